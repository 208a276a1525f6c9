import type { GuestBlock, GuestReport, GuestReportReason, PageQuery } from '@falink/protocol';
import { type ListOrder, mapPage, type Page, selectPage } from '../../../kernel/db/page.js';
import type { Queryable } from '../../../kernel/db/pool.js';

interface ReportRow {
  readonly id: string;
  readonly contact_id: string;
  readonly org_path: string;
  readonly place_name: string;
  readonly reported_by: string;
  readonly reporter: string;
  readonly reason: GuestReportReason;
  readonly block: GuestBlock;
  readonly created_at: Date;
  readonly blocked_until: Date | null;
  readonly lifted_at: Date | null;
  readonly is_blocked: boolean;
}

export interface ScopedReport {
  readonly report: GuestReport;
  readonly orgPath: string;
}

const IS_BLOCKED = 'r.block_hash IS NOT NULL AND r.blocked_until > clock_timestamp()';
const COLUMNS = `r.id, r.contact_id, o.path::text AS org_path, o.unit_name AS place_name, r.reported_by, p.display_name AS reporter,
  r.reason, r.block, r.created_at, r.blocked_until, r.lifted_at, ${IS_BLOCKED} AS is_blocked`;
const FROM = 'guest_report r JOIN contact_place o ON o.contact_id = r.contact_id JOIN staff p ON p.id = r.reported_by';

/** Index guest_report_newest. */
const NEWEST_FIRST: ListOrder = {
  list: 'guest reports',
  direction: 'DESC',
  by: [
    { column: 'r.created_at', kind: 'instant' },
    { column: 'r.id', kind: 'id' },
  ],
};

function toReport(row: ReportRow): GuestReport {
  return {
    id: row.id,
    callId: row.contact_id,
    placeName: row.place_name,
    reportedBy: { id: row.reported_by, name: row.reporter },
    reason: row.reason,
    block: row.block,
    createdAt: row.created_at.toISOString(),
    blockedUntil: row.blocked_until?.toISOString() ?? null,
    liftedAt: row.lifted_at?.toISOString() ?? null,
    isBlocked: row.is_blocked,
  };
}

export async function listReports(
  db: Queryable,
  { scopePath, blockedOnly }: { readonly scopePath: string; readonly blockedOnly: boolean },
  page: PageQuery,
): Promise<Page<GuestReport>> {
  const where = `o.path <@ $1::ltree${blockedOnly ? ` AND ${IS_BLOCKED}` : ''}`;
  const rows = { columns: COLUMNS, from: FROM, where, values: [scopePath], counted: true };
  return mapPage(await selectPage<ReportRow>(db, NEWEST_FIRST, rows, page), toReport);
}

async function findWhere(db: Queryable, condition: string, value: string): Promise<ScopedReport | null> {
  const { rows } = await db.query<ReportRow>(`SELECT ${COLUMNS} FROM ${FROM} WHERE ${condition}`, [value]);
  return rows[0] ? { report: toReport(rows[0]), orgPath: rows[0].org_path } : null;
}

export const findReportOf = (db: Queryable, contactId: string): Promise<ScopedReport | null> =>
  findWhere(db, 'r.contact_id = $1', contactId);

export const lockReport = (db: Queryable, id: string): Promise<ScopedReport | null> =>
  findWhere(db, 'r.id = $1 FOR UPDATE OF r', id);

/** What can be blocked of the visit of a contact, and how long ago that ended. */
export interface Blockable {
  readonly browserHash: Buffer;
  /** Null: forgotten after a day. */
  readonly addressHash: Buffer | null;
  readonly endedHoursAgo: number | null;
}

export async function findBlockable(db: Queryable, contactId: string): Promise<Blockable | null> {
  const { rows } = await db.query<Blockable>(
    `SELECT g.browser_hash AS "browserHash", g.address_hash AS "addressHash",
       extract(epoch FROM clock_timestamp() - c.ended_at)::float8 / 3600 AS "endedHoursAgo"
     FROM contact c JOIN guest g ON g.id = c.guest_id WHERE c.id = $1`,
    [contactId],
  );
  return rows[0] ?? null;
}

export async function insertReport(
  db: Queryable,
  report: {
    readonly contactId: string;
    readonly staffId: string;
    readonly reason: GuestReportReason;
    readonly block: GuestBlock;
    readonly hash: Buffer | null;
    readonly hours: number | null;
  },
): Promise<void> {
  await db.query(
    `INSERT INTO guest_report (contact_id, reported_by, reason, block, block_hash, blocked_until)
     VALUES ($1, $2, $3, $4, $5, clock_timestamp() + $6 * interval '1 hour')`,
    [report.contactId, report.staffId, report.reason, report.block, report.hash, report.hours],
  );
}

export async function liftBlock(db: Queryable, id: string, staffId: string): Promise<void> {
  await db.query(
    `UPDATE guest_report SET block_hash = NULL, lifted_at = clock_timestamp(), lifted_by = $2 WHERE id = $1`,
    [id, staffId],
  );
}

/** Whether this browser or its address is kept away now. */
export async function isBlocked(db: Queryable, hashes: readonly Buffer[]): Promise<boolean> {
  const { rows } = await db.query<{ blocked: boolean }>(
    `SELECT EXISTS (SELECT FROM guest_report r WHERE r.block_hash = ANY ($1::bytea[]) AND ${IS_BLOCKED}) AS blocked`,
    [hashes],
  );
  return rows[0]?.blocked ?? false;
}

/** Blocks that are over keep nobody away, so nothing is kept of whom they were for. */
export async function forgetBlocks(db: Queryable): Promise<void> {
  await db.query(
    'UPDATE guest_report SET block_hash = NULL WHERE block_hash IS NOT NULL AND blocked_until <= clock_timestamp()',
  );
}
