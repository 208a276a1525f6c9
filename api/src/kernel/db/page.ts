import type { PageQuery } from '@falink/protocol';
import type pg from 'pg';
import { type CursorOf, decodeCursor, encodeCursor, type KeyKind, type KeyValue } from './cursor.js';
import type { Queryable } from './pool.js';

/** One page of a list, as `pageOf` of the contract answers it [P12]. */
export interface Page<Item> {
  readonly items: Item[];
  /** Null: this was the last page. */
  readonly nextCursor: string | null;
  /** Null: not counted. */
  readonly total: number | null;
}

/** The total order of a list. The last column is the row's id, so that no two rows share a place. */
export interface ListOrder extends CursorOf {
  readonly by: readonly { readonly column: string; readonly kind: KeyKind }[];
  /** Of all columns alike: the place of a cursor is then one comparison of rows, which an index serves. */
  readonly direction: 'ASC' | 'DESC';
}

/** Rows in the order of a list. */
export interface ListRows {
  readonly columns: string;
  readonly from: string;
  /** The scope and the filters, over `$1` … `$n` = `values`. */
  readonly where: string;
  readonly values: readonly unknown[];
  /**
   * Where the columns are read, row by row of the page, if `from` finds rows in another way: it names the id alike, and
   * has one row for each.
   */
  readonly detailsFrom?: string;
  /** Whether the first page counts the whole list. */
  readonly counted?: boolean;
}

const AS_KEY: Record<KeyKind, (column: string) => string> = {
  instant: (column) => `(extract(epoch FROM ${column}) * 1000000)::bigint`,
  date: (column) => `${column}::text`,
  integer: (column) => column,
  text: (column) => column,
  id: (column) => column,
};

const AS_COLUMN: Record<KeyKind, (parameter: string) => string> = {
  instant: (parameter) => `'epoch'::timestamptz + ${parameter}::float8 * interval '1 microsecond'`,
  date: (parameter) => `${parameter}::date`,
  integer: (parameter) => `${parameter}::bigint`,
  text: (parameter) => `${parameter}::text`,
  id: (parameter) => `${parameter}::uuid`,
};

/**
 * The page of a list that a query asks for. It starts after the sort key in the cursor, whatever was inserted or
 * deleted between two pages; the scope is in `where` and applies to every page. A list that is counted is read once,
 * and only sort keys are sorted: columns and cursors are made of the page's rows alone.
 *
 * @throws FalinkError request.malformed for a cursor that is none of this list
 */
export async function selectPage<Row extends pg.QueryResultRow>(
  db: Queryable,
  order: ListOrder,
  { columns, from, where, values, detailsFrom, counted = false }: ListRows,
  page: PageQuery,
): Promise<Page<Row>> {
  const after = page.cursor === undefined ? [] : decodeCursor(order, page.cursor);
  const isFirst = page.cursor === undefined;
  const isCounted = counted && isFirst;
  const { by, direction } = order;
  const keys = by.map((_, i) => `key_${i}`);
  const sorted = `ORDER BY ${keys.map((key) => `${key} ${direction}`).join(', ')}`;
  const limit = `LIMIT $${values.length + after.length + 1}`;
  const found = `SELECT ${by.map(({ column }, i) => `${column} AS ${keys[i]}`).join(', ')} FROM ${from}
     WHERE (${where}) ${isFirst ? '' : `AND ${comesAfter(order, values.length)}`}`;
  const first = isCounted
    ? `found_rows AS MATERIALIZED (${found}), page_rows AS (SELECT * FROM found_rows ${sorted} ${limit})`
    : `page_rows AS MATERIALIZED (${found} ${sorted} ${limit})`;
  const isRow = `${by.at(-1)?.column} = page_rows.${keys.at(-1)}`;
  // An id may be that of several rows, of which the list has one: a terminal of several commands.
  const item = detailsFrom ? `${detailsFrom} WHERE ${isRow}` : `${from} WHERE ${isRow} AND (${where})`;
  const { rows } = await db.query<Row & { page_key: KeyValue[]; page_total: number | null }>(
    `WITH ${first}
     SELECT item.*, json_build_array(${by.map(({ kind }, i) => AS_KEY[kind](`page_rows.${keys[i]}`)).join(', ')}) AS page_key,
       ${isCounted ? '(SELECT count(*) FROM found_rows)' : 'NULL'} AS page_total
     FROM page_rows, LATERAL (SELECT ${columns} FROM ${item}) AS item
     ${sorted}`,
    [...values, ...after, page.limit + 1],
  );
  const items = pageFrom(rows, page.limit, (row) => encodeCursor(order, row.page_key));
  return { ...items, total: isCounted ? (rows[0]?.page_total ?? 0) : null };
}

function comesAfter({ by, direction }: ListOrder, parameters: number): string {
  const here = by.map(({ column }) => column).join(', ');
  const there = by.map(({ kind }, i) => AS_COLUMN[kind](`$${parameters + i + 1}`)).join(', ');
  return `(${here}) ${direction === 'ASC' ? '>' : '<'} (${there})`;
}

/**
 * A page out of up to `limit + 1` rows: the extra row only shows that there are more.
 *
 * @param cursorOf the cursor right after a row
 */
export function pageFrom<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => string,
): { items: Row[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}

/** The same page with its items presented. */
export function mapPage<Row, Item>(page: Page<Row>, present: (row: Row) => Item): Page<Item> {
  return { ...page, items: page.items.map(present) };
}
