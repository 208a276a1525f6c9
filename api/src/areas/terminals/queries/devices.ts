import type { DeviceInfo, DeviceKey, TerminalKind } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

/** A site that a terminal is put to: it stays as it is until the commit. Null: there is no such site. */
export async function lockSitePlace(
  db: Queryable,
  siteId: string,
): Promise<{ readonly orgPath: string; readonly isClosed: boolean } | null> {
  const { rows } = await db.query<{ orgPath: string; isClosed: boolean }>(
    `SELECT o.path::text AS "orgPath", s.closed_at IS NOT NULL AS "isClosed"
     FROM site s JOIN org_unit o ON o.id = s.org_unit_id WHERE s.id = $1 FOR SHARE OF s`,
    [siteId],
  );
  return rows[0] ?? null;
}

/** The path of the org unit in which a terminal stands; null: there is no such terminal. */
export async function findOrgPath(db: Queryable, terminalId: string): Promise<string | null> {
  const { rows } = await db.query<{ path: string }>(
    `SELECT o.path::text AS path FROM terminal t JOIN site s ON s.id = t.site_id JOIN org_unit o ON o.id = s.org_unit_id
     WHERE t.id = $1`,
    [terminalId],
  );
  return rows[0]?.path ?? null;
}

export interface LockedTerminal {
  readonly id: string;
  readonly name: string;
  readonly siteId: string;
  readonly orgPath: string;
  readonly revoked: boolean;
  readonly locked: boolean;
}

/** A terminal that a command decides on; null: there is none. */
export async function lockTerminal(db: Queryable, id: string): Promise<LockedTerminal | null> {
  const { rows } = await db.query<LockedTerminal>(
    `SELECT t.id, t.name, t.site_id AS "siteId", o.path::text AS "orgPath", t.revoked_at IS NOT NULL AS revoked,
       t.locked_at IS NOT NULL AS locked
     FROM terminal t JOIN site s ON s.id = t.site_id JOIN org_unit o ON o.id = s.org_unit_id
     WHERE t.id = $1 FOR UPDATE OF t`,
    [id],
  );
  return rows[0] ?? null;
}

export interface TerminalPlace {
  readonly siteId: string;
  readonly name: string;
  readonly kind: TerminalKind;
}

export async function insertTerminal(db: Queryable, { siteId, name, kind }: TerminalPlace): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    'INSERT INTO terminal (site_id, name, kind) VALUES ($1, $2, $3) RETURNING id',
    [siteId, name, kind],
  );
  const id = rows[0]?.id;
  if (!id) throw new Error('the terminal was not written');
  return id;
}

/** Moves or renames a terminal and puts it back into service. */
export async function moveTerminal(db: Queryable, id: string, { siteId, name, kind }: TerminalPlace): Promise<void> {
  await db.query(
    `UPDATE terminal SET site_id = $2, name = $3, kind = $4, revoked_at = NULL, revoke_reason = NULL WHERE id = $1`,
    [id, siteId, name, kind],
  );
}

/** Where a locked terminal stands, and what it is called. */
export async function placeTerminalRow(
  db: Queryable,
  id: string,
  { siteId, name }: Omit<TerminalPlace, 'kind'>,
): Promise<void> {
  await db.query('UPDATE terminal SET site_id = $2, name = $3 WHERE id = $1', [id, siteId, name]);
}

/** Gives a terminal its box, in service. @returns false when the key was ever registered */
export async function registerDevice(
  db: Queryable,
  box: {
    readonly terminalId: string;
    readonly thumbprint: Buffer;
    readonly publicKey: DeviceKey;
    readonly device: DeviceInfo;
  },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `WITH registered AS (
       INSERT INTO terminal_key (thumbprint, terminal_id, public_key) VALUES ($2, $1, $3) ON CONFLICT DO NOTHING
       RETURNING terminal_id)
     UPDATE terminal SET device = $4, app_version = $5, paired_at = now(), revoked_at = NULL, revoke_reason = NULL,
       locked_at = NULL, lock_reason = NULL, rotation_asked_at = NULL
     FROM registered WHERE id = registered.terminal_id`,
    [box.terminalId, box.thumbprint, JSON.stringify(box.publicKey), JSON.stringify(box.device), box.device.appVersion],
  );
  return rowCount !== 0;
}

/** The holder of a key; null: it was never registered. */
export async function findKeyHolder(
  db: Queryable,
  thumbprint: Buffer,
): Promise<{ readonly terminalId: string; readonly revoked: boolean } | null> {
  const { rows } = await db.query<{ terminalId: string; revoked: boolean }>(
    'SELECT terminal_id AS "terminalId", revoked_at IS NOT NULL AS revoked FROM terminal_key WHERE thumbprint = $1',
    [thumbprint],
  );
  return rows[0] ?? null;
}

/** Whether a terminal's box has a key in force. */
export async function hasDeviceKey(db: Queryable, terminalId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'SELECT FROM terminal_key WHERE terminal_id = $1 AND revoked_at IS NULL AND confirmed_at IS NOT NULL',
    [terminalId],
  );
  return rowCount !== 0;
}

/** Makes a locked terminal's key and tokens stop working. */
export async function revokeKeys(db: Queryable, terminalId: string): Promise<void> {
  await db.query(
    `WITH keys AS (UPDATE terminal_key SET revoked_at = now() WHERE terminal_id = $1 AND revoked_at IS NULL)
     UPDATE terminal SET token_version = token_version + 1 WHERE id = $1`,
    [terminalId],
  );
}

export async function markRevoked(db: Queryable, terminalId: string, reason: string): Promise<void> {
  await db.query('UPDATE terminal SET revoked_at = now(), revoke_reason = $2 WHERE id = $1', [terminalId, reason]);
}
