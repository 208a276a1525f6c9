import { randomInt } from 'node:crypto';
import { type DeviceInfo, type DeviceKey, FalinkError } from '@falink/protocol';
import type { Context } from '../../../kernel/context.js';
import { inTransaction } from '../../../kernel/db/transaction.js';
import { importDeviceKey, thumbprintOf } from '../device-key.js';
import { findPairing, type PairingRow } from '../queries/pairings.js';

const PAIRING_TTL_MS = 10 * 60 * 1000;
const CODE_ATTEMPTS = 8;

/**
 * A box asks to be paired. Asking again with the same key replaces the earlier code.
 *
 * @throws FalinkError pairing.key_in_use when the key was ever registered, request.malformed for a broken key
 */
export async function requestPairing(
  ctx: Context,
  { publicKey, device }: { publicKey: DeviceKey; device: DeviceInfo },
): Promise<PairingRow> {
  importDeviceKey(publicKey);
  const thumbprint = thumbprintOf(publicKey);
  return inTransaction(ctx, async (tx) => {
    const known = await tx.query('SELECT FROM terminal_key WHERE thumbprint = $1', [thumbprint]);
    if (known.rowCount) throw new FalinkError('pairing.key_in_use');
    const replaced = await tx.query<{ id: string }>(
      `UPDATE pairing SET state = 'expired' WHERE state = 'pending' AND (thumbprint = $1 OR expires_at <= now()) RETURNING id`,
      [thumbprint],
    );
    for (const { id } of replaced.rows) tx.changed({ type: 'pairing', id });
    for (let attempt = 0; attempt < CODE_ATTEMPTS; attempt += 1) {
      const code = randomInt(0, 100_000_000).toString().padStart(8, '0');
      const { rows } = await tx.query<{ id: string }>(
        `INSERT INTO pairing (code, thumbprint, public_key, device, expires_at)
         VALUES ($1, $2, $3, $4, now() + $5 * interval '1 millisecond')
         ON CONFLICT (code) WHERE state = 'pending' DO NOTHING RETURNING id`,
        [code, thumbprint, JSON.stringify(publicKey), JSON.stringify(device), PAIRING_TTL_MS],
      );
      const id = rows[0]?.id;
      const pairing = id ? await findPairing(tx, id) : null;
      if (!pairing) continue;
      tx.changed({ type: 'pairing', id: pairing.id });
      return pairing;
    }
    throw new FalinkError('service.unavailable', { retryAfterS: 5 });
  });
}
