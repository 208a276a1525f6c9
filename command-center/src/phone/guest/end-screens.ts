import type { CallbackPromise, Goodbye, PromisedNumber, RatingScore } from '@falink/protocol';
import shared from '../calling.module.css';
import { el } from '../element.js';
import { button, heading } from '../parts.js';
import { fill } from '../texts.js';
import type { Over } from './call-state.js';
import { CallbackOffer } from './callback-offer.js';
import { promiseText } from './callback-panel.js';
import css from './guest.module.css';
import { hotline, type Words } from './screens.js';

const SCORES: readonly RatingScore[] = [5, 4, 3, 2, 1];

export interface RatingOptions {
  readonly words: Words;
  /** Rejects when it did not arrive. */
  readonly rate: (score: RatingScore) => Promise<void>;
  readonly done: () => void;
}

/** Five words, the best first; one press. */
export function ratingScreen({ words: { texts }, rate, done }: RatingOptions): Node[] {
  const { rating } = texts;
  const alert = el('p', { className: css.alert, hidden: true });
  alert.setAttribute('role', 'alert');
  const press = (score: RatingScore): void => {
    alert.hidden = true;
    rate(score).then(done, () => {
      alert.textContent = rating.failed;
      alert.hidden = false;
    });
  };
  const keys = SCORES.map((score) => button(rating.scores[score - 1] ?? '', () => press(score), shared.plain));
  return [
    heading(rating.title),
    el('p', {}, rating.anonymous),
    el('div', { className: css.scores }, ...keys),
    alert,
    button(rating.skip, done, css.quiet),
  ];
}

export interface OverOptions {
  readonly words: Words;
  readonly over: Over;
  readonly goodbye: Goodbye | null;
  /** The number that was left; null: none was, or not here. */
  readonly number: PromisedNumber | null;
  /** Nobody answered: the person may leave a number yet. */
  readonly leaveNumber: { readonly promise: CallbackPromise | null; send(phone: string): Promise<unknown> } | null;
  readonly again: () => void;
}

/** How it ended, and what the lawyer wrote down. */
export function overScreen({ words, over, goodbye, number, leaveNumber, again }: OverOptions): Node[] {
  const { title, text } = words.texts.over[over];
  return [
    heading(title),
    ...(number ? keptLines(words, number) : [text]).map((line) => el('p', {}, line)),
    ...(leaveNumber ? [offerOf(words, leaveNumber)] : []),
    ...summaryOf(words, goodbye),
    hotline(words),
    button(words.texts.over.again, again, shared.plain),
  ];
}

const keptLines = (words: Words, { phoneMasked, promise }: PromisedNumber): string[] => [
  fill(words.texts.callback.keptText, { phone: phoneMasked }),
  ...(promise ? [promiseText(words, promise)] : []),
];

function offerOf(words: Words, { promise, send }: NonNullable<OverOptions['leaveNumber']>): HTMLElement {
  const offer = new CallbackOffer(words, send);
  offer.update(promise, true);
  return offer.node;
}

function summaryOf({ texts: { over }, locale }: Words, goodbye: Goodbye | null): Node[] {
  if (!goodbye || goodbye.state === 'none') return [];
  if (goodbye.state === 'writing') return [el('p', { className: shared.note }, over.writing)];
  const { lines, nextOn } = goodbye;
  const day =
    nextOn &&
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'full' }).format(Date.parse(`${nextOn}T00:00:00Z`));
  const card = el(
    'section',
    { className: css.card },
    el('h3', {}, over.summary),
    el('ol', {}, ...lines.map((line) => el('li', {}, line))),
    ...(day ? [el('p', { className: css.fact }, fill(over.next, { date: day }))] : []),
  );
  card.setAttribute('aria-live', 'polite');
  return [card];
}
