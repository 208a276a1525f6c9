import { FalinkError, type Shift } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

/** A shift as {@link SHIFT_JSON} gives it. */
export interface PlannedShift {
  readonly id: string;
  readonly staffId: string;
  readonly siteId: string | null;
  readonly siteName: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly revision: number;
}

/** Of a shift `h` and its site `t`, if any. */
export const SHIFT_JSON = `jsonb_build_object('id', h.id, 'staffId', h.staff_id, 'siteId', t.id, 'siteName', t.name,
  'startsAt', h.starts_at, 'endsAt', h.ends_at, 'revision', h.revision)`;

const SHIFTS = 'shift h LEFT JOIN site t ON t.id = h.site_id';

export function toShift({ id, staffId, siteId, siteName, startsAt, endsAt, revision }: PlannedShift): Shift {
  return {
    id,
    staffId,
    site: siteId !== null && siteName !== null ? { id: siteId, name: siteName } : null,
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(endsAt).toISOString(),
    revision,
  };
}

/** @throws FalinkError shift.unknown */
export async function requireShift(db: Queryable, id: string): Promise<Shift> {
  const { rows } = await db.query<{ shift: PlannedShift }>(
    `SELECT ${SHIFT_JSON} AS shift FROM ${SHIFTS} WHERE h.id = $1`,
    [id],
  );
  if (!rows[0]) throw new FalinkError('shift.unknown');
  return toShift(rows[0].shift);
}

/** A shift that a command decides on, and whether it is over by the database's clock. @throws FalinkError shift.unknown */
export async function lockShift(
  db: Queryable,
  id: string,
): Promise<{ readonly shift: Shift; readonly hasStarted: boolean; readonly isOver: boolean }> {
  const { rows } = await db.query<{ started: boolean; over: boolean }>(
    'SELECT starts_at <= now() AS started, ends_at <= now() AS over FROM shift WHERE id = $1 FOR UPDATE',
    [id],
  );
  if (!rows[0]) throw new FalinkError('shift.unknown');
  return { shift: await requireShift(db, id), hasStarted: rows[0].started, isOver: rows[0].over };
}
