import type { BodyOf, internalRoutes } from '@falink/protocol';
import type { Context } from '../../../kernel/context.js';

/**
 * Notes that an sfu lives and which rooms it has.
 *
 * @returns rooms that it must close: their call has ended, or they moved to another sfu, or they were never ours
 */
export async function sfuHeartbeat(ctx: Context, beat: BodyOf<typeof internalRoutes.sfuHeartbeat>): Promise<string[]> {
  await ctx.pool.query(
    `INSERT INTO sfu_node (id, public_url, internal_url, workers, load, version) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (id) DO UPDATE SET public_url = excluded.public_url, internal_url = excluded.internal_url,
       workers = excluded.workers, load = excluded.load, version = excluded.version, last_seen_at = now()`,
    [beat.id, beat.publicUrl, beat.internalUrl, beat.workers, beat.load, beat.version],
  );
  if (beat.rooms.length === 0) return [];
  const { rows } = await ctx.pool.query<{ id: string }>(
    `WITH kept AS (
       UPDATE room r SET reported_at = now() FROM call c
       WHERE r.id = ANY ($1::uuid[]) AND r.sfu_id = $2 AND c.id = r.call_id AND c.state <> 'ended'
       RETURNING r.id
     )
     SELECT id FROM unnest($1::uuid[]) AS said (id) WHERE id NOT IN (SELECT id FROM kept)`,
    [beat.rooms, beat.id],
  );
  return rows.map((row) => row.id);
}
