import { z } from 'zod';
import { line } from './text.js';

const MAX_CURSOR_CHARACTERS = 500;
const MAX_LIMIT = 200;
const DEFAULT_LIMIT = 50;

/** Which part of a list is asked for. Spread its shape into a route's query to add filters. */
export const PageQuerySchema = z.strictObject({
  /** The `nextCursor` of the page before; absent: the first page. Only the api knows what it says. */
  cursor: z.string().min(1).max(MAX_CURSOR_CHARACTERS).optional(),
  limit: z.coerce.number().int().min(1).max(MAX_LIMIT).default(DEFAULT_LIMIT),
});
export type PageQuery = z.infer<typeof PageQuerySchema>;

/**
 * The answer of a list route: one page of items in the order of the list, and how to ask for the next.
 *
 * @param item schema of one item
 */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item).max(MAX_LIMIT),
    /** Null: this was the last page. */
    nextCursor: z.string().max(MAX_CURSOR_CHARACTERS).nullable(),
    /** How many items the whole list has; null where counting would cost more than it says. */
    total: z.number().int().min(0).nullable(),
  });
}

const MAX_SEARCH_CHARACTERS = 60;

/** What a person types to find items of a list: every word must be in what the route says that it searches. */
export const SearchSchema = line(MAX_SEARCH_CHARACTERS);

/** Several values of one filter, `a,b` in the address. Absent: the filter does not apply. */
export function anyOf<Value extends z.ZodType<unknown, string>>(value: Value) {
  return z
    .string()
    .max(2_000)
    .transform((text) => text.split(','))
    .pipe(z.array(value).min(1).max(50));
}

/** The longest list in a snapshot. */
export const MAX_SNAPSHOT = 5_000;

/**
 * A list inside a snapshot, which has an end: when there are more than it carries, `total` says how many there are, and
 * the route of the list has the rest.
 *
 * @param item schema of one item
 */
export function upTo<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item).max(MAX_SNAPSHOT), total: z.number().int().min(0) });
}
