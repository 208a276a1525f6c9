import { choiceCards } from '../../components/choices.js';
import type { Kit } from '../../components/Kit.js';
import type { Node } from '../../components/node.js';
import { hintRow, pageTitle } from '../../components/parts.js';
import type { PageScene } from '../../scene/PageScene.js';
import { Page } from '../Page.js';
import { languageScene } from './languageScene.js';

/** Chinese or English: one key more than a switch, so that nobody is left with pages that they cannot read. */
export class LanguagePage extends Page {
  protected override follow(): void {
    this.watch((listener) => this.session.line.subscribe(listener));
  }

  protected override describe(): PageScene {
    return languageScene(this.session.preferences.state, this.t);
  }

  protected override choose(id: string): void {
    const { preferences, navigator } = this.session;
    preferences.change({ locale: id === 'en' ? 'en' : 'zh-CN' });
    navigator.back();
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    return {
      Corner: this.corner(kit),
      ...pageTitle(kit, scene.title),
      Line: kit.label({
        text: scene.lines[0] ?? '',
        x: 96,
        y: 190,
        size: kit.pick(42, 50),
        leading: 1.4,
        w: 1728,
        tone: 'soft',
      }),
      ...choiceCards(kit, scene.choices, {
        x: 96,
        y: 300,
        w: 1728,
        h: 190,
        gap: 28,
        icons: { 'zh-CN': 'talk', en: 'talk' },
      }),
      Hints: hintRow(kit, scene.hints, 96, 980),
    };
  }
}
