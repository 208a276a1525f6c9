import type { Offer } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

const HISTORY_LENGTH = 5;

type Earlier = Offer['history'][number];

const EARLIER = `ended.state = 'ended' AND ended.id <> c.id ORDER BY ended.queued_at DESC LIMIT ${HISTORY_LENGTH}`;

/** Earlier calls of the terminal that makes this call, or of the browser, newest first. */
export async function loadHistory(db: Queryable, contactId: string): Promise<Offer['history']> {
  const { rows } = await db.query<Omit<Earlier, 'at'> & { at: Date }>(
    `SELECT h.queued_at AS at, h.kind, h.category, h.end_reason AS "endReason", h.outcome, a.display_name AS "agentName",
       extract(epoch FROM h.ended_at - coalesce(h.active_at, h.answered_at))::float8 * 1000 AS "talkMs"
     FROM contact c
     CROSS JOIN LATERAL (
       (SELECT ended.* FROM contact ended WHERE ended.terminal_id = c.terminal_id AND ${EARLIER})
       UNION ALL
       (SELECT ended.* FROM guest mine JOIN guest earlier ON earlier.browser_hash = mine.browser_hash
        JOIN contact ended ON ended.guest_id = earlier.id WHERE mine.id = c.guest_id AND ${EARLIER})
     ) h
     LEFT JOIN staff a ON a.id = h.agent_id
     WHERE c.id = $1 ORDER BY h.queued_at DESC LIMIT ${HISTORY_LENGTH}`,
    [contactId],
  );
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
