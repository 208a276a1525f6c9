import css from './calling.module.css';
import { el } from './element.js';

/** What the person can mend in a call: a sentence, and a key where one helps. The same sentence is not read out again. */
export class CallNote {
  readonly node = el('div', { className: css.note, hidden: true });
  #text = '';

  constructor() {
    this.node.setAttribute('role', 'alert');
  }

  set(text: string, action = '', press?: () => void): void {
    if (text === this.#text) return;
    this.#text = text;
    this.node.hidden = text === '';
    this.node.replaceChildren(el('p', {}, text));
    if (!press) return;
    const act = el('button', { type: 'button', className: `${css.button} ${css.plain}` }, action);
    act.addEventListener('click', press);
    this.node.append(act);
  }
}
