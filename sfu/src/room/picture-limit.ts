/** A picture is sent once, however many receive it, so the weakest line decides. Limits are bit/s; null: none. */
export function weakest(limits: readonly (number | null)[]): number | null {
  return limits.reduce((least, limit) => (least === null || (limit !== null && limit < least) ? limit : least), null);
}

/** Changes below this share are not worth an encoder's new setting. */
const MATERIAL_SHARE = 0.1;

/** Whether a sender should be notified of a new limit. */
export function isMaterial(before: number | null, now: number | null): boolean {
  if (before === now) return false;
  if (before === null || now === null || before === 0 || now === 0) return true;
  return Math.abs(now - before) > before * MATERIAL_SHARE;
}
