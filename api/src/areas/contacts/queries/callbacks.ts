import type { Callback, CallEndReason, Category, PageQuery } from '@falink/protocol';
import { type ListOrder, mapPage, type Page, selectPage } from '../../../kernel/db/page.js';
import type { Queryable } from '../../../kernel/db/pool.js';
import { ON_DUTY } from '../agents/agent-state.js';
import type { PromiseTerms } from '../callbacks/promise.js';
import { roleFor } from '../routing/choose.js';

export interface ScopedCallback {
  readonly callback: Callback;
  readonly orgPath: string;
  /** Null: its time was over, and it was erased. */
  readonly phoneSealed: Buffer | null;
}

interface CallbackRow {
  id: string;
  phone_masked: string;
  phone_sealed: Buffer | null;
  category: Category;
  terminal_id: string | null;
  terminal_name: string | null;
  place_name: string;
  org_path: string;
  requested_at: Date;
  times: number;
  promised_by: Date | null;
  done_at: Date | null;
  done_by: string | null;
  claimed_by: string | null;
  claimed_by_name: string | null;
  claimed_until: Date | null;
}

const COLUMNS = `b.id, b.phone_masked, b.phone_sealed, b.category,
  b.terminal_id, o.terminal_name, o.place_name, o.path::text AS org_path,
  b.requested_at, b.promised_by, 1 + (SELECT count(*) FROM callback r WHERE r.repeats = b.id)::integer AS times,
  b.done_at, d.display_name AS done_by,
  b.claimed_by, c.display_name AS claimed_by_name, b.claimed_until`;

/** Nobody but the person $2 has the number. An end that has passed frees it. */
const FREE = `(claimed_by IS NULL OR claimed_by = $2 OR claimed_until <= clock_timestamp())`;

const FROM = `callback b
  JOIN callback_place o ON o.callback_id = b.id
  LEFT JOIN staff d ON d.id = b.done_by
  LEFT JOIN staff c ON c.id = b.claimed_by AND b.claimed_until > clock_timestamp()`;

/** Index callback_open. */
const OLDEST_FIRST: ListOrder = {
  list: 'callbacks',
  direction: 'ASC',
  by: [
    { column: 'b.requested_at', kind: 'instant' },
    { column: 'b.id', kind: 'id' },
  ],
};

/** Numbers at or below an org unit that nobody has called yet. */
export async function listOpenCallbacks(db: Queryable, scopePath: string, page: PageQuery): Promise<Page<Callback>> {
  const rows = {
    columns: COLUMNS,
    from: FROM,
    where: 'b.done_at IS NULL AND b.repeats IS NULL AND o.path <@ $1::ltree',
    values: [scopePath],
  };
  return mapPage(await selectPage<CallbackRow>(db, OLDEST_FIRST, { ...rows, counted: true }, page), toCallback);
}

export async function loadCallbacks(db: Queryable, ids: readonly string[]): Promise<ScopedCallback[]> {
  const { rows } = await db.query<CallbackRow>(`SELECT ${COLUMNS} FROM ${FROM} WHERE b.id = ANY ($1::uuid[])`, [ids]);
  return rows.map((row) => ({ orgPath: row.org_path, phoneSealed: row.phone_sealed, callback: toCallback(row) }));
}

function toCallback(row: CallbackRow): Callback {
  return {
    id: row.id,
    phoneMasked: row.phone_masked,
    category: row.category,
    terminal: row.terminal_id === null ? null : { id: row.terminal_id, name: row.terminal_name ?? '' },
    placeName: row.place_name,
    requestedAt: row.requested_at.toISOString(),
    times: row.times,
    promisedBy: row.promised_by?.toISOString() ?? null,
    state: row.done_at ? 'done' : 'open',
    doneAt: row.done_at?.toISOString() ?? null,
    doneBy: row.done_by,
    claim:
      row.claimed_by && row.claimed_by_name !== null && row.claimed_until
        ? { staffId: row.claimed_by, name: row.claimed_by_name, until: row.claimed_until.toISOString() }
        : null,
  };
}

/** A call of a terminal that a number may be left for: the one that is named, or else the open one; null: there is none. */
export async function findCallForCallback(
  db: Queryable,
  terminalId: string,
  contactId: string | null,
): Promise<{ readonly id: string; readonly category: Category } | null> {
  const { rows } = await db.query<{ id: string; category: Category }>(
    `SELECT id, category FROM contact WHERE terminal_id = $1 AND CASE WHEN $2::uuid IS NULL THEN state <> 'ended' ELSE id = $2 END`,
    [terminalId, contactId],
  );
  return rows[0] ?? null;
}

export interface KeptNumber {
  readonly id: string;
  readonly phoneMasked: string;
}

/** What the promise to somebody at an org unit is made of, and the database's clock. */
export async function findPromiseTerms(
  db: Queryable,
  orgPath: string,
): Promise<(PromiseTerms & { readonly nowMs: number }) | null> {
  const { rows } = await db.query<PromiseTerms & { now: Date }>(
    `SELECT d.callback_within_minutes AS minutes, d.hours, clock_timestamp() AS now, EXISTS (
       SELECT FROM agent_state a
       JOIN staff p ON p.id = a.staff_id AND p.disabled_at IS NULL
       JOIN org_unit po ON po.id = p.org_unit_id
       JOIN staff_role r ON r.staff_id = p.id AND r.role = $3
       WHERE a.state = ANY ($2::text[]) AND po.path @> $1::ltree
     ) AS "isStaffed"
     FROM org_unit top JOIN district d ON d.org_unit_id = top.id
     WHERE top.path = subpath($1::ltree, 0, 1)`,
    [orgPath, ON_DUTY, roleFor('consultation')],
  );
  const [row] = rows;
  return row ? { minutes: row.minutes, hours: row.hours, isStaffed: row.isStaffed, nowMs: row.now.getTime() } : null;
}

/** Open numbers of a district that look like this one, the oldest first: nobody marks them as called until this ends. */
export async function lockSimilarNumbers(
  db: Queryable,
  district: string,
  phoneMasked: string,
): Promise<readonly { readonly id: string; readonly phoneSealed: Buffer }[]> {
  const { rows } = await db.query<{ id: string; phoneSealed: Buffer }>(
    `SELECT b.id, b.phone_sealed AS "phoneSealed"
     FROM callback b JOIN callback_place o ON o.callback_id = b.id
     WHERE b.done_at IS NULL AND b.repeats IS NULL AND b.phone_sealed IS NOT NULL AND b.phone_masked = $2
       AND o.path <@ $1::ltree
     ORDER BY b.requested_at, b.id FOR UPDATE OF b`,
    [district, phoneMasked],
  );
  return rows;
}

/** Keeps a number. @returns null when this request was kept already */
export async function insertCallback(
  db: Queryable,
  callback: {
    readonly from: LeftAt;
    readonly requestId: string;
    readonly contactId: string | null;
    readonly category: Category;
    readonly phoneSealed: Buffer;
    readonly phoneMasked: string;
    readonly promisedBy: Date | null;
    /** The same number, left before; null: it is the first. */
    readonly repeats: string | null;
  },
): Promise<KeptNumber | null> {
  const { rows } = await db.query<KeptNumber>(
    `INSERT INTO callback (terminal_id, org_unit_id, request_id, contact_id, category, phone_sealed, phone_masked,
       promised_by, repeats)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING
     RETURNING id, phone_masked AS "phoneMasked"`,
    [
      callback.from.terminalId ?? null,
      callback.from.unitId ?? null,
      callback.requestId,
      callback.contactId,
      callback.category,
      callback.phoneSealed,
      callback.phoneMasked,
      callback.promisedBy,
      callback.repeats,
    ],
  );
  return rows[0] ?? null;
}

/** Where a number is left: at a terminal, or in a browser that came in at an org unit. */
export type LeftAt =
  | { readonly terminalId: string; readonly unitId?: undefined }
  | { readonly unitId: string; readonly terminalId?: undefined };

/** What an earlier send of the same request kept. */
export async function findKeptNumber(db: Queryable, terminalId: string, requestId: string): Promise<KeptNumber | null> {
  const { rows } = await db.query<KeptNumber>(
    'SELECT id, phone_masked AS "phoneMasked" FROM callback WHERE terminal_id = $1 AND request_id = $2',
    [terminalId, requestId],
  );
  return rows[0] ?? null;
}

/** The same of a browser, whose number belongs to its contact. */
export async function findNumberOfRequest(
  db: Queryable,
  requestId: string,
): Promise<(KeptNumber & { readonly contactId: string | null }) | null> {
  const { rows } = await db.query<KeptNumber & { contactId: string | null }>(
    `SELECT id, phone_masked AS "phoneMasked", contact_id AS "contactId" FROM callback
     WHERE request_id = $1 AND terminal_id IS NULL`,
    [requestId],
  );
  return rows[0] ?? null;
}

/** What a guest's locked contact is about, how it ended, and where the guest came in. */
export async function findVisitForCallback(
  db: Queryable,
  contactId: string,
): Promise<{
  readonly category: Category;
  readonly endReason: CallEndReason | null;
  readonly unitId: string;
  readonly orgPath: string;
} | null> {
  const { rows } = await db.query<{
    category: Category;
    endReason: CallEndReason | null;
    unitId: string;
    orgPath: string;
  }>(
    `SELECT c.category, c.end_reason AS "endReason", o.id AS "unitId", o.path::text AS "orgPath"
     FROM contact c JOIN guest g ON g.id = c.guest_id JOIN org_unit o ON o.id = g.org_unit_id WHERE c.id = $1`,
    [contactId],
  );
  return rows[0] ?? null;
}

/** Nobody else changes the number until this transaction ends. */
export async function lockCallback(db: Queryable, id: string): Promise<void> {
  await db.query('SELECT FROM callback WHERE id = $1 FOR UPDATE', [id]);
}

/** Gives an open number to a person for so many minutes. @returns false when it is done, or another person's */
export async function claimCallback(db: Queryable, id: string, staffId: string, minutes: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE callback SET claimed_by = $2, claimed_until = clock_timestamp() + make_interval(mins => $3)
     WHERE id = $1 AND done_at IS NULL AND ${FREE}`,
    [id, staffId, minutes],
  );
  return rowCount !== 0;
}

/** @returns false when nobody had it */
export async function releaseCallbackClaim(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'UPDATE callback SET claimed_by = NULL, claimed_until = NULL WHERE id = $1 AND claimed_by IS NOT NULL',
    [id],
  );
  return rowCount !== 0;
}

/** The number was called, however often it was left. @returns false when it was already, or another person has it */
export async function markCallbackDone(db: Queryable, id: string, staffId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE callback SET done_at = clock_timestamp(), done_by = $2, claimed_by = NULL, claimed_until = NULL
     WHERE id = $1 AND done_at IS NULL AND ${FREE}`,
    [id, staffId],
  );
  if (rowCount === 0) return false;
  await db.query(
    'UPDATE callback SET done_at = clock_timestamp(), done_by = $2 WHERE repeats = $1 AND done_at IS NULL',
    [id, staffId],
  );
  return true;
}
