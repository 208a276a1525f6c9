/** 110105194912310021 → 110***********0021: enough to tell two people apart, not to use the number. */
export function maskIdentityNumber(value: string): string {
  return value.length < 10
    ? '*'.repeat(value.length)
    : `${value.slice(0, 3)}${'*'.repeat(value.length - 7)}${value.slice(-4)}`;
}

/** 13812341234 → 138****1234; land lines keep their last three digits. */
export function maskPhone(value: string): string {
  if (value.length >= 11) return `${value.slice(0, 3)}${'*'.repeat(value.length - 7)}${value.slice(-4)}`;
  return `${'*'.repeat(Math.max(0, value.length - 3))}${value.slice(-3)}`;
}
