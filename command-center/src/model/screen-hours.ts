import type { ScreenDay } from '@falink/protocol';
import { type HoursTrouble, readDayHours } from './opening-hours.js';

const FULL = 100;
/** `80%` after the hours that it belongs to. */
const PERCENT = /(\d{1,3})\s*%/;

/** When the screen is on during a day, as it is typed: `7:00-18:00 80%, 18:00-21:00 50%`; nothing: off all day. */
export function readScreenDay(typed: string): ScreenDay | HoursTrouble {
  const text = typed.normalize('NFKC').replace(/[，、;；,]/g, ' ');
  const parts = text.match(/[^\s%]+(\s+\d{1,3}\s*%)?/g) ?? [];
  const day: ScreenDay = [];
  for (const part of parts) {
    const percent = PERCENT.exec(part);
    const brightness = percent ? Number(percent[1]) : FULL;
    const hours = readDayHours(part.replace(PERCENT, ''));
    if (typeof hours === 'string') return hours;
    if (hours.length === 0 || brightness > FULL) return 'unclear';
    day.push(...hours.map((one) => ({ ...one, brightness })));
  }
  day.sort((a, b) => (a.from < b.from ? -1 : 1));
  // The whole once more: what overlaps, and what is too much.
  const whole = readDayHours(day.map(({ from, to }) => `${from}-${to}`).join(' '));
  return typeof whole === 'string' ? whole : day;
}

/** `07:00–18:00, 18:00–21:00 60%`: how it is shown and typed again. */
export function screenDayText(day: ScreenDay): string {
  return day
    .map(({ from, to, brightness }) => `${from}–${to}${brightness === FULL ? '' : ` ${brightness}%`}`)
    .join(', ');
}

/** Days that follow each other and are the same, by the first and the last, 0 Monday … 6 Sunday. */
export function sameDays(week: readonly ScreenDay[]): readonly { from: number; to: number; day: ScreenDay }[] {
  const runs: { from: number; to: number; day: ScreenDay }[] = [];
  for (const [at, day] of week.entries()) {
    const before = runs.at(-1);
    if (before && screenDayText(before.day) === screenDayText(day)) before.to = at;
    else runs.push({ from: at, to: at, day });
  }
  return runs;
}
