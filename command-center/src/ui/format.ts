import { SHANGHAI, shanghaiDay } from '@falink/client';
import type { Text } from '@falink/protocol';

/** `09:30` today, `7月14日 09:30` on another day; Asia/Shanghai. */
export function dayTime(instant: string, nowMs: number, locale: string): string {
  const at = Date.parse(instant);
  const today = shanghaiDay(at) === shanghaiDay(nowMs);
  return new Intl.DateTimeFormat(locale, {
    ...SHANGHAI,
    ...(!today && { month: 'short', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(at);
}

/** `09:30`, Asia/Shanghai. */
export function minuteOfDay(instant: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { ...SHANGHAI, hour: '2-digit', minute: '2-digit', hour12: false }).format(
    Date.parse(instant),
  );
}

/** `09:30:12`, Asia/Shanghai. */
export function timeOfDay(instant: string | number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { ...SHANGHAI, timeStyle: 'medium', hour12: false }).format(
    typeof instant === 'number' ? instant : Date.parse(instant),
  );
}

/** A calendar date as people write it: `7月22日 星期三`. The input has no zone, and gets none. */
export function calendarDate(date: string, locale: string, weekday = true): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    month: 'long',
    day: 'numeric',
    ...(weekday && { weekday: 'long' }),
  }).format(Date.parse(`${date}T00:00:00Z`));
}

/** A calendar date with its year: `2026年7月22日`. The input has no zone, and gets none. */
export function fullDate(date: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: 'numeric', month: 'short', day: 'numeric' }).format(
    Date.parse(`${date}T00:00:00Z`),
  );
}

/** The sentence of a text from the server in the language of the page. */
export function said(text: Text, locale: string): string {
  return locale.startsWith('zh') ? text.zh : text.en;
}
