import shared from '../calling.module.css';
import { el } from '../element.js';
import { button } from '../parts.js';
import css from './guest.module.css';
import { sentenceOf, type Words } from './screens.js';

export interface FormPanelOptions {
  readonly words: Words;
  /** Of the field; unique on the page. */
  readonly id: string;
  readonly texts: {
    readonly title: string;
    readonly field: string;
    readonly confirm: string;
    readonly busy: string;
    readonly cancel: string;
  };
  /** What happens then, above the field. */
  readonly about: readonly Node[];
  readonly field: Partial<HTMLInputElement>;
  /** What is typed, as it stands in the field. */
  readonly tidy?: (text: string) => string;
  /** What is wrong with it, in words; null: nothing. */
  readonly check: (text: string) => string | null;
  /** Rejects when the service refused it, or cannot be reached. */
  readonly send: (text: string) => Promise<unknown>;
  /** It was sent, or the person wants it no more. */
  readonly done: () => void;
}

/** One field that is sent to the service. What was typed stays until it was right. */
export class FormPanel {
  readonly node: HTMLFormElement;
  readonly #options: FormPanelOptions;
  readonly #heading: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #alert = el('p', { className: css.alert, hidden: true });
  readonly #confirm: HTMLButtonElement;
  #isBusy = false;
  #isClosed = false;

  constructor(options: FormPanelOptions) {
    this.#options = options;
    const { texts, id, field, about } = options;
    this.#heading = el('h3', { tabIndex: -1 }, texts.title);
    this.#alert.setAttribute('role', 'alert');
    this.#alert.id = `${id}-trouble`;
    this.#input = el('input', { id, className: css.digits, spellcheck: false, ...field });
    this.#input.setAttribute('aria-describedby', this.#alert.id);
    this.#confirm = el('button', { type: 'submit', className: shared.button }, texts.confirm);
    this.node = el(
      'form',
      { className: `${css.card} ${css.panel}`, noValidate: true },
      this.#heading,
      ...about,
      el('label', { htmlFor: id }, texts.field),
      this.#input,
      this.#alert,
      this.#confirm,
      button(texts.cancel, () => this.#close(), shared.plain),
    );
    this.#input.addEventListener('input', () => this.#typed());
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

  /** What was sent elsewhere failed with. */
  fail(error: unknown): void {
    this.#say(sentenceOf(this.#options.words, error));
  }

  #typed(): void {
    const tidied = this.#tidied();
    if (this.#input.value !== tidied) this.#input.value = tidied;
    this.#say('');
  }

  #tidied(): string {
    return this.#options.tidy?.(this.#input.value) ?? this.#input.value;
  }

  #submit(): void {
    if (this.#isBusy) return;
    const text = this.#tidied();
    const trouble = this.#options.check(text);
    if (trouble !== null) {
      this.#say(trouble);
      this.#input.focus();
      return;
    }
    this.#say('');
    this.#setBusy(true);
    this.#options.send(text).then(
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
    const { texts } = this.#options;
    this.#isBusy = isBusy;
    this.#confirm.setAttribute('aria-busy', String(isBusy));
    this.#confirm.textContent = isBusy ? texts.busy : texts.confirm;
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
