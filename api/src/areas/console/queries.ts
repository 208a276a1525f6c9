import type { Queryable } from '../../kernel/db/pool.js';
import { nodeLives } from '../../kernel/nodes/queries.js';

export interface GoneWindow {
  readonly connectionId: string;
}

export interface Window extends GoneWindow {
  readonly nodeId: string;
  readonly staffId: string;
}

/** Nobody else opens or closes windows of this agent until the transaction ends. */
export async function lockAgent(db: Queryable, staffId: string): Promise<void> {
  await db.query('SELECT FROM agent_state WHERE staff_id = $1 FOR UPDATE', [staffId]);
}

/** The same for the agents of these windows, always in the same order. */
export async function lockAgentsOfWindows(db: Queryable, windowIds: readonly string[]): Promise<void> {
  await db.query(
    `SELECT FROM agent_state WHERE staff_id IN (SELECT staff_id FROM console_socket WHERE id = ANY ($1::uuid[]))
     ORDER BY staff_id FOR UPDATE`,
    [windowIds],
  );
}

/** Adds a window of a locked agent, who is attended from now on. */
export async function insertWindow(db: Queryable, { connectionId, nodeId, staffId }: Window): Promise<void> {
  await db.query(
    `WITH present AS (UPDATE agent_state SET unattended_since = NULL WHERE staff_id = $3 AND unattended_since IS NOT NULL)
     INSERT INTO console_socket (id, node_id, staff_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    [connectionId, nodeId, staffId],
  );
}

/** Removes windows of locked agents; those without any other are unattended from now on. */
export async function deleteWindows(db: Queryable, windowIds: readonly string[]): Promise<void> {
  await db.query(
    `WITH gone AS (DELETE FROM console_socket WHERE id = ANY ($1::uuid[]) RETURNING staff_id)
     UPDATE agent_state SET unattended_since = coalesce(unattended_since, now())
     WHERE staff_id IN (SELECT staff_id FROM gone)
       AND NOT EXISTS (SELECT FROM console_socket c WHERE c.staff_id = agent_state.staff_id AND c.id <> ALL ($1::uuid[]))`,
    [windowIds],
  );
}

/** Console windows that this node is said to hold but, when it was asked, did not. */
export async function findStrayWindows(db: Queryable, nodeId: string, held: readonly string[]): Promise<GoneWindow[]> {
  const { rows } = await db.query<GoneWindow>(
    'SELECT id AS "connectionId" FROM console_socket WHERE node_id = $1 AND id <> ALL ($2::uuid[])',
    [nodeId, held],
  );
  return rows;
}

/** Console windows that a node is said to hold which has been silent for too long. */
export async function findWindowsOfDeadNodes(db: Queryable, nodeId: string): Promise<GoneWindow[]> {
  const { rows } = await db.query<GoneWindow>(
    `SELECT c.id AS "connectionId" FROM console_socket c WHERE c.node_id <> $1 AND NOT ${nodeLives('c.node_id')}`,
    [nodeId],
  );
  return rows;
}

/** Of these windows, those that nobody knows of: another node took this one for dead. */
export async function findLostWindows(db: Queryable, held: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT held.id FROM unnest($1::uuid[]) AS held (id)
     WHERE NOT EXISTS (SELECT FROM console_socket c WHERE c.id = held.id)`,
    [held],
  );
  return rows.map((row) => row.id);
}
