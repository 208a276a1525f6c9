import type { Measure } from '../components/font.js';
import type { Kit } from '../components/Kit.js';
import { breakLines } from '../components/lineBreak.js';
import { indexed, type Node } from '../components/node.js';
import type { Tone } from '../theme.js';

/** A paragraph of a text that is longer than the screen. */
export interface Paragraph {
  readonly text: string;
  /** Stays with the paragraph after it. */
  readonly heading?: true;
  /** Begins a page. */
  readonly fresh?: true;
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

const LEADING = 1.4;
const INDENT = 64;

interface Frame {
  readonly w: number;
  readonly h: number;
  /** Height of the first page. */
  readonly firstH: number;
  readonly size: number;
  readonly measure: Measure;
}

/** Sets paragraphs on as many pages as they need; nothing is cut, and a heading never ends a page. */
export function layPages(paragraphs: readonly Paragraph[], frame: Frame): readonly TextPage[] {
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
    if (page().length > 0 && (paragraph.fresh || y + before + needed > height())) turn();
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
  return breakLines(paragraph.text, frame.w - indent - value, (piece) => frame.measure(piece, size, bold));
}

function isIndented({ mark, icon, under }: Paragraph): boolean {
  return mark !== undefined || icon !== undefined || under === true;
}

/** One page of a text. */
export function textPage(kit: Kit, page: TextPage, spec: { x: number; y: number; w: number }): Node {
  return {
    x: spec.x,
    y: spec.y,
    ...indexed('Part', page, ({ paragraph, lines, y, size, continued }) => {
      const marked = isIndented(paragraph);
      const bold = paragraph.heading === true || paragraph.bold === true;
      const common = { size, leading: LEADING } as const;
      return {
        x: 0,
        y,
        ...(paragraph.mark !== undefined &&
          !continued && {
            Mark: kit.label({ ...common, text: paragraph.mark, x: 0, y: 0, bold: true, tone: 'gold' }),
          }),
        ...(paragraph.icon !== undefined &&
          !continued && {
            Icon: kit.icon({
              x: 0,
              y: Math.round((size * LEADING - 44) / 2),
              name: paragraph.icon,
              size: 44,
              tone: paragraph.valueTone ?? 'jade',
            }),
          }),
        Text: kit.label({
          ...common,
          text: lines.join('\n'),
          x: marked ? INDENT : 0,
          y: 0,
          bold,
          tone: paragraph.tone ?? (paragraph.heading ? 'text' : paragraph.under ? 'muted' : 'soft'),
        }),
        ...(paragraph.value !== undefined &&
          !continued && {
            Value: kit.label({
              ...common,
              text: paragraph.value,
              x: spec.w,
              y: 0,
              bold: true,
              align: 'right',
              tone: paragraph.valueTone ?? 'gold',
            }),
          }),
      };
    }),
  };
}
