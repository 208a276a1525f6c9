import shared from '../calling.module.css';
import { el } from '../element.js';
import { button } from '../parts.js';
import css from './guest.module.css';
import { sentenceOf, type Words } from './screens.js';
import type { TelevisionActs } from './television.js';

const DIGITS = 6;

export interface TelevisionPanelOptions {
  readonly words: Words;
  readonly use: TelevisionActs['use'];
  /** The call goes on there, or the person wants it no more. */
  readonly done: () => void;
}

/** Digits of any width, without what stands between them. */
export const digitsOf = (text: string): string => text.normalize('NFKC').replaceAll(/\D/g, '').slice(0, DIGITS);

/** Which television: by the six digits that it shows. What was typed stays until it was right. */
export class TelevisionPanel {
  readonly node: HTMLFormElement;
  readonly #options: TelevisionPanelOptions;
  readonly #heading: HTMLElement;
  readonly #input = el('input', {
    id: 'television-code',
    className: css.digits,
    inputMode: 'numeric',
    autocomplete: 'one-time-code',
    spellcheck: false,
  });
  readonly #alert = el('p', { className: css.alert, hidden: true });
  readonly #confirm: HTMLButtonElement;
  #isBusy = false;
  #isClosed = false;

  constructor(options: TelevisionPanelOptions) {
    this.#options = options;
    const { television } = options.words.texts;
    this.#heading = el('h3', { tabIndex: -1 }, television.title);
    this.#alert.setAttribute('role', 'alert');
    this.#alert.id = 'television-trouble';
    this.#input.setAttribute('aria-describedby', this.#alert.id);
    this.#confirm = el('button', { type: 'submit', className: shared.button }, television.confirm);
    this.node = el(
      'form',
      { className: `${css.card} ${css.panel}`, noValidate: true },
      this.#heading,
      el('p', {}, television.what),
      el('ol', {}, ...television.steps.map((step) => el('li', {}, step))),
      el('label', { htmlFor: this.#input.id }, television.code),
      this.#input,
      this.#alert,
      this.#confirm,
      button(television.cancel, () => this.#close(), shared.plain),
    );
    this.#input.addEventListener('input', () => this.#clean());
    this.node.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.node.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.#close();
    });
  }

  /** The heading first: a screen reader says what it is about, and no keyboard covers the words. */
  focus(): void {
    this.node.scrollIntoView?.({ block: 'nearest' });
    this.#heading.focus({ preventScroll: true });
  }

  /** What a choice that was made elsewhere failed with. */
  fail(error: unknown): void {
    this.#say(sentenceOf(this.#options.words, error));
  }

  #clean(): void {
    const digits = digitsOf(this.#input.value);
    if (this.#input.value !== digits) this.#input.value = digits;
    this.#say('');
  }

  #submit(): void {
    if (this.#isBusy) return;
    const { television } = this.#options.words.texts;
    const code = digitsOf(this.#input.value);
    if (code.length < DIGITS) {
      this.#say(television.digits);
      this.#input.focus();
      return;
    }
    this.#say('');
    this.#setBusy(true);
    this.#options.use({ code }).then(
      () => this.#close(),
      (error: unknown) => {
        if (this.#isClosed) return;
        this.#setBusy(false);
        this.fail(error);
        this.#input.focus();
        this.#input.select();
      },
    );
  }

  #setBusy(isBusy: boolean): void {
    const { television } = this.#options.words.texts;
    this.#isBusy = isBusy;
    this.#confirm.setAttribute('aria-busy', String(isBusy));
    this.#confirm.textContent = isBusy ? television.busy : television.confirm;
  }

  #say(text: string): void {
    this.#alert.hidden = text === '';
    if (this.#alert.textContent !== text) this.#alert.textContent = text;
    this.#input.setAttribute('aria-invalid', String(text !== ''));
  }

  #close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#options.done();
  }
}
