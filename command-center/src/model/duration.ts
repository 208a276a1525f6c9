/** `02:07`, or `1:02:07` from an hour on. Negative durations count as zero. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const h = Math.floor(seconds / 3600);
  const m = Math.floor((seconds % 3600) / 60);
  const mm = String(m).padStart(2, '0');
  const ss = String(seconds % 60).padStart(2, '0');
  return h > 0 ? `${h}:${mm}:${ss}` : `${mm}:${ss}`;
}

/** Milliseconds since an instant by the given clock; null stays null. */
export function sinceMs(instant: string | null, nowMs: number): number | null {
  return instant === null ? null : Math.max(0, nowMs - Date.parse(instant));
}

/** The largest sensible unit of an age: `{ n: 19, unit: 'minute' }`. */
export function coarseAge(ms: number): { n: number; unit: 'second' | 'minute' | 'hour' | 'day' } {
  const s = Math.max(0, Math.round(ms / 1000));
  if (s < 60) return { n: s, unit: 'second' };
  if (s < 3600) return { n: Math.floor(s / 60), unit: 'minute' };
  if (s < 86_400) return { n: Math.floor(s / 3600), unit: 'hour' };
  return { n: Math.floor(s / 86_400), unit: 'day' };
}

const SHANGHAI_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** The Asia/Shanghai calendar date of an instant, `YYYY-MM-DD`. */
export function shanghaiDay(ms: number): string {
  return SHANGHAI_DAY.format(ms);
}

/** Milliseconds since midnight in Asia/Shanghai (no summer time there). */
export function shanghaiTimeOfDayMs(ms: number): number {
  return (((ms + 8 * 3_600_000) % 86_400_000) + 86_400_000) % 86_400_000;
}
