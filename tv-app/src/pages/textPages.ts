import type { Measure } from '../components/font.js';
import { breakLines } from '../components/lineBreak.js';
import type { Tone } from '../theme.js';
import { phrased } from './phrased.js';

/** A paragraph of a text that is longer than the screen. */
export interface Paragraph {
  readonly text: string;
  /** Stays with the paragraph after it. */
  readonly heading?: true;
  /** Does not begin on the first page. */
  readonly later?: true;
  /** Belongs to the paragraph before it: close to it, and set in like it. */
  readonly under?: true;
  /** Before the text: a number, or an icon by name. */
  readonly mark?: string;
  readonly icon?: string;
  readonly tone?: Tone;
  readonly bold?: true;
  /** At the right edge of the first line: an amount, or what kind of paper it is. */
  readonly value?: string;
  readonly valueTone?: Tone;
}

interface Laid {
  readonly paragraph: Paragraph;
  readonly lines: readonly string[];
  readonly y: number;
  readonly size: number;
  /** The paragraph began on the page before. */
  readonly continued: boolean;
}

export type TextPage = readonly Laid[];

export const LEADING = 1.36;
export const INDENT = 64;
/** How much of the last page is filled, where the others can give something. */
const LEAST_LAST = 0.3;
/** Longer paragraphs fill their lines instead of being broken by phrases. */
const PHRASED_LINES = 3;

interface Frame {
  readonly w: number;
  readonly h: number;
  /** Height of the first page. */
  readonly firstH: number;
  readonly size: number;
  readonly measure: Measure;
}

/**
 * Sets paragraphs on as many pages as they need; nothing is cut, and a heading never ends a page. Where the last page
 * would hold a sentence or two, the pages before it give some of theirs, as far as no page is added.
 */
export function layPages(paragraphs: readonly Paragraph[], frame: Frame): readonly TextPage[] {
  const pages = fill(paragraphs, frame);
  const line = Math.round(frame.size * LEADING);
  for (let cut = 0; cut <= frame.h / 3; cut += line) {
    const shorter = fill(paragraphs, { ...frame, h: frame.h - cut, firstH: frame.firstH - cut });
    if (shorter.length > pages.length) break;
    if (shorter.length === 1 || bottomOf(shorter.at(-1)) >= LEAST_LAST * frame.h) return shorter;
  }
  return pages;
}

function bottomOf(page: TextPage = []): number {
  return Math.max(0, ...page.map(({ y, lines, size }) => y + lines.length * Math.round(size * LEADING)));
}

/** Each page as full as it gets. */
function fill(paragraphs: readonly Paragraph[], frame: Frame): readonly TextPage[] {
  const pages: Laid[][] = [[]];
  let y = 0;
  const page = () => pages[pages.length - 1] ?? [];
  const height = () => (pages.length === 1 ? frame.firstH : frame.h);
  const turn = () => {
    pages.push([]);
    y = 0;
  };
  paragraphs.forEach((paragraph, index) => {
    const size = paragraph.heading ? Math.round(frame.size * 1.1) : frame.size;
    const lineH = Math.round(size * LEADING);
    let lines = linesOf(paragraph, size, frame);
    const before = page().length === 0 ? 0 : gapBefore(paragraph, paragraphs[index - 1], frame.size);
    // A heading needs room for the first line after it; a short paragraph is not torn apart.
    const next = paragraphs[index + 1];
    const together =
      (paragraph.heading || next?.under) && next
        ? lines.length + Math.min(2, linesOf(next, frame.size, frame).length)
        : 0;
    const needed = Math.max(together, lines.length <= 3 ? lines.length : 2) * lineH;
    if (page().length > 0 && ((paragraph.later && pages.length === 1) || y + before + needed > height())) turn();
    else y += before;
    let continued = false;
    while (lines.length > 0) {
      const room = Math.max(1, Math.floor((height() - y + lineH * 0.2) / lineH));
      page().push({ paragraph, lines: lines.slice(0, room), y, size, continued });
      y += Math.min(room, lines.length) * lineH;
      lines = lines.slice(room);
      continued = true;
      if (lines.length > 0) turn();
    }
  });
  return pages;
}

function gapBefore(paragraph: Paragraph, previous: Paragraph | undefined, size: number): number {
  if (paragraph.heading) return Math.round(size * 0.7);
  if (paragraph.under) return 0;
  return Math.round(size * (previous?.heading ? 0.2 : 0.35));
}

function linesOf(paragraph: Paragraph, size: number, frame: Frame): string[] {
  const bold = paragraph.heading === true || paragraph.bold === true;
  const value = paragraph.value ? frame.measure(paragraph.value, size, true) + 40 : 0;
  const indent = isIndented(paragraph) ? INDENT : 0;
  const w = frame.w - indent - value;
  const measure = (piece: string) => frame.measure(piece, size, bold);
  const lines = breakLines(paragraph.text, w, measure);
  return lines.length > PHRASED_LINES ? lines : breakLines(phrased(paragraph.text, w, measure), w, measure);
}

export function isIndented({ mark, icon, under }: Paragraph): boolean {
  return mark !== undefined || icon !== undefined || under === true;
}
