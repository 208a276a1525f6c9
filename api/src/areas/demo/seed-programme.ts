import type { Queryable } from '../../kernel/db/pool.js';
import { DISTRICT } from './district.js';

/** The line-up repeats from here on; long past, so that the channel has always been on air. */
const STARTS_AT = '2026-01-01T00:00:00+08:00';
const LINE_UP = ['wages-owed', 'mothers-maintenance'] as const;

/** The demo district's channel with its two stories. What is already there stays as it is. */
export async function seedProgramme(db: Queryable): Promise<void> {
  const { rowCount } = await db.query(
    'INSERT INTO channel (id, name_zh, name_en, starts_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [DISTRICT.channelId, '普法频道', 'Legal Education Channel', STARTS_AT],
  );
  if (!rowCount) return;
  for (const [position, assetId] of LINE_UP.entries()) {
    await db.query('INSERT INTO programme (channel_id, position, asset_id) VALUES ($1, $2, $3)', [
      DISTRICT.channelId,
      position,
      assetId,
    ]);
  }
}
