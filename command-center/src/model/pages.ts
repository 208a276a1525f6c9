/** One page of a list, as the contract answers it (SPEC P12). */
export interface ListPage<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
  readonly total: number | null;
}

/** The pages that are loaded so far, the first one first; as react-query keeps them. */
export interface LoadedPages<T> {
  readonly pages: ListPage<T>[];
  readonly pageParams: (string | undefined)[];
}

/** What a list must know of its items to keep them in order. */
export interface ListRules<T> {
  readonly idOf: (item: T) => string;
  /** The order of the api: negative when `a` stands before `b`. */
  readonly compare: (a: T, b: T) => number;
  /** Whether the list, with its filters, holds the item. */
  readonly belongs: (item: T) => boolean;
  /** Whether `item` is an older picture of what is known. */
  readonly isOlder?: (item: T, known: T) => boolean;
}

/** Everything that is loaded, in order; an item that two pages hold appears once. */
export function itemsOf<T>({ pages }: Pick<LoadedPages<T>, 'pages'>, idOf: (item: T) => string): T[] {
  const items = new Map<string, T>();
  for (const page of pages) for (const item of page.items) if (!items.has(idOf(item))) items.set(idOf(item), item);
  return [...items.values()];
}

/**
 * Applies a changed item to the loaded pages: it is replaced in place, moved when its place in the order changed,
 * inserted when it is new, removed when it no longer belongs. Beyond what is loaded nothing is inserted: the item comes
 * with its page. The total follows what is certain; an item beyond the loaded pages may be new or long known.
 */
export function applyItem<T>(data: LoadedPages<T>, item: T, rules: ListRules<T>): LoadedPages<T> {
  const { idOf, compare, belongs, isOlder } = rules;
  const id = idOf(item);
  const known = data.pages.flatMap(({ items }) => items).find((one) => idOf(one) === id);
  if (known !== undefined && isOlder?.(item, known)) return data;
  const stays = belongs(item);
  if (known !== undefined && stays && compare(known, item) === 0) {
    return changeItems(data, 0, (items) => items.map((one) => (idOf(one) === id ? item : one)));
  }
  const rest = known === undefined ? data : changeItems(data, 0, (items) => items.filter((one) => idOf(one) !== id));
  const at = stays ? placeOf(rest.pages, item, compare) : null;
  const inserted =
    at === null
      ? rest
      : changeItems(rest, 0, (items, page) =>
          page === at.page ? [...items.slice(0, at.index), item, ...items.slice(at.index)] : items,
        );
  const change = Number(stays && at !== null && known === undefined) - Number(known !== undefined && !stays);
  return changeItems(inserted, change, (items) => items);
}

/** Where an item stands among the loaded ones; null: after them, where more are to come. */
function placeOf<T>(
  pages: readonly ListPage<T>[],
  item: T,
  compare: (a: T, b: T) => number,
): { page: number; index: number } | null {
  for (const [page, { items }] of pages.entries()) {
    const index = items.findIndex((one) => compare(item, one) < 0);
    if (index >= 0) return { page, index };
  }
  const last = pages.at(-1);
  return last && last.nextCursor === null ? { page: pages.length - 1, index: last.items.length } : null;
}

/** Only the first page carries the total. */
function changeItems<T>(
  data: LoadedPages<T>,
  totalChange: number,
  change: (items: T[], page: number) => T[],
): LoadedPages<T> {
  return {
    ...data,
    pages: data.pages.map((page, i) => ({
      ...page,
      items: change(page.items, i),
      total: page.total === null ? null : Math.max(0, page.total + totalChange),
    })),
  };
}
