import type { OpenInterval } from '@falink/protocol';

/** What is wrong with hours that a person typed. */
export type HoursTrouble = 'unclear' | 'ends_before_begin' | 'overlaps' | 'too_many';

const MAX_INTERVALS = 6;
const SPAN = /^(\d{1,2}):?(\d{2})?[-~](\d{1,2}):?(\d{2})?$/;

/** Full-width characters, dashes and separators as they are typed in Chinese and English. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‐-―−–—~至到]/g, '-')
    .replace(/\s*-\s*/g, '-')
    .replace(/[，、;；,\s]+/g, ' ')
    .trim();
}

function clock(hours: string | undefined, minutes: string | undefined): string | null {
  const [h, m] = [Number(hours), Number(minutes ?? '0')];
  if (m > 59 || h > 24 || (h === 24 && m > 0)) return null;
  return `${`${h}`.padStart(2, '0')}:${`${m}`.padStart(2, '0')}`;
}

/** The hours of one day as they are typed: `8:30-12:00 14:00-17:30`, in any order; nothing: closed. */
export function readDayHours(typed: string): readonly OpenInterval[] | HoursTrouble {
  const text = plain(typed);
  if (text === '') return [];
  const intervals: OpenInterval[] = [];
  for (const span of text.split(' ')) {
    const found = SPAN.exec(span);
    const [from, to] = [clock(found?.[1], found?.[2]), clock(found?.[3], found?.[4])];
    if (!found || from === null || to === null || from === '24:00') return 'unclear';
    if (to <= from) return 'ends_before_begin';
    intervals.push({ from, to });
  }
  intervals.sort((a, b) => (a.from < b.from ? -1 : 1));
  if (intervals.some(({ from }, i) => from < (intervals[i - 1]?.to ?? ''))) return 'overlaps';
  return intervals.length > MAX_INTERVALS ? 'too_many' : intervals;
}

/** `08:30–12:00 14:00–17:30`: how hours are shown and typed again. */
export function dayHoursText(intervals: readonly OpenInterval[]): string {
  return intervals.map(({ from, to }) => `${from}–${to}`).join(' ');
}
