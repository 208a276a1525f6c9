import { type DeviceKey, FalinkError, MAX_SHOWN_KEYS, type TerminalSecurity } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { fingerprintOf } from '../device-key.js';

const STATE = `CASE WHEN k.revoked_at IS NOT NULL THEN 'revoked' WHEN k.confirmed_at IS NULL THEN 'next' ELSE 'live' END`;

export interface BoxKey {
  readonly thumbprint: Buffer;
  readonly publicKey: DeviceKey;
  readonly state: 'live' | 'next' | 'revoked';
  /** It is to be followed by another one: staff asked for it, or it is old enough. */
  readonly isDue: boolean;
}

/** The keys of a terminal, those that hold first. @param days age at which a key is to be followed; 0: none is */
export async function findKeys(db: Queryable, terminalId: string, days: number): Promise<readonly BoxKey[]> {
  return (await findKeysOf(db, [terminalId], days)).get(terminalId) ?? [];
}

/** The same of many terminals, by terminal. */
export async function findKeysOf(
  db: Queryable,
  terminalIds: readonly string[],
  days: number,
): Promise<Map<string, readonly BoxKey[]>> {
  const { rows } = await db.query<BoxKey & { terminalId: string }>(
    `SELECT t.id AS "terminalId", k.thumbprint, k.public_key AS "publicKey", k.state,
       t.rotation_asked_at IS NOT NULL OR ($2::int > 0 AND k.confirmed_at < now() - $2::int * interval '1 day') AS "isDue"
     FROM terminal t CROSS JOIN LATERAL (
       SELECT k.*, ${STATE} AS state FROM terminal_key k WHERE k.terminal_id = t.id
       ORDER BY k.revoked_at IS NOT NULL, k.registered_at DESC LIMIT ${MAX_SHOWN_KEYS}) k
     WHERE t.id = ANY ($1::uuid[]) ORDER BY k.revoked_at IS NOT NULL, k.registered_at DESC`,
    [terminalIds, days],
  );
  const keys = new Map<string, BoxKey[]>();
  for (const { terminalId, ...row } of rows) {
    const key = { ...row, isDue: row.isDue === true };
    const before = keys.get(terminalId);
    if (before) before.push(key);
    else keys.set(terminalId, [key]);
  }
  return keys;
}

/** The fingerprint of the key that holds; null: there is none. */
export async function findLiveFingerprint(db: Queryable, terminalId: string): Promise<string | null> {
  const { rows } = await db.query<{ thumbprint: Buffer }>(
    `SELECT thumbprint FROM terminal_key WHERE terminal_id = $1 AND revoked_at IS NULL AND confirmed_at IS NOT NULL`,
    [terminalId],
  );
  return rows[0] ? fingerprintOf(rows[0].thumbprint) : null;
}

/** Registers the key that is to follow, in the place of one that was to. @returns false when it was ever registered */
export async function insertNextKey(
  db: Queryable,
  { terminalId, thumbprint, publicKey }: { terminalId: string; thumbprint: Buffer; publicKey: DeviceKey },
): Promise<boolean> {
  await db.query(
    `UPDATE terminal_key SET revoked_at = now() WHERE terminal_id = $1 AND revoked_at IS NULL AND confirmed_at IS NULL`,
    [terminalId],
  );
  const { rowCount } = await db.query(
    `INSERT INTO terminal_key (thumbprint, terminal_id, public_key, confirmed_at) VALUES ($1, $2, $3, NULL)
     ON CONFLICT DO NOTHING`,
    [thumbprint, terminalId, JSON.stringify(publicKey)],
  );
  return rowCount !== 0;
}

/** Makes the key that was to follow the only one. @returns the one before; null: it is the only one already */
export async function promoteKey(db: Queryable, terminalId: string, thumbprint: Buffer): Promise<Buffer | null> {
  const { rows } = await db.query<{ thumbprint: Buffer }>(
    `UPDATE terminal_key SET revoked_at = now()
     WHERE terminal_id = $1 AND revoked_at IS NULL AND confirmed_at IS NOT NULL AND thumbprint <> $2 RETURNING thumbprint`,
    [terminalId, thumbprint],
  );
  await db.query(
    `UPDATE terminal_key SET confirmed_at = now() WHERE thumbprint = $1 AND revoked_at IS NULL AND confirmed_at IS NULL`,
    [thumbprint],
  );
  await db.query('UPDATE terminal SET rotation_asked_at = NULL WHERE id = $1', [terminalId]);
  return rows[0]?.thumbprint ?? null;
}

export async function markRotationAsked(db: Queryable, terminalId: string): Promise<void> {
  await db.query('UPDATE terminal SET rotation_asked_at = coalesce(rotation_asked_at, now()) WHERE id = $1', [
    terminalId,
  ]);
}

/** @param reason null: unlocked */
export async function setLock(db: Queryable, terminalId: string, reason: string | null): Promise<void> {
  await db.query(
    `UPDATE terminal SET locked_at = CASE WHEN $2::text IS NOT NULL THEN now() END, lock_reason = $2 WHERE id = $1`,
    [terminalId, reason],
  );
}

/** @throws FalinkError terminal.unknown */
export async function requireSecurity(db: Queryable, terminalId: string): Promise<TerminalSecurity> {
  const { rows } = await db.query<{
    rotation_asked_at: Date | null;
    locked_at: Date | null;
    lock_reason: string | null;
  }>('SELECT rotation_asked_at, locked_at, lock_reason FROM terminal WHERE id = $1', [terminalId]);
  const [row] = rows;
  if (!row) throw new FalinkError('terminal.unknown');
  const keys = await db.query<{
    thumbprint: Buffer;
    state: BoxKey['state'];
    registered_at: Date;
    revoked_at: Date | null;
  }>(
    `SELECT k.thumbprint, ${STATE} AS state, k.registered_at, k.revoked_at FROM terminal_key k
     WHERE k.terminal_id = $1 ORDER BY k.registered_at DESC LIMIT ${MAX_SHOWN_KEYS}`,
    [terminalId],
  );
  return {
    keys: keys.rows.map(({ thumbprint, state, registered_at, revoked_at }) => ({
      fingerprint: fingerprintOf(thumbprint),
      state,
      registeredAt: registered_at.toISOString(),
      revokedAt: revoked_at?.toISOString() ?? null,
    })),
    rotationAskedAt: row.rotation_asked_at?.toISOString() ?? null,
    lock:
      row.locked_at && row.lock_reason !== null ? { at: row.locked_at.toISOString(), reason: row.lock_reason } : null,
  };
}
