import type { Surface } from '../theme.js';
import type { Kit } from './Kit.js';
import { type Cells, grid, type Rect } from './layout.js';
import type { Node } from './node.js';

/** A key of a pad on the screen. */
export interface PadKey {
  /** Of the choice that it is. */
  readonly id: string;
  readonly text: string;
  readonly size: number;
  readonly surface?: Surface;
  readonly leading?: number;
}

/** Keys in rows, each with its character or word in the middle; where there is no key, its place stays empty. */
export function keypad(
  kit: Kit,
  keys: readonly (PadKey | undefined)[],
  cells: Cells & { readonly columns: number },
): Node {
  return grid('Key', keys, cells, (key, place) => (key ? padKey(kit, key, place) : {}));
}

/** One key alone. */
export function padKey(kit: Kit, key: PadKey, place: Rect): Node {
  const { size, leading = 1.2 } = key;
  const { w, h } = place;
  return kit.option(key.id, {
    ...place,
    ...(key.surface && { surface: key.surface }),
    body: {
      Text: kit.label({
        text: key.text,
        x: w / 2,
        y: (h - size * leading) / 2,
        size,
        bold: true,
        leading,
        align: 'center',
        w: w - 22,
        fit: true,
      }),
    },
  });
}
