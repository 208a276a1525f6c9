import type { AuditEventSchema, OpeningHours, Overview, PageQuery } from '@falink/protocol';
import type { z } from 'zod';
import { type ListOrder, mapPage, type Page, selectPage } from '../../kernel/db/page.js';
import type { Queryable } from '../../kernel/db/pool.js';
import { ON_DUTY, roleFor } from '../contacts/index.js';

export type AuditEvent = z.infer<typeof AuditEventSchema>;

/** The primary key. */
const NEWEST_FIRST: ListOrder = { list: 'audit', direction: 'DESC', by: [{ column: 'id', kind: 'integer' }] };

/**
 * Audit events of an org unit and those below it, newest first; those of the whole district only for its own staff.
 * An event has the path of its time, and belongs to the unit that had it or took its place.
 */
export async function listAuditEvents(db: Queryable, scopePath: string, page: PageQuery): Promise<Page<AuditEvent>> {
  const rows = {
    columns: 'id, at, actor, action, subject, data',
    from: 'audit_event',
    where: `org_path IN (
        SELECT k.path FROM org_unit_path k JOIN org_unit o ON o.id = k.org_unit_id WHERE o.path <@ $1::ltree)
      OR (org_path IS NULL AND nlevel($1::ltree) = 1)`,
    values: [scopePath],
  };
  const found = await selectPage<Omit<AuditEvent, 'at'> & { at: Date }>(db, NEWEST_FIRST, rows, page);
  return mapPage(found, (row) => ({ ...row, at: row.at.toISOString() }));
}

/**
 * How today's calls (Asia/Shanghai) below an org unit were served. Abandoned is every call that ended unanswered,
 * however it ended: a resident who was not served is not left out of the sum. Nobody waits for a call from a desk.
 */
export async function loadServiceLevel(
  db: Queryable,
  { scopePath, thresholdMs }: { readonly scopePath: string; readonly thresholdMs: number },
): Promise<Omit<Overview['serviceLevel'], 'thresholdMs' | 'targetRatio'>> {
  const { rows } = await db.query<{
    answered: number;
    answered_within: number;
    abandoned: number;
    abandoned_within: number;
  }>(
    `SELECT count(*) FILTER (WHERE c.answered_at IS NOT NULL) AS answered,
       count(*) FILTER (WHERE c.answered_at - c.queued_at <= $2 * interval '1 millisecond') AS answered_within,
       count(*) FILTER (WHERE c.answered_at IS NULL AND c.ended_at IS NOT NULL) AS abandoned,
       count(*) FILTER (
         WHERE c.answered_at IS NULL AND c.ended_at - c.queued_at <= $2 * interval '1 millisecond'
       ) AS abandoned_within
     FROM contact c
     JOIN contact_place o ON o.contact_id = c.id
     WHERE o.path <@ $1::ltree AND c.origin <> 'desk'
       AND c.queued_at >= date_trunc('day', now() AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai'`,
    [scopePath, thresholdMs],
  );
  const row = rows[0];
  return {
    answered: row?.answered ?? 0,
    answeredWithin: row?.answered_within ?? 0,
    abandoned: row?.abandoned ?? 0,
    abandonedWithin: row?.abandoned_within ?? 0,
  };
}

/** Calls queued per hour of the day in Asia/Shanghai: today, and the same weekday a week ago. All 24 hours. */
export async function loadHours(db: Queryable, scopePath: string): Promise<Overview['hours']> {
  const { rows } = await db.query<Overview['hours'][number] & { last_week: number }>(
    `WITH day AS (SELECT date_trunc('day', now() AT TIME ZONE 'Asia/Shanghai') AS today),
     asked AS (
       SELECT c.queued_at AT TIME ZONE 'Asia/Shanghai' AS at
       FROM day, contact c
       JOIN contact_place o ON o.contact_id = c.id
       WHERE o.path <@ $1::ltree AND c.origin <> 'desk' AND c.queued_at >= (day.today - interval '7 days') AT TIME ZONE 'Asia/Shanghai'
     )
     SELECT hour, count(at) FILTER (WHERE at >= today) AS today,
       count(at) FILTER (WHERE at < today - interval '6 days') AS last_week
     FROM day CROSS JOIN generate_series(0, 23) AS hour LEFT JOIN asked ON extract(hour FROM at) = hour
     GROUP BY hour ORDER BY hour`,
    [scopePath],
  );
  return rows.map(({ hour, today, last_week }) => ({ hour, today, lastWeek: last_week }));
}

/**
 * How this month's calls (Asia/Shanghai) of the agents below an org unit were rated, 非常满意 first. Agents with fewer than
 * five ratings are left out (SPEC C8). @returns null when nobody is left
 */
export async function loadRatings(db: Queryable, scopePath: string): Promise<Overview['ratings']> {
  const { rows } = await db.query<{ score: number; ratings: number }>(
    `WITH this AS (SELECT date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai')::date AS month)
     SELECT r.score, count(*) AS ratings
     FROM this JOIN rating_summary m ON m.month = this.month JOIN rating r ON r.agent_id = m.agent_id
       AND r.rated_on >= this.month AND r.rated_on < this.month + interval '1 month'
     JOIN staff f ON f.id = r.agent_id JOIN org_unit o ON o.id = f.org_unit_id
     WHERE o.path <@ $1::ltree GROUP BY r.score`,
    [scopePath],
  );
  const of = new Map(rows.map(({ score, ratings }) => [score, ratings]));
  return rows.length === 0 ? null : [5, 4, 3, 2, 1].map((score) => of.get(score) ?? 0);
}

/** The rest of the wall, by the database's clock. */
export interface WallCounts {
  readonly serverTime: Date;
  readonly districtName: string;
  /** Of the district's centre; null: it has given none. */
  readonly hours: OpeningHours | null;
  /** A duty lawyer is on duty at, below or above the org unit. */
  readonly staffed: boolean;
  readonly pairingsPending: number;
  readonly callbacksOpen: number;
}

/** The district's name and hours, whether somebody is on duty, and what waits to be done. */
export async function loadCounts(db: Queryable, scopePath: string): Promise<WallCounts> {
  const { rows } = await db.query<{
    now: Date;
    district: string | null;
    hours: OpeningHours | null;
    staffed: boolean;
    pairings: number;
    callbacks: number;
  }>(
    `WITH here AS (SELECT d.name_zh, d.hours FROM district d JOIN org_unit o ON o.id = d.org_unit_id
       WHERE o.path @> $1::ltree)
     SELECT clock_timestamp() AS now,
       (SELECT name_zh FROM here) AS district,
       (SELECT hours FROM here) AS hours,
       EXISTS (SELECT FROM agent_state a
          JOIN staff f ON f.id = a.staff_id AND f.disabled_at IS NULL
          JOIN staff_role r ON r.staff_id = f.id AND r.role = $3
          JOIN org_unit o ON o.id = f.org_unit_id
          WHERE a.state = ANY ($2::text[]) AND (o.path @> $1::ltree OR o.path <@ $1::ltree)) AS staffed,
       (SELECT count(*) FROM pairing WHERE state = 'pending' AND expires_at > now()) AS pairings,
       (SELECT count(*) FROM callback b JOIN callback_place o ON o.callback_id = b.id
          WHERE b.done_at IS NULL AND b.repeats IS NULL AND o.path <@ $1::ltree) AS callbacks`,
    [scopePath, ON_DUTY, roleFor('consultation')],
  );
  const row = rows[0];
  if (!row) throw new Error('the database gave no counts');
  return {
    serverTime: row.now,
    districtName: row.district ?? '',
    hours: row.hours,
    staffed: row.staffed,
    pairingsPending: row.pairings,
    callbacksOpen: row.callbacks,
  };
}

/** By how much the database's clock is ahead of this process's, in ms, to half the time that asking took. */
export async function databaseAhead(db: Queryable): Promise<number> {
  const sentMs = Date.now();
  const { rows } = await db.query<{ now: Date }>('SELECT clock_timestamp() AS now');
  const receivedMs = Date.now();
  return (rows[0]?.now.getTime() ?? receivedMs) - (sentMs + receivedMs) / 2;
}
