import type { Kit } from '../../components/Kit.js';
import type { Node } from '../../components/node.js';
import type { PageScene } from '../../scene/PageScene.js';
import { Page } from '../Page.js';
import { sentencePage } from '../Sentence.js';

/** A stolen or lost box: whom to call. It is back when it is unlocked. */
export class LockedPage extends Page {
  private asking = false;

  protected override describe(): PageScene {
    const { t } = this;
    return {
      page: 'locked',
      title: t('locked.title'),
      lines: [t('locked.line')],
      choices: [
        { id: 'again', label: t(this.asking ? 'locked.asking' : 'locked.again'), digit: 1, disabled: this.asking },
      ],
      hints: [],
      firstFocus: 'again',
    };
  }
  protected override choose(): void {
    this.asking = true;
    this.refresh();
    void this.session.identity.start().finally(() => {
      this.asking = false;
      this.refresh();
    });
  }
  override press({ key }: { key: string }): boolean {
    return key === 'red' || key === 'home' || key === 'back';
  }
  protected override draw(kit: Kit, scene: PageScene): Node {
    return sentencePage(kit, scene, { icons: { again: 'refresh' } });
  }
}
