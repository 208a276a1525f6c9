import type { CallKind } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

/** Waits that the estimate looks at: the newest answered ones. */
export const SAMPLE_SIZE = 200;
export const SAMPLE_AGE = '14 days';

/** Waits until answer of the newest answered calls of a kind, in ms: of terminals, or of guests, who come after them. */
export async function recentWaits(db: Queryable, kind: CallKind, ofGuests = false): Promise<number[]> {
  const { rows } = await db.query<{ wait_ms: number }>(
    `SELECT extract(epoch FROM answered_at - queued_at) * 1000 AS wait_ms FROM contact
     WHERE kind = $1 AND origin = CASE WHEN $2 THEN 'browser' ELSE 'terminal' END AND answered_at IS NOT NULL
       AND queued_at > now() - interval '${SAMPLE_AGE}'
     ORDER BY queued_at DESC LIMIT ${SAMPLE_SIZE}`,
    [kind, ofGuests],
  );
  return rows.map((row) => row.wait_ms);
}
