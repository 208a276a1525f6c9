import type { DeviceInfo, DeviceKey, Pairing } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { fingerprintOf } from '../device-key.js';

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
}

/** A pending pairing past its time counts as expired, whether or not that was written down already. */
const PAIRING = `
  SELECT id, code, requested_at, expires_at, thumbprint, public_key, device, terminal_id,
    CASE WHEN state = 'pending' AND expires_at <= now() THEN 'expired' ELSE state END AS state
  FROM pairing`;

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

export async function listPendingPairings(db: Queryable): Promise<PairingRow[]> {
  const { rows } = await db.query<PairingRow>(
    `${PAIRING} WHERE state = 'pending' AND expires_at > now() ORDER BY requested_at DESC LIMIT 200`,
  );
  return rows;
}
