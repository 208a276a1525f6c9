import { randomInt } from 'node:crypto';
import { type DeviceInfo, type DeviceKey, FalinkError } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import { command } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { pairingChanged } from '../changes.js';
import { importDeviceKey, thumbprintOf } from '../device-key.js';
import { expirePairings, findPairing, insertPairing, isKnownKey, type PairingRow } from '../queries/pairings.js';

const PAIRING_TTL_MS = 10 * 60 * 1000;
const CODE_ATTEMPTS = 8;

export interface NewBox {
  readonly publicKey: DeviceKey;
  readonly device: DeviceInfo;
  readonly serial?: string | undefined;
}

/**
 * A box asks to be paired. Asking again with the same key replaces the earlier code.
 *
 * @throws FalinkError pairing.key_in_use when the key was ever registered, request.malformed for a broken key
 */
export function requestPairing(ctx: Context, by: Actor, box: NewBox): Promise<PairingRow> {
  importDeviceKey(box.publicKey);
  const thumbprint = thumbprintOf(box.publicKey);
  return command(ctx, by, {
    lock: (tx) => isKnownKey(tx, thumbprint),
    authorise: (isKnown) => {
      if (isKnown) throw new FalinkError('pairing.key_in_use');
    },
    change: async (tx) => {
      const replaced = await expirePairings(tx, thumbprint);
      const pairing = await insertWithCode(tx, thumbprint, box);
      return {
        audit: 'not audited',
        changed: [...replaced, pairing.id].map(pairingChanged),
        result: pairing,
      };
    },
  });
}

async function insertWithCode(tx: Transaction, thumbprint: Buffer, box: NewBox): Promise<PairingRow> {
  for (let attempt = 0; attempt < CODE_ATTEMPTS; attempt += 1) {
    const code = randomInt(0, 100_000_000).toString().padStart(8, '0');
    const id = await insertPairing(tx, { ...box, code, thumbprint, ttlMs: PAIRING_TTL_MS });
    const pairing = id && (await findPairing(tx, id));
    if (pairing) return pairing;
  }
  throw new FalinkError('service.unavailable', { retryAfterS: 5 });
}
