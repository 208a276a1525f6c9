import type { Kit } from '../../components/Kit.js';
import type { Node } from '../../components/node.js';
import { hintRow } from '../../components/parts.js';
import type { KeyPress } from '../../keymap.js';
import type { PageScene } from '../../scene/PageScene.js';
import { Page } from '../Page.js';
import { sentencePage } from '../Sentence.js';
import { readyScene } from './readyScene.js';

/** The end of the first start: the red key is tried once, and calls nobody here. */
export class ReadyPage extends Page {
  private tried = false;

  protected override describe(): PageScene {
    return readyScene(this.t, this.tried);
  }

  override press({ key }: KeyPress): boolean {
    if (key !== 'red') return false;
    this.tried = true;
    this.refresh();
    return true;
  }

  protected override choose(): void {
    if (!this.session.firstStart.next('done')) this.session.goHome();
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    return {
      ...sentencePage(kit, scene, { icons: { home: this.tried ? 'check' : 'rt' }, picture: 'figure-zhou' }),
      Hints: hintRow(kit, scene.hints, 96, 986),
    };
  }
}
