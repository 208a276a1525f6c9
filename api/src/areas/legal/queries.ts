import type { Override } from '@falink/protocol';
import type { Queryable } from '../../kernel/db/pool.js';

export interface DistrictRow {
  readonly orgUnitId: string;
  readonly path: string;
  /** Today in Asia/Shanghai by the database's clock. */
  readonly today: string;
  /** The time for a decision stands still while supplements are awaited. */
  readonly clockStopsForSupplements: boolean;
}

interface OverrideRow {
  id: string;
  parameter_id: string;
  valid_from: string;
  value: Override['value'];
  source: string;
  checked: string;
  /** A text when it was aggregated as JSON. */
  set_at: Date | string;
  set_by: string;
}

/** The overrides in force of the org unit $1. */
const OVERRIDES = `
  SELECT v.id, v.parameter_id, v.valid_from::text AS valid_from, v.value, v.source, v.set_at,
    greatest(c.checked_on, (v.set_at AT TIME ZONE 'Asia/Shanghai')::date)::text AS checked, s.display_name AS set_by
  FROM legal_override v
  JOIN staff s ON s.id = v.set_by
  LEFT JOIN legal_check c
    ON c.org_unit_id = v.org_unit_id AND c.parameter_id = v.parameter_id AND c.value_from = v.valid_from
  WHERE v.org_unit_id = $1 AND v.withdrawn_at IS NULL
  ORDER BY v.parameter_id, v.valid_from DESC`;

const DISTRICT = `
  SELECT o.id AS "orgUnitId", o.path::text AS path, d.clock_stops_for_supplements AS "clockStopsForSupplements",
    (now() AT TIME ZONE 'Asia/Shanghai')::date::text AS today
  FROM district d JOIN org_unit o ON o.id = d.org_unit_id
  WHERE $1::text IS NULL OR o.path::text = $1 LIMIT 2`;

/** The district with this path, or the only one there is when none is named. Null: no such, or several. */
export async function findDistrict(db: Queryable, path: string | null): Promise<DistrictRow | null> {
  const { rows } = await db.query<DistrictRow>(DISTRICT, [path]);
  const [row, second] = rows;
  return row && !second ? row : null;
}

/** The same with its own figures, in one round trip: the rules are read at every calculation. */
export async function findDistrictRules(
  db: Queryable,
  path: string | null,
): Promise<{ readonly district: DistrictRow; readonly overrides: Override[] } | null> {
  const { rows } = await db.query<DistrictRow & { overrides: OverrideRow[] | null }>(
    `SELECT d.*, (SELECT json_agg(v) FROM (${OVERRIDES.replace('$1', 'd."orgUnitId"')}) v) AS overrides
     FROM (${DISTRICT}) d`,
    [path],
  );
  const [row, second] = rows;
  if (!row || second) return null;
  const { overrides, ...district } = row;
  return { district, overrides: (overrides ?? []).map(toOverride) };
}

/** Today in Asia/Shanghai by the database's clock. */
export async function shanghaiToday(db: Queryable): Promise<string> {
  const { rows } = await db.query<{ today: string }>(
    `SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date::text AS today`,
  );
  return rows[0]?.today ?? '';
}

/** A district's own figures that are not withdrawn, newest value first. */
export async function loadOverrides(db: Queryable, orgUnitId: string): Promise<Override[]> {
  return (await db.query<OverrideRow>(OVERRIDES, [orgUnitId])).rows.map(toOverride);
}

function toOverride(row: OverrideRow): Override {
  return {
    id: row.id,
    parameterId: row.parameter_id,
    from: row.valid_from,
    value: row.value,
    citation: { zh: row.source, en: row.source },
    lastChecked: row.checked,
    setAt: new Date(row.set_at).toISOString(),
    setBy: row.set_by,
  };
}

export interface FigureCheck {
  readonly parameterId: string;
  readonly from: string;
  readonly checkedOn: string;
}

/** When somebody of the district last looked at a packaged value. */
export async function loadFigureChecks(db: Queryable, orgUnitId: string): Promise<FigureCheck[]> {
  const { rows } = await db.query<{ parameter_id: string; value_from: string; checked_on: string }>(
    `SELECT parameter_id, value_from::text AS value_from, checked_on::text AS checked_on
     FROM legal_check WHERE org_unit_id = $1`,
    [orgUnitId],
  );
  return rows.map((row) => ({ parameterId: row.parameter_id, from: row.value_from, checkedOn: row.checked_on }));
}

/** Notes that a packaged value was compared with its source on a day; a later comparison replaces an earlier one. */
export async function upsertFigureCheck(
  db: Queryable,
  check: {
    readonly orgUnitId: string;
    readonly parameterId: string;
    readonly from: string;
    readonly checkedOn: string;
    readonly staffId: string;
  },
): Promise<void> {
  await db.query(
    `INSERT INTO legal_check (org_unit_id, parameter_id, value_from, checked_on, checked_by)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (org_unit_id, parameter_id, value_from)
     DO UPDATE SET checked_on = excluded.checked_on, checked_by = excluded.checked_by`,
    [check.orgUnitId, check.parameterId, check.from, check.checkedOn, check.staffId],
  );
}

/** @returns the new override's id; null when the district has a figure from that date already */
export async function insertOverride(
  db: Queryable,
  override: {
    readonly orgUnitId: string;
    readonly parameterId: string;
    readonly from: string;
    readonly value: unknown;
    readonly source: string;
    readonly staffId: string;
  },
): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO legal_override (org_unit_id, parameter_id, valid_from, value, source, set_by)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id`,
    [
      override.orgUnitId,
      override.parameterId,
      override.from,
      JSON.stringify(override.value),
      override.source,
      override.staffId,
    ],
  );
  return rows[0]?.id ?? null;
}

export interface LockedOverride {
  readonly id: string;
  readonly parameterId: string;
  readonly from: string;
  readonly orgPath: string;
}

/** An override that is in force, locked; null: there is none, or it is withdrawn. */
export async function lockOverride(db: Queryable, id: string): Promise<LockedOverride | null> {
  const { rows } = await db.query<LockedOverride>(
    `SELECT v.id, v.parameter_id AS "parameterId", v.valid_from::text AS "from", o.path::text AS "orgPath"
     FROM legal_override v JOIN org_unit o ON o.id = v.org_unit_id
     WHERE v.id = $1 AND v.withdrawn_at IS NULL FOR UPDATE OF v`,
    [id],
  );
  return rows[0] ?? null;
}

/** The row stays, for the audit. */
export async function markOverrideWithdrawn(db: Queryable, id: string, staffId: string): Promise<void> {
  await db.query('UPDATE legal_override SET withdrawn_at = clock_timestamp(), withdrawn_by = $2 WHERE id = $1', [
    id,
    staffId,
  ]);
}
