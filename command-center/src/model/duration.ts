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
