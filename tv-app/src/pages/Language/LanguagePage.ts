import type { Kit } from '../../components/Kit.js';
import type { Node } from '../../components/node.js';
import type { PageScene } from '../../scene/PageScene.js';
import { cardsPage } from '../cardsPage.js';
import { Page } from '../Page.js';
import { languageScene } from './languageScene.js';

/** Chinese or English: one key more than a switch, so that nobody is left with pages that they cannot read. */
export class LanguagePage extends Page {
  protected override follow(): void {
    this.watch((listener) => this.session.line.subscribe(listener));
  }

  protected override describe(): PageScene {
    return languageScene(this.session.preferences.state, this.t, this.session.firstStart.step === 'language');
  }

  protected override choose(id: string): void {
    const { preferences, navigator, firstStart } = this.session;
    if (id !== 'later') preferences.change({ locale: id === 'en' ? 'en' : 'zh-CN' });
    if (!firstStart.next('language')) navigator.back();
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    return cardsPage(kit, scene, {
      corner: this.corner(kit),
      y: 300,
      h: 190,
      gap: 28,
      icons: { 'zh-CN': 'talk', en: 'talk', later: 'rt' },
    });
  }
}
