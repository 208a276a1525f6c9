import { isOutdated, type Revised } from '@falink/protocol';

/** Replaces the item of the same id in place, or adds it at the end: rows do not jump when one changes. */
export function upsert<T>(items: readonly T[], item: T, idOf: (item: T) => string): T[] {
  const id = idOf(item);
  const at = items.findIndex((one) => idOf(one) === id);
  if (at < 0) return [...items, item];
  const next = [...items];
  next[at] = item;
  return next;
}

/** The same for what has a revision: an older picture than the one known changes nothing. */
export function upsertNewer<T extends Revised>(items: readonly T[], item: T): T[] {
  return items.some((known) => isOutdated(item, known)) ? [...items] : upsert(items, item, (one) => one.id);
}

export function without<T>(items: readonly T[], id: string, idOf: (item: T) => string): T[] {
  return items.filter((one) => idOf(one) !== id);
}
