/** 110105194912310021 → 110***********0021: enough to tell two people apart, not to use the number. */
export function maskIdentityNumber(value: string): string {
  return value.length < 10
    ? '*'.repeat(value.length)
    : `${value.slice(0, 3)}${'*'.repeat(value.length - 7)}${value.slice(-4)}`;
}
