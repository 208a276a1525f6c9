import { tidyLine } from './text.js';

/** Spaces, dashes, dots, brackets and strokes between the parts of a number, and joiners that came with a paste. */
const BETWEEN = /[\p{Z}\p{Pd}\p{Cf}\u2212\u00B7\u30FB\u2022._()/\\]+/gu;

const DIGIT = /\p{Nd}/u;
const DIGITS = /\p{Nd}/gu;

/** A digit of any script as a plain one: Unicode has each script's ten in a row, some rows one after the other. */
function plainDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let first = point;
  while (DIGIT.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((point - first) % 10);
}

/** Digits of every script as plain ones: keyboards for Uyghur, Tibetan, Mongolian and others type their own. */
export function plainDigits(text: string): string {
  return text.replace(DIGITS, plainDigit);
}

/**
 * A number as somebody types, pastes or dictates it, in the form in which it is kept: full-width characters and
 * the digits of every script as plain ones, nothing between the digits, capital letters. What it cannot be is for its schema to refuse.
 */
export function tidyNumber(text: string): string {
  return plainDigits(tidyLine(text.normalize('NFKC')))
    .replace(BETWEEN, '')
    .toUpperCase();
}

/** The same for a Chinese telephone number, which may begin with the country's: `+86 138…`, `0086-10-…`. */
export function tidyPhone(text: string): string {
  const number = tidyNumber(text);
  // A fixed line has an area code of two digits and seven more, at least: a shorter number is one from here.
  const abroad = /^(?:\+|00)86(\d{9,})$/.exec(number)?.[1] ?? /^86(1[3-9]\d{9})$/.exec(number)?.[1];
  if (abroad === undefined) return number;
  // From abroad an area code has no 0.
  return /^(?:0|1[3-9]\d{9}$)/.test(abroad) ? abroad : `0${abroad}`;
}
