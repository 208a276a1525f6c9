import { qualityLevel, type SfuMeasurement } from '@falink/protocol';
import { isUnavailable, type Logger } from '@falink/service-kit';
import type { Queryable } from '../../kernel/db/pool.js';
import { writeMeasurements } from './queries/measurements.js';

/**
 * Keeps what devices measured of their lines (SPEC M16). What the database refuses is left out: it must not keep back
 * what happened in rooms.
 *
 * @throws the database's error while it is away: the sfu sends all again
 */
export async function keepMeasurements(
  { pool, log }: { readonly pool: Queryable; readonly log: Logger },
  sfuId: string,
  measurements: readonly SfuMeasurement[],
): Promise<void> {
  if (measurements.length === 0) return;
  try {
    await writeMeasurements(
      pool,
      sfuId,
      measurements.map(({ roomId, peerId, at, row }) => ({ roomId, peerId, at, row, level: qualityLevel(row) })),
    );
  } catch (err) {
    if (isUnavailable(err)) throw err;
    log.error({ err, sfuId, rows: measurements.length }, 'measurements of lines cannot be kept and are left out');
  }
}
