import { FalinkError, type GuestDoor, type Text } from '@falink/protocol';
import type { guest } from '../../locales/zh-CN/guest.js';
import shared from '../calling.module.css';
import { el } from '../element.js';
import { button, heading } from '../parts.js';
import { fill, type PhoneLocale } from '../texts.js';
import css from './guest.module.css';

export type GuestTexts = typeof guest;

/** What every screen needs. */
export interface Words {
  readonly texts: GuestTexts;
  readonly locale: PhoneLocale;
  /** Of the district; known once the door was opened. */
  readonly phone: string;
}

export const pick = ({ locale }: Pick<Words, 'locale'>, text: Text): string => (locale === 'en' ? text.en : text.zh);

/** What an attempt failed with, in the person's language. */
export function sentenceOf(words: Pick<Words, 'texts' | 'locale'>, error: unknown): string {
  return error instanceof FalinkError ? pick(words, error.toBody().message) : words.texts.trouble.offline;
}

export const hotline = ({ texts, phone }: Words): HTMLElement =>
  el('a', { className: `${shared.button} ${shared.plain}`, href: `tel:${phone}` }, fill(texts.hotline, { phone }));

export function busyScreen(title: string, text = ''): Node[] {
  return [heading(title), ...(text ? [el('p', {}, text)] : [])];
}

export interface TroubleOptions {
  readonly words: Words;
  readonly title: string;
  /** What happened; then what to do. */
  readonly lines: readonly string[];
  readonly again?: { readonly text: string; readonly press: () => void };
}

export function troubleScreen({ words, title, lines, again }: TroubleOptions): Node[] {
  return [
    heading(title),
    ...lines.map((line) => el('p', {}, line)),
    ...(again ? [button(again.text, again.press)] : []),
    hotline(words),
  ];
}

/** Today's hours by the clock of Asia/Shanghai; null: none are entered. */
export function hoursToday({ texts }: Words, hours: GuestDoor['hours'], now = new Date()): string | null {
  if (!hours) return null;
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now);
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const open = hours.exceptions.find(({ date }) => date === day)?.open ?? hours.week[weekday] ?? [];
  if (open.length === 0) return texts.start.todayClosed;
  return fill(texts.start.today, { hours: open.map(({ from, to }) => `${from}–${to}`).join(' ') });
}

export interface StartOptions {
  readonly words: Words;
  readonly door: GuestDoor;
  /** What the link is about, in words; null: nothing. */
  readonly category: string | null;
  /** The code of a television led here. */
  readonly isScanned: boolean;
  readonly next: () => void;
  /** Asks again whether the door is open. */
  readonly look: () => void;
}

/** Who is there and how long it takes, before anything is asked for; or why nobody can queue now. */
export function startScreen({ words, door, category, isScanned, next, look }: StartOptions): Node[] {
  const { texts } = words;
  const { start } = texts;
  const today = hoursToday(words, door.hours);
  const title = pick(words, door.serviceName);
  const lines = [
    ...(door.onDuty > 0 ? [fill(start.free, { n: door.onDuty })] : []),
    ...(door.closed === null ? [door.waiting > 0 ? fill(start.ahead, { n: door.waiting }) : start.nobodyAhead] : []),
    ...(today === null ? [] : [today]),
  ];
  const hero = el(
    'section',
    { className: css.hero },
    el('p', {}, door.place.name),
    heading(title),
    ...lines.map((line) => el('p', { className: css.fact }, line)),
  );
  const why = door.closed === null ? null : texts.closed[door.closed];
  if (why)
    return [
      hero,
      el('section', { className: css.card }, el('h3', {}, why.title), el('p', {}, why.text)),
      hotline(words),
      ...(door.closed === 'closed' ? [] : [button(texts.look, look, shared.plain)]),
    ];
  return [
    hero,
    ...(isScanned ? [el('p', { className: shared.note }, texts.television.beginFirst)] : []),
    ...(category === null ? [] : [el('p', { className: css.about }, fill(start.about, { category }))]),
    el('ul', { className: shared.points }, ...start.points.map((point) => el('li', {}, point))),
    button(start.next, next),
    hotline(words),
  ];
}

export interface ResumeOptions {
  readonly words: Words;
  readonly isWaiting: boolean;
  readonly go: () => void;
  /** Goes on on the television whose code was scanned; null: none was. */
  readonly goOnTelevision: (() => void) | null;
  readonly leave: () => void;
}

/** A page that was loaded again: its sound needs a press before it plays. */
export function resumeScreen({ words: { texts }, isWaiting, go, goOnTelevision, leave }: ResumeOptions): Node[] {
  const { resume, television } = texts;
  const leaving = button(isWaiting ? texts.waiting.leave : texts.call.hangUp, leave, shared.plain);
  if (goOnTelevision)
    return [
      heading(television.scanned),
      el('p', {}, television.scannedText),
      button(television.go, goOnTelevision),
      button(television.stay, go, shared.plain),
      leaving,
    ];
  return [
    heading(resume.title),
    el('p', {}, isWaiting ? resume.waiting : resume.talking),
    button(resume.go, go),
    leaving,
  ];
}
