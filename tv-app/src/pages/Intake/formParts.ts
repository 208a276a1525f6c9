import type { FormRow } from './intakeScene.js';

/** A row of the form, or the piece of a long one that is on one part. */
export interface FormPiece {
  readonly row: FormRow;
  readonly lines: readonly string[];
  /** The row began on the part before. */
  readonly continued: boolean;
}

export interface FormRoom {
  /** Height for the text when all of it fits, and when it does not and the way on needs a place of its own. */
  readonly h: number;
  readonly hInParts: number;
  readonly lineH: number;
  /** Between rows. */
  readonly gap: number;
}

/**
 * The rows in as many parts as are needed for every word to be shown: what a resident confirms is never cut.
 *
 * @param wrap the lines that a row's text takes, all of them
 */
export function formParts(
  rows: readonly FormRow[],
  room: FormRoom,
  wrap: (row: FormRow) => readonly string[],
): FormPiece[][] {
  const whole = rows.map((row): FormPiece => ({ row, lines: wrap(row), continued: false }));
  const height = whole.reduce((sum, { lines }) => sum + lines.length * room.lineH + room.gap, -room.gap);
  if (height <= room.h) return [whole];
  const parts: FormPiece[][] = [];
  let part: FormPiece[] = [];
  let y = 0;
  for (const { row, lines } of whole) {
    let rest = lines;
    while (rest.length > 0) {
      // A part takes one line at least, however large the text is.
      const fitting = Math.max(part.length === 0 ? 1 : 0, Math.floor((room.hInParts - y) / room.lineH));
      const taken = rest.slice(0, fitting);
      if (taken.length > 0) part.push({ row, lines: taken, continued: rest.length < lines.length });
      rest = rest.slice(fitting);
      y += taken.length * room.lineH + room.gap;
      if (rest.length > 0) {
        parts.push(part);
        part = [];
        y = 0;
      }
    }
  }
  return [...parts, part];
}
