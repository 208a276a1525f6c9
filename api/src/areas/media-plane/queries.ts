import type { Queryable } from '../../kernel/db/pool.js';

export interface SfuNode {
  readonly id: string;
  readonly publicUrl: string;
  readonly internalUrl: string;
  readonly workers: number;
  readonly load: number;
}

/** The sfu nodes heard of within `aliveMs` by the database's clock, least loaded first. */
export async function listAliveSfus(db: Queryable, aliveMs: number): Promise<SfuNode[]> {
  const { rows } = await db.query<{
    id: string;
    public_url: string;
    internal_url: string;
    workers: number;
    load: number;
  }>(
    `SELECT id, public_url, internal_url, workers, load FROM sfu_node
     WHERE last_seen_at > now() - $1 * interval '1 millisecond' ORDER BY load, id`,
    [aliveMs],
  );
  return rows.map((row) => ({
    id: row.id,
    publicUrl: row.public_url,
    internalUrl: row.internal_url,
    workers: row.workers,
    load: row.load,
  }));
}

/** Where a new room is best placed; null: no sfu is alive. */
export async function chooseSfu(db: Queryable, aliveMs: number): Promise<SfuNode | null> {
  return (await listAliveSfus(db, aliveMs)).find((node) => node.workers > 0) ?? null;
}
