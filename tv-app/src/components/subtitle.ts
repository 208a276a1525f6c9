import { COLOR } from '../theme.js';
import type { Kit } from './Kit.js';
import type { Node } from './node.js';

/** A subtitle on its plate; `bottom` is the plate's lower edge. */
export function subtitle(kit: Kit, text: string, bottom: number): Node {
  const size = kit.size('subtitle');
  const lines = kit.lines({ text, role: 'subtitle', w: 1500, lines: 2 });
  const w = Math.max(...lines.map((line) => kit.width(line, 'subtitle'))) + 64;
  const h = Math.round(lines.length * size * 1.36) + 20;
  return {
    x: 960 - w / 2,
    y: bottom - h,
    Plate: kit.box({ x: 0, y: 0, w, h, color: COLOR.plate, radius: 18 }),
    Text: kit.label({ text: lines.join('\n'), role: 'subtitle', x: w / 2, y: 10, align: 'center', leading: 1.36 }),
  };
}
