import { MAX_PAPER_PAGES } from '@falink/protocol';
import { el } from '../element.js';
import { button, write } from '../parts.js';
import { fill } from '../texts.js';
import css from './paper.module.css';
import type { PaperState, PaperTask } from './paper-task.js';
import type { PaperTexts } from './paper-texts.js';

/** What the officer asks for, with the key that photographs it. */
export class PaperCard {
  readonly node = el('section', { className: css.card, hidden: true });
  readonly #texts: PaperTexts;
  readonly #asked = el('p', { className: css.asked });
  readonly #note = el('p', {});
  readonly #take: HTMLButtonElement;
  readonly #finish: HTMLButtonElement;

  constructor(texts: PaperTexts, task: PaperTask) {
    this.#texts = texts;
    this.#take = button('', () => void task.aim());
    this.#finish = button(texts.finish, () => task.finish(), css.second);
    const words = el('div', {}, this.#asked, this.#note);
    words.setAttribute('role', 'status');
    this.node.append(words, this.#take, this.#finish);
  }

  update({ paper, step, trouble, sent }: PaperState): void {
    const texts = this.#texts;
    const isFull = paper !== null && !paper.wanted && (paper.kind !== 'document' || paper.pages >= MAX_PAPER_PAGES);
    const shown = step === 'idle' && !isFull ? paper : null;
    write(this.#asked, shown ? askedWords(texts, shown) : '');
    write(this.#note, step !== 'idle' ? '' : trouble ? texts.trouble[trouble] : sent ? texts.sent : '');
    this.#take.hidden = this.#finish.hidden = shown === null;
    this.node.hidden = step !== 'idle' || (shown === null && trouble === null && !sent);
    if (!shown) return;
    write(this.#take, shown.again ? texts.takeAgain : shown.pages > 0 ? texts.takeMore : texts.take);
    this.#finish.hidden = shown.wanted;
  }
}

function askedWords(texts: PaperTexts, { label, pages, wanted, again }: NonNullable<PaperState['paper']>): string {
  if (again) return fill(texts.again, { label, n: again.n });
  return wanted ? fill(texts.asked, { label }) : fill(texts.received, { label, n: pages });
}
