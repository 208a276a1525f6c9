import type { Queryable } from '../../../kernel/db/pool.js';

/** Remembers an event of the media plane. @returns false when it was known already */
export async function rememberEvent(db: Queryable, eventId: string): Promise<boolean> {
  const { rowCount } = await db.query('INSERT INTO sfu_event (id) VALUES ($1) ON CONFLICT DO NOTHING', [eventId]);
  return rowCount !== 0;
}

/** Events are sent again for minutes, not for days. */
export async function forgetEvents(db: Queryable): Promise<void> {
  await db.query(`DELETE FROM sfu_event WHERE received_at < now() - interval '1 day'`);
}

/** Whether media has flowed from both people of a contact: the resident and the agent who answered. */
export async function flowsFromBoth(db: Queryable, contactId: string): Promise<boolean> {
  const { rows } = await db.query<{ both: boolean | null }>(
    `SELECT bool_or(p.role = 'resident') AND bool_or(p.staff_id = c.agent_id) AS both
     FROM contact c
     JOIN session s ON s.contact_id = c.id AND s.ended_at IS NULL
     JOIN participant p ON p.session_id = s.id AND p.flowing_at IS NOT NULL
     WHERE c.id = $1`,
    [contactId],
  );
  return rows[0]?.both ?? false;
}
