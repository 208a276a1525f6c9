import { NODE_ALIVE_MS } from '../alive.js';
import type { Queryable } from '../db/pool.js';

/** SQL: the process that a column names counts as alive; none, or one that nobody knows, does not. */
export const nodeLives = (column: string): string =>
  `EXISTS (SELECT FROM api_node n WHERE n.id = ${column} AND n.last_seen_at > now() - interval '${NODE_ALIVE_MS} milliseconds')`;

/** This process starts: it received no notification before now. */
export async function enlistNode(db: Queryable, nodeId: string): Promise<void> {
  await db.query(
    `INSERT INTO api_node (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET started_at = now(), last_seen_at = now()`,
    [nodeId],
  );
}

/** This process is alive: its connections count. */
export async function beatNode(db: Queryable, nodeId: string): Promise<void> {
  await db.query('INSERT INTO api_node (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET last_seen_at = now()', [nodeId]);
}

/** Forgets processes that have been gone for a day. */
export async function forgetNodes(db: Queryable): Promise<void> {
  await db.query(`DELETE FROM api_node WHERE last_seen_at < now() - interval '1 day'`);
}
