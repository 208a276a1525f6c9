import type { Kit } from './Kit.js';
import { indexed, type Node } from './node.js';

/** What to do, one line after the other, each with its number; beside a card at the right. */
export function numberedSteps(kit: Kit, steps: readonly string[], { y, h }: { y: number; h: number }): Node {
  return indexed('Step', steps, (text, at) => ({
    x: 96,
    y: y + at * h,
    Chip: kit.panel({ x: 0, y: 0, w: 84, h: 84, surface: 'card' }),
    Number: kit.label({ text: String(at + 1), x: 42, y: 14, size: 44, bold: true, leading: 1.24, align: 'center' }),
    Text: kit.label({ text, x: 120, y: kit.pick(14, 8), size: kit.pick(42, 50), leading: 1.3, w: 1040, fit: true }),
  }));
}
