import type { CallKind } from '@falink/protocol';
import type { TerminalIdentity } from '../../../kernel/actor.js';
import type { Queryable } from '../../../kernel/db/pool.js';

export interface CompanionRow {
  readonly id: string;
  readonly participantId: string;
  readonly contactId: string;
  readonly sessionId: string;
  readonly siteName: string;
  /** The phone that opened the link that the television shows; null: none yet. */
  readonly linkOpenedBy: string | null;
  readonly linkExpired: boolean;
  /** The phone that it is now; null: none. */
  readonly openedBy: string | null;
  /** The session goes on. */
  readonly open: boolean;
  readonly kind: CallKind;
  /** What the call takes; null: no application. */
  readonly intakeId: string | null;
  /** Whose second device it is. */
  readonly terminal: TerminalIdentity;
}

const COMPANION = `
  SELECT k.id, k.participant_id AS "participantId", n.contact_id AS "contactId", n.id AS "sessionId", s.name AS "siteName",
    k.link_opened_by AS "linkOpenedBy", k.link_expires_at <= clock_timestamp() AS "linkExpired",
    k.opened_by AS "openedBy", n.ended_at IS NULL AS open, c.kind, c.intake_id AS "intakeId",
    json_build_object('id', t.id, 'name', t.name, 'kind', t.kind, 'siteId', s.id, 'orgPath', o.path::text) AS terminal
  FROM companion k
  JOIN participant p ON p.id = k.participant_id
  JOIN session n ON n.id = p.session_id
  JOIN contact c ON c.id = n.contact_id
  JOIN terminal t ON t.id = p.terminal_id
  JOIN site s ON s.id = t.site_id
  JOIN org_unit o ON o.id = s.org_unit_id`;

export async function findCompanion(db: Queryable, id: string): Promise<CompanionRow | null> {
  const { rows } = await db.query<CompanionRow>(`${COMPANION} WHERE k.id = $1`, [id]);
  return rows[0] ?? null;
}

/** By the hash of its link's token. */
export async function findLinked(db: Queryable, hash: Buffer): Promise<CompanionRow | null> {
  const { rows } = await db.query<CompanionRow>(`${COMPANION} WHERE k.link_hash = $1`, [hash]);
  return rows[0] ?? null;
}

/** The companion of a terminal in the open session of its contact; null: no link was ever asked for. */
export async function findOfTerminal(
  db: Queryable,
  contactId: string,
  terminalId: string,
): Promise<CompanionRow | null> {
  const { rows } = await db.query<CompanionRow>(
    `${COMPANION} WHERE n.contact_id = $1 AND p.terminal_id = $2 AND n.ended_at IS NULL`,
    [contactId, terminalId],
  );
  return rows[0] ?? null;
}

/** The participant that a terminal is in the open session of its contact; null: none. */
export async function findParticipantOf(db: Queryable, contactId: string, terminalId: string): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT p.id FROM participant p JOIN session n ON n.id = p.session_id
     WHERE n.contact_id = $1 AND n.ended_at IS NULL AND p.terminal_id = $2`,
    [contactId, terminalId],
  );
  return rows[0]?.id ?? null;
}

/** Stores a link; the one before it is invalid then. The same request again stores nothing. @returns how long it lasts, ms */
export async function writeLink(
  db: Queryable,
  link: { readonly participantId: string; readonly requestId: string; readonly hash: Buffer; readonly lastsS: number },
): Promise<number> {
  await db.query(
    `INSERT INTO companion AS k (participant_id, link_request, link_hash, link_expires_at)
     VALUES ($1, $2, $3, clock_timestamp() + $4 * interval '1 second')
     ON CONFLICT (participant_id) DO UPDATE SET link_request = excluded.link_request, link_hash = excluded.link_hash,
       link_expires_at = excluded.link_expires_at, link_opened_by = NULL
     WHERE k.link_request <> excluded.link_request`,
    [link.participantId, link.requestId, link.hash, link.lastsS],
  );
  const { rows } = await db.query<{ ms: number }>(
    `SELECT extract(epoch FROM link_expires_at - clock_timestamp())::float8 * 1000 AS ms
     FROM companion WHERE participant_id = $1`,
    [link.participantId],
  );
  return Math.max(0, Math.round(rows[0]?.ms ?? 0));
}

/** A phone opened the link; the one before it is no longer the companion. */
export async function markOpened(db: Queryable, id: string, requestId: string): Promise<void> {
  await db.query('UPDATE companion SET link_opened_by = $2, opened_by = $2 WHERE id = $1', [id, requestId]);
}

/** No phone is the companion any more, and the link works no longer. */
export async function markEnded(db: Queryable, id: string): Promise<void> {
  await db.query(
    `UPDATE companion SET opened_by = NULL, link_expires_at = least(link_expires_at, clock_timestamp()),
       left_at = CASE WHEN joined_at IS NOT NULL THEN coalesce(left_at, clock_timestamp()) END
     WHERE id = $1`,
    [id],
  );
}
