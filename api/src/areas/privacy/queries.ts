import type { PrivacyAudience, PrivacyNotice } from '@falink/protocol';
import type { Queryable } from '../../kernel/db/pool.js';
import type { NoticeFacts } from './facts.js';

interface DistrictRow {
  service_name_zh: string;
  service_name_en: string;
  hotline: string;
  supervision_phone: string;
}

const COLUMNS = 'd.service_name_zh, d.service_name_en, d.hotline, d.supervision_phone';

/** What a notice says of a district, by its path; of the only one there is when none is named. Null: no such, or several. */
export async function findNoticeDistrict(db: Queryable, path: string | null): Promise<NoticeFacts['district']> {
  const { rows } = await db.query<DistrictRow>(
    `SELECT ${COLUMNS} FROM district d JOIN org_unit o ON o.id = d.org_unit_id
     WHERE $1::text IS NULL OR o.path::text = $1 LIMIT 2`,
    [path],
  );
  const [row, second] = rows;
  if (!row || second) return null;
  return {
    serviceName: { zh: row.service_name_zh, en: row.service_name_en },
    hotline: row.hotline,
    supervisionPhone: row.supervision_phone,
  };
}

/** Keeps the text of a notice that is about to be shown; what is kept already stays. */
export async function insertNotice(db: Queryable, audience: PrivacyAudience, notice: PrivacyNotice): Promise<void> {
  const { version, ...text } = notice;
  await db.query('INSERT INTO privacy_notice (version, audience, text) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
    version,
    audience,
    JSON.stringify(text),
  ]);
}

export interface LockedBox {
  readonly thumbprint: Buffer;
  readonly isKnownVersion: boolean;
}

/** The key that a terminal proves itself with, locked, and whether this version was ever shown; null: no such terminal. */
export async function lockBox(db: Queryable, terminalId: string, version: string): Promise<LockedBox | null> {
  const { rows } = await db.query<LockedBox>(
    `SELECT k.thumbprint, EXISTS (SELECT FROM privacy_notice WHERE version = $2) AS "isKnownVersion"
     FROM terminal_key k WHERE k.terminal_id = $1 AND k.revoked_at IS NULL AND k.confirmed_at IS NOT NULL
     FOR UPDATE OF k`,
    [terminalId, version],
  );
  return rows[0] ?? null;
}

/** @returns when it was acknowledged first, and whether that is now */
export async function upsertAcknowledgement(
  db: Queryable,
  { thumbprint, version, at }: { readonly thumbprint: Buffer; readonly version: string; readonly at: string },
): Promise<{ readonly acknowledgedAt: Date; readonly isNew: boolean }> {
  const { rows } = await db.query<{ at: Date; fresh: boolean }>(
    `WITH added AS (
       INSERT INTO privacy_acknowledgement (thumbprint, version, acknowledged_at)
       VALUES ($1, $2, least($3::timestamptz, now())) ON CONFLICT DO NOTHING
       RETURNING acknowledged_at
     )
     SELECT acknowledged_at AS at, true AS fresh FROM added
     UNION ALL
     SELECT acknowledged_at, false FROM privacy_acknowledgement WHERE thumbprint = $1 AND version = $2
     ORDER BY fresh DESC LIMIT 1`,
    [thumbprint, version, at],
  );
  const [row] = rows;
  if (!row) throw new Error('an acknowledgement was neither there nor added');
  return { acknowledgedAt: row.at, isNew: row.fresh };
}
