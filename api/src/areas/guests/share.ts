/**
 * Whether one more guest may wait: with it, guests are at most `percent` of those who wait in the district, or it is the
 * only one (SPEC U3).
 */
export function hasRoom(
  { guests, others }: { readonly guests: number; readonly others: number },
  percent: number,
): boolean {
  const then = guests + 1;
  return then === 1 || then * 100 <= percent * (then + others);
}
