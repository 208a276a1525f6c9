import { NODE_ALIVE_MS } from '../../kernel/alive.js';
import type { Queryable } from '../../kernel/db/pool.js';

/** A console window of a member of staff opened. */
export async function addConsole(db: Queryable, socketId: string, nodeId: string, staffId: string): Promise<void> {
  await db.query(
    `WITH present AS (UPDATE agent_state SET unattended_since = NULL WHERE staff_id = $3 AND unattended_since IS NOT NULL)
     INSERT INTO console_socket (id, node_id, staff_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    [socketId, nodeId, staffId],
  );
}

/** A console window closed; an agent without any is unattended from now on. */
export async function removeConsoles(db: Queryable, socketIds: readonly string[]): Promise<void> {
  await db.query(
    `WITH gone AS (DELETE FROM console_socket WHERE id = ANY ($1::uuid[]) RETURNING staff_id)
     UPDATE agent_state SET unattended_since = coalesce(unattended_since, now())
     WHERE staff_id IN (SELECT staff_id FROM gone)
       AND NOT EXISTS (SELECT FROM console_socket c WHERE c.staff_id = agent_state.staff_id AND c.id <> ALL ($1::uuid[]))`,
    [socketIds],
  );
}

/** Console windows that this node, or a dead one, is said to hold but does not. */
export async function findStrayConsoles(db: Queryable, nodeId: string, held: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT c.id FROM console_socket c LEFT JOIN api_node n ON n.id = c.node_id
     WHERE (c.node_id = $1 AND c.id <> ALL ($2::uuid[]))
       OR (c.node_id <> $1 AND (n.id IS NULL OR n.last_seen_at < now() - $3 * interval '1 millisecond'))`,
    [nodeId, held, NODE_ALIVE_MS],
  );
  return rows.map((row) => row.id);
}
