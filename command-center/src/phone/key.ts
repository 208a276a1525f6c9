import css from './calling.module.css';
import { el } from './element.js';
import { icon } from './icon.js';
import { ICONS, type IconName } from './icons.js';

/** A key with a drawing and a word; what it does changes with the word. */
export class Key {
  readonly node: HTMLButtonElement;
  readonly #word = el('span', {});
  #icon: IconName | undefined;

  constructor(press: () => void, kind = '') {
    this.node = el('button', { type: 'button', className: `${css.key} ${kind}` }, this.#word);
    this.node.addEventListener('click', press);
  }

  set(name: IconName, text: string, hint = ''): void {
    if (this.#word.textContent !== text) this.#word.textContent = text;
    if (hint !== '') this.node.title = hint;
    if (name === this.#icon) return;
    this.#icon = name;
    this.node.querySelector('svg')?.remove();
    this.node.prepend(icon(ICONS[name]));
  }
}
