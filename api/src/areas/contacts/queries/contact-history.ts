import type { Offer } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

const HISTORY_LENGTH = 5;

type Earlier = Offer['history'][number];

/** Earlier calls of the terminal that makes this call, newest first. */
export async function loadHistory(db: Queryable, contactId: string): Promise<Offer['history']> {
  const { rows } = await db.query<Omit<Earlier, 'at'> & { at: Date }>(
    `SELECT h.queued_at AS at, h.kind, h.category, h.end_reason AS "endReason", h.outcome, a.display_name AS "agentName",
       extract(epoch FROM h.ended_at - coalesce(h.active_at, h.answered_at))::float8 * 1000 AS "talkMs"
     FROM contact c
     JOIN contact h ON h.terminal_id = c.terminal_id AND h.id <> c.id AND h.state = 'ended'
     LEFT JOIN staff a ON a.id = h.agent_id
     WHERE c.id = $1 ORDER BY h.queued_at DESC LIMIT ${HISTORY_LENGTH}`,
    [contactId],
  );
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
