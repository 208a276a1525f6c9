import type { Kit } from '../Kit.js';
import type { Node } from '../node.js';
import { indexed } from '../node.js';

const LEADING = 1.3;
/** Between paragraphs, as a share of a line. */
const GAP = 0.22;

/** One line of what is read, with the space above it. */
interface TextLine {
  readonly text: string;
  readonly gap: number;
}

export interface SheetText {
  readonly pages: ReadonlyArray<readonly TextLine[]>;
  readonly lineH: number;
  /** Of the page that takes most. */
  readonly h: number;
}

const lineHeight = (kit: Kit): number => Math.round(kit.size('body') * LEADING);

/** Paragraphs in lines within a width, on as many pages as they take in a height: nothing is made smaller. */
export function sheetText(kit: Kit, words: readonly string[], room: { w: number; h: number }): SheetText {
  const lineH = lineHeight(kit);
  const pages: TextLine[][] = [];
  let page: TextLine[] = [];
  let used = 0;
  let most = 0;
  for (const paragraph of words.filter((text) => text.trim() !== '')) {
    kit.lines({ text: paragraph, w: room.w }).forEach((text, index) => {
      let gap = index === 0 && page.length > 0 ? Math.round(lineH * GAP) : 0;
      if (page.length > 0 && used + gap + lineH > room.h) {
        pages.push(page);
        page = [];
        used = 0;
        gap = 0;
      }
      page.push({ text, gap });
      used += gap + lineH;
      most = Math.max(most, used);
    });
  }
  if (page.length > 0) pages.push(page);
  return { pages, lineH, h: most };
}

export function drawText(kit: Kit, { pages, lineH }: SheetText, index: number, at: { x: number; y: number }): Node {
  let { y } = at;
  return indexed('Line', pages[index] ?? [], ({ text, gap }) => {
    const top = y + gap;
    y = top + lineH;
    return kit.label({ text, x: at.x, y: top, leading: LEADING });
  });
}
