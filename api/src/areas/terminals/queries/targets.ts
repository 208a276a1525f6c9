import type { TerminalTarget } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { idsOf, targetedTerminals } from './terminal-filter.js';

const BATCH = 500;

/**
 * The terminals of a target, batch by batch in the order of their ids; each batch is what the target holds when it is
 * read.
 *
 * @param scopePath the org unit of who acts: nothing beside it is ever given
 * @throws FalinkError group.unknown
 */
export async function* terminalsOf(
  db: Queryable,
  target: TerminalTarget,
  scopePath: string,
  batch: number = BATCH,
): AsyncGenerator<string[]> {
  const rows = await targetedTerminals(db, scopePath, target);
  const [after, limit] = [rows.values.length + 1, rows.values.length + 2];
  let last: string | null = null;
  for (;;) {
    const found: { rows: { id: string }[] } = await db.query<{ id: string }>(
      `${idsOf(rows)} AND ($${after}::uuid IS NULL OR t.id > $${after}::uuid) ORDER BY t.id LIMIT $${limit}`,
      [...rows.values, last, batch],
    );
    const ids = found.rows.map(({ id }) => id);
    if (ids.length > 0) yield ids;
    last = ids.at(-1) ?? null;
    if (ids.length < batch || last === null) return;
  }
}

/** How many terminals a target holds now. @throws FalinkError group.unknown */
export async function countTerminals(db: Queryable, target: TerminalTarget, scopePath: string): Promise<number> {
  const { where, values } = await targetedTerminals(db, scopePath, target);
  const { rows } = await db.query<{ count: number }>(`SELECT count(*) FROM (${idsOf({ where })}) AS them`, values);
  return rows[0]?.count ?? 0;
}
