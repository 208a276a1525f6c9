import type { Queryable } from '../../../kernel/db/pool.js';

/** Who rang this terminal; null: it is no ring of this terminal, or an old one. The call then goes to anybody who is free. */
export async function findRinger(db: Queryable, ringId: string, terminalId: string): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT c.created_by AS id FROM terminal_command r JOIN command c ON c.id = r.command_id
     WHERE r.command_id = $1 AND r.terminal_id = $2 AND c.type = 'ring' AND r.acknowledged_at > now() - interval '2 minutes'`,
    [ringId, terminalId],
  );
  return rows[0]?.id ?? null;
}
