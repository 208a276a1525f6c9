import { SHANGHAI_OFFSET_MS, shanghaiDate } from '@falink/legal-rules/dates';

const DAY_MS = 86_400_000;

/** For `Intl.DateTimeFormat`. */
export const SHANGHAI = { timeZone: 'Asia/Shanghai' } as const;

/** The Asia/Shanghai calendar date of an instant (ms since 1970), `YYYY-MM-DD`. */
export function shanghaiDay(ms: number): string {
  return shanghaiDate(new Date(ms));
}

/** Milliseconds since midnight in Asia/Shanghai. */
export function shanghaiTimeOfDayMs(ms: number): number {
  return (((ms + SHANGHAI_OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS;
}

/** Date and time of an instant in Asia/Shanghai, whatever zone the device is set to. `month` and `day` count from 1, `weekday` from Sunday = 0. */
export function shanghaiParts(ms: number): {
  year: number;
  month: number;
  day: number;
  weekday: number;
  hour: number;
  minute: number;
} {
  const date = new Date(ms + SHANGHAI_OFFSET_MS);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
  };
}
