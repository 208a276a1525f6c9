import css from './calling.module.css';
import { el } from './element.js';

/** A big button. */
export function button(text: string, press: () => void, kind = ''): HTMLButtonElement {
  const node = el('button', { type: 'button', className: `${css.button} ${kind}` }, text);
  node.addEventListener('click', press);
  return node;
}

/** The heading takes the focus when the screen changes, so that a screen reader reads on from there. */
export const heading = (text: string): HTMLElement => el('h2', { className: css.heading, tabIndex: -1 }, text);

/** A text that is the same is not read out again. */
export function write(node: HTMLElement, text: string): void {
  if (node.textContent !== text) node.textContent = text;
  node.hidden = text === '';
}
