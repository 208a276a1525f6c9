import type { DeviceInfo, DeviceKey, PageQuery, Pairing } from '@falink/protocol';
import { type ListOrder, type Page, selectPage } from '../../../kernel/db/page.js';
import type { Queryable } from '../../../kernel/db/pool.js';
import { fingerprintOf } from '../device-key.js';
import { pairingStates } from '../pairing-state.js';

export interface PairingRow {
  id: string;
  code: string;
  state: Pairing['state'];
  requested_at: Date;
  expires_at: Date;
  thumbprint: Buffer;
  public_key: DeviceKey;
  device: DeviceInfo;
  terminal_id: string | null;
  serial: string | null;
}

/** A pending pairing past its time counts as expired, whether or not that was written down already. */
const COLUMNS = `id, code, requested_at, expires_at, thumbprint, public_key, device, terminal_id, serial,
  CASE WHEN state = 'pending' AND expires_at <= now() THEN 'expired' ELSE state END AS state`;

const PAIRING = `SELECT ${COLUMNS} FROM pairing`;

/** Index pairing_pending. */
const OLDEST_FIRST: ListOrder = {
  list: 'pairings',
  direction: 'ASC',
  by: [
    { column: 'requested_at', kind: 'instant' },
    { column: 'id', kind: 'id' },
  ],
};

export function toPairing(row: PairingRow): Pairing {
  return {
    id: row.id,
    code: row.code,
    state: row.state,
    requestedAt: row.requested_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    device: row.device,
    fingerprint: fingerprintOf(row.thumbprint),
  };
}

export async function findPairing(
  db: Queryable,
  id: string,
  options: { lock?: boolean } = {},
): Promise<PairingRow | null> {
  const { rows } = await db.query<PairingRow>(`${PAIRING} WHERE id = $1 ${options.lock ? 'FOR UPDATE' : ''}`, [id]);
  return rows[0] ?? null;
}

/** The newest pairing with this code. */
export async function findPairingByCode(db: Queryable, code: string): Promise<PairingRow | null> {
  const { rows } = await db.query<PairingRow>(`${PAIRING} WHERE code = $1 ORDER BY requested_at DESC LIMIT 1`, [code]);
  return rows[0] ?? null;
}

/** A box that is not paired yet belongs to no org unit: every operator sees all of them. */
export async function listPendingPairings(db: Queryable, page: PageQuery): Promise<Page<PairingRow>> {
  const where = `state = 'pending' AND expires_at > now()`;
  const rows = { columns: COLUMNS, from: 'pairing', where, values: [], counted: true };
  return selectPage<PairingRow>(db, OLDEST_FIRST, rows, page);
}

/** The key was registered at some time, in force or not. */
export async function isKnownKey(db: Queryable, thumbprint: Buffer): Promise<boolean> {
  const { rowCount } = await db.query('SELECT FROM terminal_key WHERE thumbprint = $1', [thumbprint]);
  return rowCount !== 0;
}

/** Ends what the box asked before, and every request whose time is over. @returns their ids */
export async function expirePairings(db: Queryable, thumbprint: Buffer | null): Promise<string[]> {
  const { from, to } = pairingStates.move('expire');
  const { rows } = await db.query<{ id: string }>(
    `UPDATE pairing SET state = $2 WHERE state = ANY ($3::text[]) AND (thumbprint = $1 OR expires_at <= now()) RETURNING id`,
    [thumbprint, to, from],
  );
  return rows.map(({ id }) => id);
}

/** @returns the request's id; null when another pending one has this code */
export async function insertPairing(
  db: Queryable,
  pairing: {
    readonly code: string;
    readonly thumbprint: Buffer;
    readonly publicKey: DeviceKey;
    readonly device: DeviceInfo;
    readonly serial?: string | undefined;
    readonly ttlMs: number;
  },
): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO pairing (code, thumbprint, public_key, device, expires_at, serial)
     VALUES ($1, $2, $3, $4, now() + $5 * interval '1 millisecond', $6)
     ON CONFLICT (code) WHERE state = 'pending' DO NOTHING RETURNING id`,
    [
      pairing.code,
      pairing.thumbprint,
      JSON.stringify(pairing.publicKey),
      JSON.stringify(pairing.device),
      pairing.ttlMs,
      pairing.serial ?? null,
    ],
  );
  return rows[0]?.id ?? null;
}

/** Decides a locked, pending request. @param terminalId the terminal that the box became; null when it was rejected */
export async function decidePairing(
  db: Queryable,
  decision: {
    readonly id: string;
    readonly input: 'approve' | 'reject';
    readonly staffId: string;
    readonly terminalId: string | null;
  },
): Promise<void> {
  const { from, to } = pairingStates.move(decision.input);
  await db.query(
    `UPDATE pairing SET state = $2, decided_at = now(), decided_by = $3, terminal_id = $4
     WHERE id = $1 AND state = ANY ($5::text[])`,
    [decision.id, to, decision.staffId, decision.terminalId, from],
  );
}
