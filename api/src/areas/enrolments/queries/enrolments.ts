import { type Enrolment, type EnrolmentState, FalinkError, type PageQuery, type TerminalKind } from '@falink/protocol';
import { type ListOrder, mapPage, type Page, selectPage } from '../../../kernel/db/page.js';
import type { Queryable } from '../../../kernel/db/pool.js';
import { hasEveryWord } from '../../../kernel/db/search.js';
import type { EnrolmentRow } from '../file/export-columns.js';

interface Row {
  id: string;
  serial: string;
  kind: TerminalKind;
  name: string;
  site_id: string;
  site_name: string;
  org_id: string;
  org_path: string;
  org_name: string;
  unit_path: string;
  state: EnrolmentState;
  voucher: Enrolment['voucher'];
  voucher_expires_at: Date | null;
  created_at: Date;
  terminal_id: string | null;
  used_at: Date | null;
}

const STATE = `CASE WHEN e.withdrawn_at IS NOT NULL THEN 'withdrawn' WHEN e.used_at IS NOT NULL THEN 'enrolled' ELSE 'waiting' END`;

/** Names from the district down to `o`. */
const UNIT_PATH = `(SELECT string_agg(u.name, '/' ORDER BY nlevel(u.path)) FROM org_unit u WHERE u.path @> o.path)`;

const COLUMNS = `e.id, e.serial, e.kind, e.name, s.id AS site_id, s.name AS site_name, o.id AS org_id,
  o.path::text AS org_path, o.name AS org_name, ${UNIT_PATH} AS unit_path, ${STATE} AS state,
  CASE WHEN e.voucher_hash IS NULL THEN 'none' WHEN e.used_at IS NOT NULL THEN 'used' WHEN e.wrong_tries >= 5 THEN 'blocked'
    WHEN e.voucher_expires_at <= now() THEN 'expired' ELSE 'good' END AS voucher,
  e.voucher_expires_at, e.created_at, e.terminal_id, e.used_at`;

const ENROLMENTS = 'enrolment e JOIN site s ON s.id = e.site_id JOIN org_unit o ON o.id = s.org_unit_id';

/** Index enrolment_age. */
const LATEST_FIRST: ListOrder = {
  list: 'enrolments',
  direction: 'DESC',
  by: [
    { column: 'e.created_at', kind: 'instant' },
    { column: 'e.id', kind: 'id' },
  ],
};

function toEnrolment(row: Row): EnrolmentRow {
  return {
    id: row.id,
    serial: row.serial,
    kind: row.kind,
    name: row.name,
    site: { id: row.site_id, name: row.site_name, orgUnit: { id: row.org_id, path: row.org_path, name: row.org_name } },
    unitPath: row.unit_path,
    state: row.state,
    voucher: row.voucher,
    voucherExpiresAt: row.voucher_expires_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    terminalId: row.terminal_id,
    enrolledAt: row.used_at?.toISOString() ?? null,
  };
}

export interface EnrolmentFilter {
  readonly scopePath: string;
  readonly state?: EnrolmentState | undefined;
  readonly importId?: string | undefined;
  readonly q?: string | undefined;
}

/** Expected boxes at and below an org unit, counted; withdrawn ones only where they are asked for. */
export async function listEnrolments(
  db: Queryable,
  { scopePath, state, importId, q }: EnrolmentFilter,
  page: PageQuery,
): Promise<Page<EnrolmentRow>> {
  const rows = {
    columns: COLUMNS,
    from: ENROLMENTS,
    where: `o.path <@ $1::ltree
      AND CASE WHEN $2::text IS NULL THEN e.withdrawn_at IS NULL ELSE ${STATE} = $2::text END
      AND ($3::uuid IS NULL OR e.import_id = $3::uuid)
      AND ${hasEveryWord(['e.serial', 'e.name', 's.name', 'o.name'], '$4')}`,
    values: [scopePath, state ?? null, importId ?? null, q ?? null],
    counted: true,
  };
  return mapPage(await selectPage<Row>(db, LATEST_FIRST, rows, page), toEnrolment);
}

/** By serial number. */
export async function loadEnrolments(db: Queryable, ids: readonly string[]): Promise<EnrolmentRow[]> {
  const { rows } = await db.query<Row>(
    `SELECT ${COLUMNS} FROM ${ENROLMENTS} WHERE e.id = ANY ($1::uuid[]) ORDER BY e.serial`,
    [ids],
  );
  return rows.map(toEnrolment);
}

/** @throws FalinkError enrolment.unknown */
export async function requireEnrolment(db: Queryable, id: string): Promise<EnrolmentRow> {
  const [enrolment] = await loadEnrolments(db, [id]);
  if (!enrolment) throw new FalinkError('enrolment.unknown');
  return enrolment;
}

/** A box that a command decides on. @throws FalinkError enrolment.unknown */
export async function lockEnrolment(db: Queryable, id: string): Promise<EnrolmentRow> {
  await db.query('SELECT FROM enrolment WHERE id = $1 FOR UPDATE', [id]);
  return requireEnrolment(db, id);
}

/** What the serial number of a request for pairing is expected for; null: it says none, or nobody expects it. */
export async function findExpected(
  db: Queryable,
  pairingId: string,
): Promise<{ readonly serial: string | null; readonly expected: EnrolmentRow | null } | null> {
  const { rows } = await db.query<{ serial: string | null; enrolment_id: string | null }>(
    `SELECT p.serial, e.id AS enrolment_id FROM pairing p
     LEFT JOIN enrolment e ON e.serial = p.serial AND e.withdrawn_at IS NULL WHERE p.id = $1`,
    [pairingId],
  );
  const [row] = rows;
  if (!row) return null;
  return {
    serial: row.serial,
    expected: row.enrolment_id === null ? null : await requireEnrolment(db, row.enrolment_id),
  };
}
