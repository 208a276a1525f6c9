import fc from 'fast-check';
import { type CursorOf, decodeCursor, encodeCursor } from './cursor.js';
import { mapPage, pageFrom } from './page.js';

const ORDER: CursorOf = { list: 'numbers', by: [{ kind: 'integer' }, { kind: 'integer' }] };
type Row = readonly [number, number];

const compare = (a: Row, b: Row): number => a[0] - b[0] || a[1] - b[1];

/** What SQL does: the rows after a sort key, in order, one more than asked for. */
function select(rows: readonly Row[], cursor: string | null, limit: number): Row[] {
  const after = cursor === null ? null : (decodeCursor(ORDER, cursor) as unknown as Row);
  return [...rows]
    .sort(compare)
    .filter((row) => after === null || compare(row, after) > 0)
    .slice(0, limit + 1);
}

/** Reads the list to its end. `between` changes the rows after each page. */
function walk(rows: Row[], limit: number, between: (rows: Row[], last: Row) => void = () => {}): Row[] {
  const seen: Row[] = [];
  let cursor: string | null = null;
  do {
    const page: ReturnType<typeof pageFrom<Row>> = pageFrom(select(rows, cursor, limit), limit, (row) =>
      encodeCursor(ORDER, row),
    );
    expect(page.items.length).toBeLessThanOrEqual(limit);
    seen.push(...page.items);
    const last = page.items.at(-1);
    if (last) between(rows, last);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return seen;
}

/** Many share their first key: only the second one separates them. */
const rows = fc
  .uniqueArray(fc.tuple(fc.nat(5), fc.nat(1_000)), { maxLength: 60, selector: ([, id]) => id })
  .map((all): Row[] => all);
const limits = fc.integer({ min: 1, max: 9 });

describe('[P13] the pages of a list', () => {
  test('are the list: every row once, in order', () => {
    fc.assert(
      fc.property(rows, limits, (all, limit) => {
        expect(walk([...all], limit)).toEqual([...all].sort(compare));
      }),
    );
  });

  test('keep what was there once each and in order while rows are inserted before and after the cursor', () => {
    fc.assert(
      fc.property(
        rows,
        limits,
        fc.array(fc.tuple(fc.nat(5), fc.integer({ min: 2_000, max: 9_000 }))),
        (all, limit, more) => {
          const added: Row[] = [];
          const expected: Row[] = [...all];
          const left = more.filter(([, id], i) => more.findIndex(([, other]) => other === id) === i);
          const seen = walk([...all], limit, (list, last) => {
            const row = left.pop();
            if (!row) return;
            list.push(row);
            added.push(row);
            // Before the cursor it was too late; after it, it is part of the list unless this was the last page.
            if (compare(row, last) > 0) expected.push(row);
          });
          expect(seen).toEqual([...seen].sort(compare));
          expect(new Set(seen.map(([, id]) => id)).size).toBe(seen.length);
          const ids = new Set(seen.map(([, id]) => id));
          expect(all.filter(([, id]) => !ids.has(id))).toEqual([]);
          const allowed = new Set(expected.map(([, id]) => id));
          expect(seen.filter(([, id]) => !allowed.has(id))).toEqual([]);
        },
      ),
    );
  });

  test('end exactly: a last page that is full names no next one', () => {
    const cursorOf = (row: number) => `after ${row}`;
    expect(pageFrom([1, 2], 2, cursorOf)).toEqual({ items: [1, 2], nextCursor: null });
    expect(pageFrom([1, 2, 3], 2, cursorOf)).toEqual({ items: [1, 2], nextCursor: 'after 2' });
    expect(pageFrom([], 2, cursorOf)).toEqual({ items: [], nextCursor: null });
  });

  test('are presented item by item', () => {
    const page = { items: [1, 2], nextCursor: 'c', total: 9 };
    expect(mapPage(page, String)).toEqual({ items: ['1', '2'], nextCursor: 'c', total: 9 });
  });
});
