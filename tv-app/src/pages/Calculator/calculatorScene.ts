import type { Calculation, Field, RuleError } from '@falink/legal-rules';
import type { Locale } from '@falink/protocol';
import type { Digit } from '../../keymap.js';
import { pick, type Translate } from '../../locales/index.js';
import type { PageScene, SceneChoice, SceneHint } from '../../scene/PageScene.js';
import type { CalculatorState, Outcome } from '../../session/CalculatorModel.js';
import { citationLines } from '../citations.js';
import type { Paragraph } from '../textPages.js';
import type { Turned } from '../turning.js';
import {
  amountReading,
  decimalsOf,
  givenOf,
  grouped,
  isFull,
  shownAmount,
  shownEntry,
  type TypedField,
} from './entry.js';

export interface Words {
  readonly t: Translate;
  readonly locale: Locale;
}

/** Keys of the pad in the order of a telephone; the digit keys of the remote press them too. */
export const PAD = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'extra', '0', 'delete'] as const;

/** An answer as one reads it; null: left out. */
function answerWords(field: Field, given: string | null, { t, locale }: Words): string {
  if (given === null) return t('calculator.skipped');
  if (field.kind === 'choice') {
    const choice = field.choices.find(({ value }) => value === given);
    return choice ? pick(choice.label, locale) : '';
  }
  if (field.kind === 'date') return shownEntry(field, given.replace(/-/g, ''), t);
  return `${grouped(given)}${unitOf(field, { t, locale })}`;
}

/** The unit after the number. */
export function unitOf(field: TypedField, { t, locale }: Words): string {
  if (field.kind === 'amount') return ` ${t('calculator.yuan')}`;
  if (field.kind === 'count') return ` ${pick(field.unit, locale)}`;
  return field.kind === 'percent' ? '%' : '';
}

/** An amount or a range of amounts, e.g. `50～300 元`. */
export function moneyWords(value: Pick<Calculation, 'total' | 'range'>, { t }: Words): string {
  const { total, range } = value;
  const shown = range ? `${shownAmount(range.min)}～${shownAmount(range.max)}` : shownAmount(total ?? '');
  return `${shown} ${t('calculator.yuan')}`;
}

const again = (t: Translate): SceneHint[] => [
  { key: 'digit0', label: t('hint.again') },
  { key: 'red', label: t('question.person') },
];

/** Unique in all questions, so that the focus never carries over from one to the next. */
export function choiceId(name: string, value: string): string {
  return `choice:${name}:${value}`;
}

/** A question that is answered by one of a few choices. */
export function choiceScene(
  view: Words & {
    name: string;
    field: Extract<Field, { kind: 'choice' }>;
    shown: Turned<Extract<Field, { kind: 'choice' }>['choices'][number]>;
    draft: string;
    first: boolean;
  },
): PageScene {
  const { t, locale, name, field, shown } = view;
  const choices = shown.items.map(
    ({ value, label }, index): SceneChoice => ({
      id: choiceId(name, value),
      label: pick(label, locale),
      digit: (index + 1) as Digit,
    }),
  );
  const digit = (): Digit => (choices.length + 1) as Digit;
  if (shown.count > 1) choices.push({ id: 'turn', label: t('question.more'), digit: digit() });
  if (field.optional && field.initial === undefined)
    choices.push({ id: 'skip', label: t('calculator.none'), digit: digit() });
  const wanted = choiceId(name, view.draft || (field.initial ?? ''));
  return {
    page: 'calculator',
    title: pick(field.label, locale),
    lines: [field.hint ? pick(field.hint, locale) : ''],
    choices,
    hints: [{ key: 'back', label: view.first ? t('calculator.leave') : t('question.back') }, ...again(t)],
    firstFocus: choices.find(({ id }) => id === wanted)?.id ?? choices[0]?.id ?? null,
  };
}

/** A question that is answered by typing. */
export function typingScene(
  view: Words & { field: TypedField; draft: string; trouble: string; first: boolean },
): PageScene {
  const { t, locale, field, draft } = view;
  const decimals = decimalsOf(field);
  const choices = PAD.flatMap((key): SceneChoice[] => {
    if (key === 'delete') return [{ id: key, label: t('follow.delete'), digit: null, disabled: draft === '' }];
    if (key !== 'extra') return [{ id: `key-${key}`, label: key, digit: Number(key) as Digit }];
    if (field.kind === 'date') return [{ id: 'today', label: t('calculator.today'), digit: null }];
    return decimals > 0 ? [{ id: 'point', label: t('calculator.point'), digit: null }] : [];
  });
  const skips = draft === '' && field.optional === true;
  const next: SceneChoice = {
    id: 'next',
    label: skips ? t('calculator.skip') : t('calculator.next'),
    digit: null,
  };
  return {
    page: 'calculator',
    title: pick(field.label, locale),
    lines: [
      view.trouble !== '' ? view.trouble : field.hint ? pick(field.hint, locale) : '',
      draft === '' ? typingLine(field, t) : `${shownEntry(field, draft, t)}${unitOf(field, view)}`,
    ],
    choices: [next, ...choices],
    entry: {
      keys: 'digits',
      typed: draft === '' ? '' : `${shownEntry(field, draft, t)}${unitOf(field, view)}`,
      // A date is a date and an amount an amount, not digits; until a date is whole its digits are read.
      ...((field.kind !== 'date' || isFull(field, draft)) && { reading: entryReading(field, draft, view) }),
      done: 'next',
    },
    hints: [
      { key: 'back', label: view.first ? t('calculator.leave') : t('question.back') },
      { key: 'yellow', label: t('follow.delete') },
      ...(decimals > 0 ? [{ key: 'green' as const, label: t('calculator.point') }] : []),
      { key: 'red', label: t('question.person') },
    ],
    firstFocus: 'next',
  };
}

/** What is typed, as it is said. */
function entryReading(field: TypedField, draft: string, words: Words): string {
  return `${shownEntry(field, draft, words.t)}${unitOf(field, words)}`;
}

/** How to type, shown while nothing is typed. */
function typingLine(field: TypedField, t: Translate): string {
  if (field.kind === 'date') return t('calculator.dateLine');
  return field.optional ? t('calculator.optionalLine') : t('calculator.typeLine');
}

/** Below the number: how it is read aloud, or what is still missing. */
export function readingLine(field: TypedField, draft: string, { t, locale }: Words): string {
  if (draft === '' || (field.kind === 'date' && !isFull(field, draft))) return typingLine(field, t);
  if (field.kind !== 'amount' || locale === 'en') return '';
  const reading = amountReading(givenOf(field, draft) ?? '');
  return reading === '' ? '' : t('calculator.reading', { amount: reading });
}

/** All that was entered, each to be changed. */
export function reviewScene(view: Words & { state: CalculatorState; shown: Turned<string> }): PageScene {
  const { t, locale, state, shown } = view;
  const fields = state.calculator?.fields ?? {};
  const choices = shown.items.flatMap((name, index): SceneChoice[] => {
    const field = fields[name];
    if (!field) return [];
    const answer = answerWords(field, state.answers[name] ?? null, view);
    return [{ id: `field:${name}`, label: `${pick(field.label, locale)}：${answer}`, digit: (index + 1) as Digit }];
  });
  if (shown.count > 1) choices.push({ id: 'turn', label: t('question.more'), digit: (choices.length + 1) as Digit });
  return {
    page: 'calculator',
    title: t('calculator.review'),
    lines: [t('calculator.reviewLine')],
    choices,
    hints: [{ key: 'back', label: t('calculator.toAnswer') }, ...again(t)],
    firstFocus: choices[0]?.id ?? null,
  };
}

/** The result, or why there is none. */
export function answerScene(
  view: Words & { outcome: Outcome; page: { index: number; count: number }; text: string },
): PageScene {
  const { t, locale, outcome } = view;
  const { index, count } = view.page;
  const choices: SceneChoice[] = [
    { id: 'ask', label: t('calculator.ask'), digit: 1 },
    { id: 'change', label: t('calculator.change'), digit: 2 },
    { id: 'another', label: t('calculator.another'), digit: 3 },
  ];
  if (count > 1) {
    const label = index + 1 < count ? t('result.nextPage') : t('result.firstPage');
    choices.push({ id: 'turn', label, digit: 4 });
  }
  const title =
    'calculation' in outcome
      ? t('calculator.answer', {
          name: pick(outcome.calculation.label, locale),
          amount: moneyWords(outcome.calculation, view),
        })
      : t('calculator.refused');
  return {
    page: 'calculator',
    title,
    lines: [view.text],
    choices,
    hints: [{ key: 'back', label: t('question.back') }, ...again(t)],
    firstFocus: count > 1 ? 'turn' : 'ask',
  };
}

/** What is to be read under the result: the parts, how it was computed, where it is written, what to know. */
export function answerParagraphs(calculation: Calculation, local: boolean, words: Words): Paragraph[] {
  const { t, locale } = words;
  const notes = calculation.notes.map((note): Paragraph => ({ text: pick(note, locale), mark: '•' }));
  if (!local) notes.push({ text: t('result.notLocal'), icon: 'warn', valueTone: 'gold' });
  return [
    ...calculation.items.map(({ label, amount, range, per }): Paragraph => {
      const value =
        amount === null && range === null ? t('calculator.unknown') : moneyWords({ total: amount, range }, words);
      return {
        text: pick(label, locale),
        value: !per ? value : locale === 'en' ? `${value} ${per.en}` : `${per.zh} ${value}`,
      };
    }),
    { text: t('result.steps'), heading: true },
    ...calculation.steps.map((step, index): Paragraph => ({ text: pick(step, locale), mark: `${index + 1}` })),
    { text: t('result.law'), heading: true },
    ...citationLines(calculation.citations, locale).map((text): Paragraph => ({ text, icon: 'book' })),
    ...(notes.length > 0 ? [{ text: t('result.notes'), heading: true } as const] : []),
    ...notes,
  ];
}

/** What to do when nothing was computed. */
export function refusalParagraphs(refusal: RuleError, locale: Locale): Paragraph[] {
  return [{ text: pick(refusal.text, locale), icon: 'warn', valueTone: 'gold' }];
}
