import { SUMMARY_MINUTES } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

/** A summary as stored, with what decides who may write and who may see it. */
export interface SummaryRow {
  readonly contactId: string;
  /** Null: it has none. */
  readonly terminalId: string | null;
  /** Null: it came from no browser. */
  readonly guestId: string | null;
  readonly agentId: string | null;
  readonly agentName: string | null;
  readonly siteName: string;
  readonly orgPath: string;
  readonly isActive: boolean;
  readonly endedAt: Date | null;
  /** The file that the call belongs to is only kept (SPEC P23). */
  readonly restricted: boolean;
  /** 0: nothing was written. */
  readonly version: number;
  readonly sealed: Buffer | null;
  readonly confirmedAt: Date | null;
  readonly openedBy: string | null;
  /** How long it may be seen yet, ms; negative: no longer. The whole time while the call lasts. */
  readonly remainingMs: number;
}

const SELECT = `
  SELECT c.id AS "contactId", c.terminal_id AS "terminalId", c.guest_id AS "guestId", c.agent_id AS "agentId", a.display_name AS "agentName",
    coalesce(o.site_name, o.unit_name) AS "siteName", o.path::text AS "orgPath", c.active_at IS NOT NULL AS "isActive", c.ended_at AS "endedAt",
    EXISTS (
      SELECT FROM intake i JOIN person p ON p.id = i.person_id WHERE i.id = c.intake_id AND p.restricted_at IS NOT NULL
    ) AS restricted,
    coalesce(y.version, 0) AS version, y.sealed, y.confirmed_at AS "confirmedAt", y.opened_by AS "openedBy",
    ${SUMMARY_MINUTES} * 60000 - CASE WHEN c.ended_at IS NULL THEN 0
      ELSE extract(epoch FROM clock_timestamp() - greatest(c.ended_at, y.confirmed_at)) * 1000 END::float8 AS "remainingMs"
  FROM contact c
  JOIN contact_place o ON o.contact_id = c.id
  LEFT JOIN staff a ON a.id = c.agent_id
  LEFT JOIN contact_summary y ON y.contact_id = c.id`;

export async function findSummary(db: Queryable, contactId: string): Promise<SummaryRow | null> {
  const { rows } = await db.query<SummaryRow>(`${SELECT} WHERE c.id = $1`, [contactId]);
  return rows[0] ?? null;
}

/** By the hash of its link's token, locked: read after the lock, because a lock of a joined row reads no others again. */
export async function lockLinked(db: Queryable, hash: Buffer): Promise<SummaryRow | null> {
  const { rows } = await db.query<{ id: string }>(
    'SELECT contact_id AS id FROM contact_summary WHERE link_hash = $1 FOR UPDATE',
    [hash],
  );
  return rows[0] ? findSummary(db, rows[0].id) : null;
}

/** Writes over the version last seen; what is confirmed stays. @returns false when the version is stale */
export async function writeSummary(
  db: Queryable,
  {
    contactId,
    version,
    sealed,
    linkHash,
  }: {
    readonly contactId: string;
    readonly version: number;
    readonly sealed: Buffer;
    /** Null: a draft. */
    readonly linkHash: Buffer | null;
  },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO contact_summary AS y (contact_id, version, sealed, link_hash, confirmed_at)
     SELECT $1, 1, $3, $4::bytea, CASE WHEN $4::bytea IS NOT NULL THEN clock_timestamp() END WHERE $2 = 0
     ON CONFLICT (contact_id) DO NOTHING`,
    [contactId, version, sealed, linkHash],
  );
  if (rowCount === 1) return true;
  const updated = await db.query(
    `UPDATE contact_summary SET version = version + 1, sealed = $3, link_hash = $4,
       confirmed_at = CASE WHEN $4::bytea IS NOT NULL THEN clock_timestamp() END
     WHERE contact_id = $1 AND version = $2 AND confirmed_at IS NULL`,
    [contactId, version, sealed, linkHash],
  );
  return updated.rowCount === 1;
}

/** The link was used, by this phone. */
export async function markOpened(db: Queryable, contactId: string, requestId: string): Promise<void> {
  await db.query('UPDATE contact_summary SET opened_by = $2, opened_at = clock_timestamp() WHERE contact_id = $1', [
    contactId,
    requestId,
  ]);
}

/** Which television each call is of. */
export async function findTerminalsOf(
  db: Queryable,
  contactIds: readonly string[],
): Promise<{ readonly id: string; readonly terminalId: string }[]> {
  const { rows } = await db.query<{ id: string; terminalId: string }>(
    'SELECT id, terminal_id AS "terminalId" FROM contact WHERE id = ANY ($1::uuid[]) AND terminal_id IS NOT NULL',
    [contactIds],
  );
  return rows;
}
