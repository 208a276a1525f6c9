import { BREAK, breakLines, withBreaks } from '../components/lineBreak.js';

const AFTER = /[，、；：。！？] ?$/;
const BEFORE = /^(或者|还是|以及)/;
/** What a break inside a phrase costs, as a share of the width that would be left empty instead. */
const TORN_SHARE = 0.45;

/**
 * A text with its line breaks where it pauses, and lines of much the same length: as many lines as the width alone
 * would give, never a torn-off end.
 *
 * @param measure width of a piece of text, in the unit of `width`
 */
export function phrased(text: string, width: number, measure: (piece: string) => number): string {
  if (text.includes('\n')) return text;
  const count = breakLines(text, width, measure).length;
  if (count < 2) return text;
  const pieces = withBreaks(text)
    .split(BREAK)
    .flatMap((piece) => piece.split(/(?<= )/));
  // Widths of pieces add up: no other measuring is needed, and slow boxes are spared.
  let end = 0;
  const ends = [0, ...pieces.map((piece) => (end += measure(piece)))];
  const torn = (at: number): number => {
    if (at === pieces.length) return 0;
    const pause = AFTER.test(pieces[at - 1] ?? '') || BEFORE.test(pieces.slice(at, at + 2).join(''));
    return pause ? 0 : (TORN_SHARE * width) ** 2;
  };
  // Cheapest way to set the first pieces on so many lines, and where its last line begins.
  let row: Array<{ cost: number; breaks: number[] } | undefined> = ends.map((end, at) =>
    at > 0 && end <= width ? { cost: (width - end) ** 2 + torn(at), breaks: [] } : undefined,
  );
  for (let line = 2; line <= count; line += 1) {
    row = ends.map((end, at) => {
      let best: { cost: number; breaks: number[] } | undefined;
      for (let from = at - 1; from > 0; from -= 1) {
        const length = end - (ends[from] ?? 0);
        if (length > width) break;
        const before = row[from];
        if (!before) continue;
        const cost = before.cost + (width - length) ** 2 + torn(at);
        if (!best || cost < best.cost) best = { cost, breaks: [...before.breaks, from] };
      }
      return best;
    });
  }
  const found = row[pieces.length];
  if (!found) return text;
  return [...found.breaks, pieces.length]
    .map((at, index) =>
      pieces
        .slice(found.breaks[index - 1] ?? 0, at)
        .join('')
        .trim(),
    )
    .join('\n');
}
