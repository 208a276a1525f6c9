import type { Kit } from '../components/Kit.js';
import { indexed, type Node } from '../components/node.js';
import { INDENT, isIndented, LEADING, type TextPage } from './textPages.js';

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
