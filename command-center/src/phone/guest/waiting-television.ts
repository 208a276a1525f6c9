import shared from '../calling.module.css';
import { el } from '../element.js';
import { button, write } from '../parts.js';
import css from './guest.module.css';
import type { Words } from './screens.js';
import { placeOf, type Showing, showingOf, type TelevisionActs } from './television.js';
import { televisionPanel } from './television-panel.js';
import type { VisitState } from './visit.js';

/** Before the lawyer answers: which television shows the call, or the way to one. */
export class WaitingTelevision {
  readonly node = el('section', { className: css.television });
  readonly #words: Words;
  readonly #acts: TelevisionActs;
  readonly #title = el('b', {});
  readonly #place = el('p', {});
  readonly #text = el('p', {});
  readonly #status = el('div', {}, this.#title, this.#place, this.#text);
  readonly #alert = el('p', { className: css.alert, hidden: true });
  readonly #actions = el('div', { className: css.leaving });
  #isElsewhere: boolean | undefined;

  constructor(words: Words, acts: TelevisionActs) {
    this.#words = words;
    this.#acts = acts;
    this.#status.setAttribute('role', 'status');
    this.#alert.setAttribute('role', 'alert');
    this.node.append(this.#status, this.#alert, this.#actions);
  }

  update({ call: { screen }, hasReturned }: Pick<VisitState, 'call' | 'hasReturned'>): void {
    const { texts } = this.#words;
    const { television } = texts;
    const showing = showingOf(screen);
    const titles: Readonly<Record<Showing, string>> = {
      none: '',
      coming: television.coming,
      shown: television.shown,
      away: '',
    };
    const sentences: Readonly<Record<Showing, string>> = {
      none: hasReturned ? television.returned : '',
      coming: '',
      shown: television.shownWaiting,
      away: television.awayWaiting,
    };
    write(this.#title, titles[showing]);
    write(this.#place, screen ? placeOf(texts, screen) : '');
    write(this.#text, sentences[showing]);
    this.#status.classList.toggle(css.showing, screen !== null || hasReturned);
    const isElsewhere = screen !== null;
    if (isElsewhere === this.#isElsewhere) return;
    this.#isElsewhere = isElsewhere;
    this.#alert.hidden = true;
    if (isElsewhere) this.#offerReturn();
    else this.#offer();
  }

  /** Asks for the digits. @param error why another choice failed */
  open(error?: unknown): void {
    const panel = televisionPanel({
      words: this.#words,
      use: this.#acts.use,
      done: () => {
        if (this.#isElsewhere) return;
        this.#offer().focus();
      },
    });
    this.#actions.replaceChildren(panel.node);
    if (error === undefined) panel.focus();
    else panel.fail(error);
  }

  #offer(): HTMLButtonElement {
    const key = button(this.#words.texts.television.key, () => this.open(), shared.plain);
    this.#actions.replaceChildren(key);
    return key;
  }

  #offerReturn(): void {
    const { television } = this.#words.texts;
    const back = (): void => {
      this.#alert.hidden = true;
      this.#acts.giveBack().catch(() => {
        this.#alert.textContent = television.failed;
        this.#alert.hidden = false;
      });
    };
    this.#actions.replaceChildren(button(television.back, back, shared.plain));
  }
}
