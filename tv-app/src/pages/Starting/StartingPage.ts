import type { Kit } from '../../components/Kit.js';
import type { Node } from '../../components/node.js';
import type { PageScene } from '../../scene/PageScene.js';
import { Page } from '../Page.js';

/** What is seen while the box finds out who it is. */
export class StartingPage extends Page {
  protected override describe(): PageScene {
    return { page: 'starting', title: this.t('starting.title'), lines: [], choices: [], hints: [], firstFocus: null };
  }
  protected override choose(): void {}

  protected override draw(kit: Kit): Node {
    return {
      Logo: kit.picture({ x: 960 - 76, y: 372, w: 152, h: 152, art: 'logo' }),
      Name: kit.label({ text: this.t('app.name'), x: 960, y: 552, role: 'title', align: 'center' }),
      Line: kit.label({ text: this.t('starting.line'), x: 960, y: 660, align: 'center', tone: 'muted' }),
    };
  }
}
