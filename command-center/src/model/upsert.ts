/** Replaces the item of the same id in place, or adds it at the end: rows do not jump when one changes. */
export function upsert<T>(items: readonly T[], item: T, idOf: (item: T) => string): T[] {
  const id = idOf(item);
  const at = items.findIndex((one) => idOf(one) === id);
  if (at < 0) return [...items, item];
  const next = [...items];
  next[at] = item;
  return next;
}

export function without<T>(items: readonly T[], id: string, idOf: (item: T) => string): T[] {
  return items.filter((one) => idOf(one) !== id);
}
