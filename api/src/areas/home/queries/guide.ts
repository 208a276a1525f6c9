import type { Queryable } from '../../../kernel/db/pool.js';

/** The serial number of the box that became this terminal by its label; null: it did not come that way. */
export async function findSerial(db: Queryable, terminalId: string): Promise<string | null> {
  const { rows } = await db.query<{ serial: string }>(
    'SELECT serial FROM enrolment WHERE terminal_id = $1 ORDER BY used_at DESC LIMIT 1',
    [terminalId],
  );
  return rows[0]?.serial ?? null;
}
