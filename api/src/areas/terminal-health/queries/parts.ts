import type { HealthLevel } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

const TABLES: Readonly<Record<HealthLevel, string>> = {
  minute: 'terminal_health_minute',
  hour: 'terminal_health_hour',
  day: 'terminal_health_day',
};

/** How far a part of a table reaches. */
const UNITS: Readonly<Record<HealthLevel, { readonly unit: string; readonly format: string }>> = {
  minute: { unit: 'day', format: 'YYYYMMDD' },
  hour: { unit: 'month', format: 'YYYYMM' },
  day: { unit: 'year', format: 'YYYY' },
};
/** A statement that waits for a table's lock holds up all that come after: it is tried again later. */
const LOCK_TIMEOUT_MS = 2_000;
/** The same as in the function terminal_health_part. */
const LOCK_KEY = 4_125_348_048;

/** Makes the parts of a table from the one before the present to those of the next days, months, years. */
export async function makeParts(db: Queryable, level: HealthLevel, from = -1, to = 2): Promise<void> {
  await db.query(
    `SELECT terminal_health_part($1, now() + n * $2::interval) FROM generate_series($3::integer, $4::integer) AS n`,
    [TABLES[level], `1 ${UNITS[level].unit}`, from, to],
  );
}

/** A part of a table, from its first moment to before its last. */
export interface Part {
  readonly name: string;
  readonly begins: Date;
  readonly ends: Date;
  /** By the last analysis of the table; -1: never analysed. */
  readonly rows: number;
}

/**
 * The parts that are over their time, the oldest first. One whose minutes or hours are not summed up yet stays.
 */
export async function listPartsOver(db: Queryable, level: HealthLevel, keepDays: number): Promise<Part[]> {
  const { unit, format } = UNITS[level];
  const summedTo = { minute: 's.hours_to', hour: 's.days_to', day: `'infinity'::timestamptz` }[level];
  const { rows } = await db.query<Part>(
    `SELECT p.name, p.begins, p.ends, p.rows FROM (
       SELECT c.relname AS name, c.reltuples::bigint AS rows, b.at AT TIME ZONE 'Asia/Shanghai' AS begins,
         (b.at + $2::interval) AT TIME ZONE 'Asia/Shanghai' AS ends
       FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid,
         LATERAL (SELECT to_date(substring(c.relname FROM '\\d+$'), $3)::timestamp AS at) b
       WHERE i.inhparent = to_regclass($1)
     ) p, terminal_health_summed s
     WHERE p.ends <= now() - $4 * interval '24 hours' AND p.ends <= ${summedTo} ORDER BY p.begins`,
    [TABLES[level], `1 ${unit}`, format, keepDays],
  );
  return rows;
}

/** Locks the parts against others who make or drop them. @returns whether this one is still there */
export async function lockPart(db: Queryable, name: string): Promise<boolean> {
  await db.query('SELECT pg_advisory_xact_lock($1)', [LOCK_KEY]);
  const { rows } = await db.query<{ found: boolean }>(`SELECT to_regclass('history.' || $1) IS NOT NULL AS found`, [
    name,
  ]);
  return rows[0]?.found ?? false;
}

/** Drops a part with everything in it. @param name one of {@link listPartsOver} */
export async function dropPart(db: Queryable, name: string): Promise<void> {
  await db.query(`SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS}`);
  await db.query(`DROP TABLE history."${name}"`);
}
