import { breakLines, piecesOf } from '../components/lineBreak.js';

const AFTER = /[，、；：。！？》] ?$/;
const BEFORE = /^(或者|还是|以及)/;
/** Words that these pages say all the time, and the number of an article: read with difficulty when torn apart. */
const WHOLE =
  /第[一二三四五六七八九十百]+[条项款]|法律援助|法律服务|请[不得]起|律师|中心|执行|信息|保护法|工资|工伤|赔偿|材料|证明|困难|申请|承诺|法院|仲裁|利息|金额|日期|规定/g;
/** What a break inside a phrase costs, as a share of the width that would be left empty instead; inside a word. */
const TORN_SHARE = 0.45;
const TORN_WORD_SHARE = 1.2;

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
  const pieces = piecesOf(text);
  // Widths of pieces add up: no other measuring is needed, and slow boxes are spared.
  let end = 0;
  const ends = [0, ...pieces.map((piece) => (end += measure(piece)))];
  const words: Array<readonly [from: number, to: number]> = [];
  text.replace(WHOLE, (word, from: number) => {
    words.push([from, from + word.length]);
    return word;
  });
  const torn = (at: number): number => {
    if (at === pieces.length) return 0;
    if (AFTER.test(pieces[at - 1] ?? '') || BEFORE.test(pieces.slice(at, at + 2).join(''))) return 0;
    const offset = pieces.slice(0, at).join('').length;
    const inWord = words.some(([from, to]) => from < offset && offset < to);
    return ((inWord ? TORN_WORD_SHARE : TORN_SHARE) * width) ** 2;
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
