import type { BodyOf, internalRoutes } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

export interface SfuNode {
  readonly id: string;
  readonly publicUrl: string;
  readonly internalUrl: string;
  readonly workers: number;
  readonly load: number;
  /** By how much the api's clock is ahead of its own; null: not known. */
  readonly clockOffsetMs: number | null;
}

/** The sfu nodes whose last heartbeat is at most `aliveMs` old by the database's clock, least loaded first. */
export async function listAliveSfus(db: Queryable, aliveMs: number): Promise<SfuNode[]> {
  const { rows } = await db.query<{
    id: string;
    public_url: string;
    internal_url: string;
    workers: number;
    load: number;
    clock_offset_ms: number | null;
  }>(
    `SELECT id, public_url, internal_url, workers, load, clock_offset_ms::float8 AS clock_offset_ms FROM sfu_node
     WHERE last_seen_at > now() - $1 * interval '1 millisecond' ORDER BY load, id`,
    [aliveMs],
  );
  return rows.map((row) => ({
    id: row.id,
    publicUrl: row.public_url,
    internalUrl: row.internal_url,
    workers: row.workers,
    load: row.load,
    clockOffsetMs: row.clock_offset_ms,
  }));
}

/** Where a new room is best placed; null: no sfu is alive. */
export async function chooseSfu(db: Queryable, aliveMs: number): Promise<SfuNode | null> {
  return (await listAliveSfus(db, aliveMs)).find((node) => node.workers > 0) ?? null;
}

type Beat = BodyOf<typeof internalRoutes.sfuHeartbeat>;

/** Notes that an sfu is alive, and since when it has reported without a gap of `aliveMs`. */
export async function writeSfuBeat(db: Queryable, beat: Beat, aliveMs: number): Promise<void> {
  await db.query(
    `INSERT INTO sfu_node (id, public_url, internal_url, workers, load, version, clock_offset_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (id) DO UPDATE SET public_url = excluded.public_url, internal_url = excluded.internal_url,
       workers = excluded.workers, load = excluded.load, version = excluded.version,
       clock_offset_ms = excluded.clock_offset_ms, last_seen_at = now(),
       heard_since = CASE WHEN sfu_node.last_seen_at > now() - $8 * interval '1 millisecond'
         THEN sfu_node.heard_since ELSE now() END`,
    [
      beat.id,
      beat.publicUrl,
      beat.internalUrl,
      beat.workers,
      beat.load,
      beat.version,
      beat.clockOffsetMs ?? null,
      aliveMs,
    ],
  );
}
