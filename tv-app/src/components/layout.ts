import { indexed, type Node } from './node.js';

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Cells of one size: the first one's place, and the gaps between them. */
export interface Cells extends Rect {
  /** Between columns, and between rows unless `gapY` is given. */
  readonly gap: number;
  readonly gapY?: number;
}

type Make<T> = (item: T, place: Rect, index: number) => Node;

/** The place of a cell, counted from 0, row by row. */
export function cellAt(cells: Cells & { readonly columns: number }, index: number): Rect {
  const { x, y, w, h, gap, gapY = gap, columns } = cells;
  const row = Math.floor(index / columns);
  return { x: x + (index - row * columns) * (w + gap), y: y + row * (h + gapY), w, h };
}

/** Items in rows of so many; children are named `prefix0`, `prefix1`, … */
export function grid<T>(
  prefix: string,
  items: readonly T[],
  cells: Cells & { readonly columns: number },
  make: Make<T>,
): Node {
  return indexed(prefix, items, (item, index) => make(item, cellAt(cells, index), index));
}

/** Items below each other. */
export function column<T>(prefix: string, items: readonly T[], cells: Cells, make: Make<T>): Node {
  return grid(prefix, items, { ...cells, columns: 1 }, make);
}

/** Items beside each other. */
export function row<T>(prefix: string, items: readonly T[], cells: Cells, make: Make<T>): Node {
  return grid(prefix, items, { ...cells, columns: Math.max(1, items.length) }, make);
}
