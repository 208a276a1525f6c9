/** Zero width space: where Lightning's text renderer may break a line (it knows no other place inside Chinese text). */
export const BREAK = '\u200b';

/** May not begin a line: closing brackets, commas, stops, small marks (GB/T 15834-2011, 5.1.10; JLREQ 3.1.7 for the rest). */
const NOT_FIRST = new Set('，。、；：？！）》〉】〕」』’”…—～·％℃％%!),.:;?]}~•');
/** May not end a line: opening brackets and quotation marks. */
const NOT_LAST = new Set('（《〈【〔「『‘“([{￥$#№第');
/** These pairs stay whole: a long dash and an ellipsis are two characters each. */
const PAIRS = new Set(['——', '……']);
/** A counted thing stays with its number: 第 7 集, 4 分钟, 30 元. */
const UNITS = new Set('年月日号点时分秒位元万亿岁个条款项级集天周米里楼组村%');

const CJK = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f]|[\ud840-\ud8ff][\udc00-\udfff]/;

function isChinese(character: string): boolean {
  return CJK.test(character);
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

function mayBreak(before: string, after: string): boolean {
  if (!isChinese(before) && !isChinese(after)) return false;
  if (before === ' ' || after === ' ' || before === '\n' || after === '\n') return false;
  if (NOT_FIRST.has(after) || NOT_LAST.has(before)) return false;
  if (PAIRS.has(before + after)) return false;
  if (isDigit(before) && UNITS.has(after)) return false;
  return true;
}

/** Marks every place where a line of mixed Chinese and Latin text may be broken, with U+200B. Latin words stay whole. */
export function withBreaks(text: string): string {
  const characters = Array.from(text);
  let result = '';
  for (let i = 0; i < characters.length; i += 1) {
    const current = characters[i] ?? '';
    const next = characters[i + 1];
    result += current;
    if (next === undefined) break;
    // "4 分钟": the space inside a counted thing must not become a break, so it is made a no-break space.
    if (next === ' ' && (isDigit(current) || current === '第')) {
      const after = characters[i + 2] ?? '';
      if (UNITS.has(after) || isDigit(after)) {
        result += '\u00a0';
        i += 1;
        continue;
      }
    }
    if (mayBreak(current, next)) result += BREAK;
  }
  return result;
}

/**
 * Breaks text into lines no wider than `width`, by the same rules; the last line never has a single character when the
 * one before can spare some.
 *
 * @param measure width of a piece of text, in the unit of `width`
 */
export function breakLines(text: string, width: number, measure: (piece: string) => number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) lines.push(...breakParagraph(paragraph, width, measure));
  return lines;
}

/** The pieces between which a line may end: characters and words, each with the space after it. Together they are the text. */
export function piecesOf(text: string): string[] {
  // No look-behind: WebKit has it since 16.4 only, and an expression that cannot be read keeps the whole page dark.
  return withBreaks(text)
    .split(BREAK)
    .flatMap((piece) => piece.match(/[^ ]* |[^ ]+/g) ?? []);
}

function breakParagraph(text: string, width: number, measure: (piece: string) => number): string[] {
  const pieces = piecesOf(text);
  const rows: string[][] = [[]];
  let row = '';
  for (const piece of pieces) {
    if (row !== '' && measure((row + piece).trimEnd()) > width) {
      rows.push([]);
      row = '';
    }
    rows[rows.length - 1]?.push(piece);
    row += piece;
  }
  const last = rows[rows.length - 1];
  const previous = rows[rows.length - 2];
  if (last && previous && previous.length > 3 && Array.from(last.join('').trim()).length <= 2) {
    const moved = previous.pop();
    if (moved !== undefined) last.unshift(moved);
  }
  return rows.map((parts) => parts.join('').trim());
}
