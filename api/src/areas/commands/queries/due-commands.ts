import type { Queryable } from '../../../kernel/db/pool.js';

export const DUE_COMMANDS = 'SELECT c.id::text, c.ended_at AS at FROM command c WHERE c.ended_at < $1';

/** Erases commands with what became of them; the audit log keeps that there were any. */
export async function eraseCommands(db: Queryable, ids: readonly string[]): Promise<void> {
  await db.query('DELETE FROM command WHERE id = ANY ($1::uuid[])', [ids]);
}
