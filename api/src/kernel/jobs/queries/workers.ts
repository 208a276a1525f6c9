import type { Queryable } from '../../db/pool.js';

/** This process has a worker. Said again now and then, in case others took it for dead. */
export async function enlistWorker(db: Queryable, id: string, nodeId: string): Promise<void> {
  await db.query('INSERT INTO job_worker (id, node_id) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING', [id, nodeId]);
}

export async function forgetWorkers(db: Queryable, ids: readonly string[]): Promise<void> {
  await db.query('DELETE FROM job_worker WHERE id = ANY ($1)', [ids]);
}

/** The workers of processes that ran under this node's name before it started. */
export async function findEarlierWorkers(db: Queryable, nodeId: string): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT w.id FROM job_worker w JOIN api_node n ON n.id = w.node_id
     WHERE n.id = $1 AND w.started_at < n.started_at`,
    [nodeId],
  );
  return rows.map(({ id }) => id);
}

/**
 * The workers whose process is gone: it restarted, has been silent for `aliveMs`, or never said that it has a worker.
 */
export async function findDeadWorkers(db: Queryable, aliveMs: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT w.id FROM job_worker w LEFT JOIN api_node n ON n.id = w.node_id
     WHERE n.id IS NULL OR w.started_at < n.started_at OR n.last_seen_at < now() - $1 * interval '1 millisecond'
     UNION
     SELECT j.locked_by FROM graphile_worker.jobs j
     WHERE j.locked_at < now() - $1 * interval '1 millisecond' AND NOT EXISTS (SELECT FROM job_worker w WHERE w.id = j.locked_by)`,
    [aliveMs],
  );
  return rows.map(({ id }) => id);
}
