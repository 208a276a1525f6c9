import type { Measure } from '../components/font.js';
import { TEXTS } from '../locales/index.js';
import { type Box, type Drawn, shared } from './drawn.js';

/** What a television may cut off at its edges, in pixels of 1920 × 1080: 2.5 % on each side. */
const EDGE = { x: 48, y: 27 } as const;
const SCREEN: Box = { x: EDGE.x, y: EDGE.y, w: 1920 - 2 * EDGE.x, h: 1080 - 2 * EDGE.y };
/** Of a line's size, what a character fills from its top to its bottom. */
const INK = { from: 0.14, to: 0.92 } as const;
/** Lightning sets middle-aligned text this much lower than the middle, as a share of the size. */
const LOWER = 0.064;
/** Roundings, and strokes that touch. */
const TOLERANCE = 3;

/** Texts that end so when they are whole: what takes a moment. */
const OPEN_ENDED = Object.values(TEXTS).flatMap((texts) => Object.values(texts).filter((text) => text.endsWith('…')));
const isCut = (line: string): boolean => line.endsWith('…') && !OPEN_ENDED.some((text) => text.endsWith(line));

interface Line extends Box {
  readonly text: string;
  readonly of: Drawn;
}

/** Texts of a page that lie on each other, are cut, or run out of their option or off the screen, in words. */
export function layoutFaults(tree: readonly Drawn[], measure: Measure): string[] {
  const lines = tree.flatMap((one) => linesOf(one, measure));
  const faults: string[] = [];
  lines.forEach((line, index) => {
    for (const other of lines.slice(index + 1))
      if (other.of !== line.of && isMore(shared(line, other)))
        faults.push(`"${line.text}" lies on "${other.text}" at ${at(other)}`);
    if (isCut(line.text)) faults.push(`"${line.text}" is cut at ${at(line)}`);
    const { within } = line.of;
    if (within && sticksOut(line, within)) faults.push(`"${line.text}" runs out of its option at ${at(line)}`);
    if (sticksOut(line, SCREEN)) faults.push(`"${line.text}" runs off the screen at ${at(line)}`);
  });
  return faults;
}

function linesOf(one: Drawn, measure: Measure): Line[] {
  const { text, fontSize: size, set } = one;
  if (!text || !size || !set || one.alpha < 0.05) return [];
  const widths = text.split('\n').map((line) => measure(line, size, set.bold));
  const widest = Math.max(...widths);
  return text.split('\n').flatMap((line, index) => {
    const w = widths[index] ?? 0;
    const indent = set.align === 'center' ? (widest - w) / 2 : set.align === 'right' ? widest - w : 0;
    const top = one.y + index * set.lineHeight + (set.lineHeight - size) / 2 + LOWER * size;
    const box = {
      x: one.x - set.mountX * widest + indent,
      y: top + INK.from * size,
      w,
      h: (INK.to - INK.from) * size,
    };
    const seen = one.clip ? shared(box, one.clip) : box;
    return line.trim() && seen.w > 0 && seen.h > 0 ? [{ ...seen, text: line, of: one }] : [];
  });
}

const isMore = ({ w, h }: Box): boolean => w > TOLERANCE && h > TOLERANCE;

function sticksOut(inner: Box, outer: Box): boolean {
  const { w, h } = shared(inner, outer);
  return inner.w - w > TOLERANCE || inner.h - h > TOLERANCE;
}

const at = ({ x, y }: Box): string => `${Math.round(x)}, ${Math.round(y)}`;
