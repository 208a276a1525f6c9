import type { Kit } from '../../components/Kit.js';
import type { Node } from '../../components/node.js';
import type { PageScene } from '../../scene/PageScene.js';
import { COLOR } from '../../theme.js';
import { Page } from '../Page.js';

/** Outside of its hours the screen is black but for one quiet line. Any key wakes it, and does nothing else. */
export class ScreenOffPage extends Page {
  override get groundless(): boolean {
    return true;
  }

  protected override get sheetStyle(): 'own' {
    return 'own';
  }

  protected override describe(): PageScene {
    const { t } = this;
    return {
      page: 'screen-off',
      title: t('screenOff.title'),
      lines: [t('screenOff.wake')],
      choices: [],
      hints: [],
      firstFocus: null,
    };
  }

  protected override choose(): void {}

  /** The key itself has woken the screen (`Session.touch`). */
  override press(): boolean {
    return true;
  }

  protected override draw(kit: Kit): Node {
    const size = kit.pick(38, 48, 64);
    return {
      Black: kit.box({ x: -8, y: -8, w: 1936, h: 1096, color: COLOR.black, radius: 0 }),
      Wake: kit.label({
        text: this.t('screenOff.wake'),
        x: 960,
        y: 920,
        size,
        leading: 1.3,
        align: 'center',
        tone: 'muted',
      }),
    };
  }
}
