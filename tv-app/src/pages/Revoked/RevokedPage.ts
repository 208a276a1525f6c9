import type { Kit } from '../../components/Kit.js';
import type { Node } from '../../components/node.js';
import type { PageScene } from '../../scene/PageScene.js';
import { Page } from '../Page.js';
import { sentencePage } from '../Sentence.js';

/** The terminal was taken out of service: what that means, and how to pair it again. */
export class RevokedPage extends Page {
  protected override describe(): PageScene {
    const { t } = this;
    return {
      page: 'revoked',
      title: t('revoked.title'),
      lines: [t('revoked.line', { hotline: this.session.home.store.state.home?.district.hotline ?? '12348' })],
      choices: [{ id: 'again', label: t('revoked.again'), digit: 1 }],
      hints: [],
      firstFocus: 'again',
    };
  }
  protected override choose(): void {
    void this.session.identity.startOver();
  }
  override press({ key }: { key: string }): boolean {
    return key === 'red' || key === 'home' || key === 'back';
  }
  protected override draw(kit: Kit, scene: PageScene): Node {
    return sentencePage(kit, scene, { icons: { again: 'refresh' } });
  }
}
