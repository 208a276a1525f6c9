import type { Kit } from '../../components/Kit.js';
import type { Node } from '../../components/node.js';
import type { PageScene } from '../../scene/PageScene.js';
import { Page } from '../Page.js';
import { sentencePage } from '../Sentence.js';

/** This terminal is open in another window; one key moves it here. */
export class InUsePage extends Page {
  protected override describe(): PageScene {
    const { t } = this;
    return {
      page: 'in-use',
      title: t('inUse.title'),
      lines: [t('inUse.line')],
      choices: [{ id: 'take', label: t('inUse.take'), digit: 1 }],
      hints: [],
      firstFocus: 'take',
    };
  }
  protected override choose(): void {
    this.session.link.claim();
  }
  /** Red and Home would need the line that another window has. */
  override press({ key }: { key: string }): boolean {
    return key === 'red' || key === 'home' || key === 'back';
  }
  protected override draw(kit: Kit, scene: PageScene): Node {
    return sentencePage(kit, scene, { icons: { take: 'check' } });
  }
}
