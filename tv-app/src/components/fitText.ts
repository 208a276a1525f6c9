import type { Measure } from './font.js';
import { breakLines } from './lineBreak.js';

/** Smaller than this a text takes another line instead. */
const LEAST_ONE_LINE = 30;
/** What can still be read on a television; only then a text is cut. */
const LEAST = 22;
const STEP = 2;
/** Lines of a text that was made smaller stand closer. */
const CLOSE = 1.2;
/** How much higher than its one line a text of two small lines may be. */
const HIGHER = 1.15;

export interface FitSpec {
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  readonly leading: number;
  readonly w: number;
  /** Of its own size. */
  readonly rows: number;
  /** Prefers to stay on one line, smaller. */
  readonly oneLine: boolean;
  /** Smaller than this nothing becomes: a text that is too long even then is cut. */
  readonly least?: number;
}

export interface FittedText {
  readonly size: number;
  readonly lines: readonly string[];
  readonly lineHeight: number;
  /** How much lower the first line begins, so that the text stays in the middle of its place. */
  readonly lower: number;
}

/** Sets a text into the place of so many lines: smaller and on more lines rather than cut. */
export function fitText(spec: FitSpec, measure: Measure): FittedText {
  const { text, size, bold, leading, w, rows, oneLine } = spec;
  const least = Math.min(size, spec.least ?? LEAST);
  const leastOneLine = Math.max(least, Math.min(size, LEAST_ONE_LINE));
  const full = Math.round(size * leading);
  if (oneLine) {
    const natural = measure(text, size, bold);
    const single = natural > w ? Math.floor((size * w) / natural) : size;
    if (single >= leastOneLine || single === size)
      return { size: single, lines: [text], lineHeight: Math.round(single * leading), lower: 0 };
  }
  const room = rows * full * (oneLine ? HIGHER : 1);
  for (let at = oneLine ? leastOneLine : size; ; at -= STEP) {
    const lineHeight = at === size ? full : Math.round(at * Math.min(leading, CLOSE));
    const lines = breakLines(text, w, (piece) => measure(piece, at, bold));
    const most = Math.max(rows, Math.floor(room / lineHeight));
    if (lines.length > most && at - STEP >= least) continue;
    const shown = lines.length > most ? cut(lines, most, w, (piece) => measure(piece, at, bold)) : lines;
    const lower = oneLine ? Math.round((full - shown.length * lineHeight) / 2) : 0;
    return { size: at, lines: shown, lineHeight, lower };
  }
}

/** The first lines, with a sign that there is more. */
export function cut(lines: readonly string[], most: number, w: number, measure: (piece: string) => number): string[] {
  const kept = lines.slice(0, most);
  let last = kept[kept.length - 1] ?? '';
  while (last !== '' && measure(`${last}…`) > w) last = Array.from(last).slice(0, -1).join('');
  kept[kept.length - 1] = `${last}…`;
  return kept;
}
