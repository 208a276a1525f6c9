import { type DeviceInfo, type DeviceKey, FalinkError } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { terminalChanged } from '../../../kernel/delivery/changes.js';
import {
  expirePairings,
  fingerprintOf,
  importDeviceKey,
  insertTerminal,
  markEnrolled,
  pairingChanged,
  registerDevice,
  thumbprintOf,
} from '../../terminals/index.js';
import { countWrongTry, lockByVoucher } from '../queries/vouchers.js';
import { hashVoucher } from '../voucher.js';

export interface Claim {
  readonly serial: string;
  readonly voucher: string;
  readonly publicKey: DeviceKey;
  readonly device: DeviceInfo;
}

/**
 * Makes an expected box its terminal: the serial number says which, the voucher that it may. A request whose answer was
 * lost has the same answer for the same key. Wrong digits are counted before anything else, in a statement of their own,
 * because the refusal takes the rest back.
 *
 * @throws FalinkError enrolment.refused, pairing.key_in_use, site.closed, request.malformed for a broken key
 */
export async function claimEnrolment(
  ctx: Context,
  by: Actor,
  { serial, voucher, publicKey, device }: Claim,
): Promise<{ terminalId: string }> {
  importDeviceKey(publicKey);
  const thumbprint = thumbprintOf(publicKey);
  const hash = hashVoucher(ctx.secrets, serial, voucher);
  await countWrongTry(ctx.pool, serial, hash);
  return command(ctx, by, {
    lock: async (tx) => {
      const expected = await lockByVoucher(tx, serial, hash);
      if (!expected) throw new FalinkError('enrolment.refused');
      return expected;
    },
    authorise: ({ terminalId, publicKey: holder, isGood }) => {
      const isSameBox = holder !== null && thumbprintOf(holder).equals(thumbprint);
      if (terminalId !== null ? !isSameBox : !isGood) throw new FalinkError('enrolment.refused');
    },
    change: async (tx, expected) => {
      if (expected.terminalId !== null) return unchanged({ terminalId: expected.terminalId });
      if (expected.siteIsClosed) throw new FalinkError('site.closed');
      const replaced = await expirePairings(tx, thumbprint);
      const terminalId = await insertTerminal(tx, expected);
      const isNew = await registerDevice(tx, { terminalId, thumbprint, publicKey, device });
      if (!isNew) throw new FalinkError('pairing.key_in_use');
      await markEnrolled(tx, { serial, siteId: expected.siteId, terminalId });
      return {
        audit: {
          action: 'enrolment.claimed',
          subject: `terminal:${terminalId}`,
          orgPath: expected.orgPath,
          data: { enrolmentId: expected.id, key: fingerprintOf(thumbprint) },
        },
        changed: [...replaced.map(pairingChanged), terminalChanged(terminalId)],
        result: { terminalId },
      };
    },
  });
}
