/** So many characters of a short number show at each end: E12345678 → E1*****78. */
const SHORT_ENDS = 2;
/** Shorter ones would be guessed from what shows. */
const MIN_SHOWN = 7;

/**
 * 110105194912310021 → 110***********0021, E12345678 → E1*****78: enough to tell two people apart, not to use the number.
 */
export function maskIdentityNumber(value: string): string {
  if (value.length < MIN_SHOWN) return '*'.repeat(value.length);
  const [first, last] = value.length < 10 ? [SHORT_ENDS, SHORT_ENDS] : [3, 4];
  return `${value.slice(0, first)}${'*'.repeat(value.length - first - last)}${value.slice(-last)}`;
}
