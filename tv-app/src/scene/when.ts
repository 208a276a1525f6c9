import { shanghaiDay, shanghaiParts } from '@falink/client';
import type { CallbackPromise, Locale } from '@falink/protocol';
import type { TextKey, Translate } from '../locales/index.js';
import { weekdayName } from './words.js';

const DAY_MS = 86_400_000;

/** Which part of the day an hour is, as people say it. */
const PARTS: readonly (readonly [until: number, part: TextKey])[] = [
  [5, 'date.smallHours'],
  [8, 'date.earlyMorning'],
  [11, 'date.morning'],
  [12, 'date.lateMorning'],
  [13, 'date.noon'],
  [18, 'date.afternoon'],
  [22, 'date.evening'],
  [24, 'date.night'],
];

/** 0:09 → 凌晨 and 0:09, 14:30 → 下午 and 2:30. */
export function clockWords(t: Translate, wallMs: number, locale: Locale): { part: string; time: string } {
  const { hour, minute } = shanghaiParts(wallMs);
  const part = PARTS.find(([until]) => hour < until)?.[1] ?? 'date.night';
  // Nobody says 凌晨 12 点; in English the first hour is 12.
  const spoken = hour > 12 ? hour - 12 : hour === 0 && locale === 'en' ? 12 : hour;
  return { part: t(part), time: `${spoken}:${String(minute).padStart(2, '0')}` };
}

/** A time that is near, as people say it: 明天早上 8:30, 6月16日星期二 早上 8:30. */
export function whenWords(t: Translate, atMs: number, nowMs: number, locale: Locale): string {
  const { part, time } = clockWords(t, atMs, locale);
  const days = Math.round((Date.parse(shanghaiDay(atMs)) - Date.parse(shanghaiDay(nowMs))) / DAY_MS);
  const near = (['date.today', 'date.tomorrow', 'date.afterTomorrow'] as const)[days];
  if (near) return t('date.near', { day: t(near), part, time });
  const { month, day, weekday } = shanghaiParts(atMs);
  const date = t('date.line', { month, day, weekday: weekdayName(t, weekday, locale) });
  return t('date.near', { day: date, part, time });
}

/** When somebody who leaves a number is called back; a time that has passed, or none, says who it depends on. */
export function promiseWords(
  t: Translate,
  promise: CallbackPromise | null | undefined,
  nowMs: number,
  locale: Locale,
): string {
  if (promise?.kind === 'within') return t('promise.within', { minutes: promise.minutes });
  if (promise?.kind === 'from' && Date.parse(promise.at) > nowMs)
    return t('promise.from', { when: whenWords(t, Date.parse(promise.at), nowMs, locale) });
  return t('promise.open');
}
