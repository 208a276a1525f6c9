/** One page of a list whose digits choose: everything when it fits, else all but the last place, which turns the page. */
export interface Turned<T> {
  readonly items: readonly T[];
  /** From 0. */
  readonly index: number;
  readonly count: number;
}

/** @param limit most targets on a page; @param page any number, taken round */
export function turned<T>(items: readonly T[], limit: number, page: number): Turned<T> {
  if (items.length <= limit) return { items, index: 0, count: 1 };
  const size = limit - 1;
  const count = Math.ceil(items.length / size);
  const index = page % count;
  return { items: items.slice(index * size, (index + 1) * size), index, count };
}
