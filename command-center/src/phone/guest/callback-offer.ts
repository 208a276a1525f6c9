import type { CallbackPromise } from '@falink/protocol';
import shared from '../calling.module.css';
import { el } from '../element.js';
import { button } from '../parts.js';
import { callbackPanel } from './callback-panel.js';
import css from './guest.module.css';
import type { Words } from './screens.js';

/** A key, and behind it the field for a number to be called. */
export class CallbackOffer {
  readonly node = el('div', { className: css.leaving });
  readonly #key: HTMLButtonElement;
  #promise: CallbackPromise | null = null;
  #isOpen = false;

  constructor(words: Words, leave: (phone: string) => Promise<unknown>) {
    this.#key = button(words.texts.callback.key, () => this.#open(words, leave), shared.plain);
    this.node.append(this.#key);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** @param isBest nobody is there who could answer: this is the best that the person can do */
  update(promise: CallbackPromise | null, isBest: boolean): void {
    this.#promise = promise;
    this.#key.classList.toggle(shared.plain, !isBest);
  }

  #open(words: Words, leave: (phone: string) => Promise<unknown>): void {
    const done = (): void => {
      this.#isOpen = false;
      this.node.replaceChildren(this.#key);
      this.#key.focus();
    };
    const panel = callbackPanel({ words, promise: this.#promise, leave, done });
    this.#isOpen = true;
    this.node.replaceChildren(panel.node);
    panel.focus();
  }
}
