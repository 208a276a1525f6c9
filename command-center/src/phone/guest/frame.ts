import shared from '../calling.module.css';
import { el } from '../element.js';
import type { PhoneLocale } from '../texts.js';
import css from './guest.module.css';
import type { GuestTexts } from './screens.js';

/** The bar, the language, and one screen below them at a time. */
export class Frame {
  readonly #main = el('main', { className: shared.main });
  readonly #title = el('h1', {});
  readonly #language = el('button', { type: 'button', className: css.language });

  constructor(root: HTMLElement, switchLanguage: () => void) {
    this.#language.addEventListener('click', switchLanguage);
    const bar = el('header', { className: `${shared.bar} ${css.top}` }, this.#title, this.#language);
    root.replaceChildren(el('div', { className: shared.page }, bar, this.#main));
  }

  speak(texts: GuestTexts, locale: PhoneLocale): void {
    document.documentElement.lang = locale;
    document.title = texts.title;
    this.#title.textContent = texts.title;
    this.#language.textContent = texts.language;
    // Its word is of the language that it leads to.
    this.#language.lang = texts.languageTag;
  }

  /** @param kind in a consultation the language stays; in a call the picture takes the room */
  show(nodes: readonly Node[], kind: 'page' | 'waiting' | 'call' = 'page'): void {
    this.#language.hidden = kind !== 'page';
    this.#main.className = kind === 'call' ? `${shared.main} ${shared.wide}` : shared.main;
    this.#main.replaceChildren(...nodes);
    this.#main.querySelector<HTMLElement>('h2')?.focus();
    window.scrollTo?.(0, 0);
  }
}
