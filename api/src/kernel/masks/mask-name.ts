/** 王秀英 → 王**: enough for an officer to ask whether this is the same person. Empty stays empty. */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...name];
  return first + '*'.repeat(rest.length);
}
