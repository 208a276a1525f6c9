import { FalinkError, type Terminal } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { terminalChanged } from '../../../kernel/delivery/changes.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import type { ContactsContext } from '../../contacts/index.js';
import { pairingChanged } from '../changes.js';
import { fingerprintOf } from '../device-key.js';
import {
  insertTerminal,
  lockSitePlace,
  lockTerminal,
  moveTerminal,
  registerDevice,
  type TerminalPlace,
} from '../queries/devices.js';
import { markEnrolled } from '../queries/enrolled.js';
import { findLiveFingerprint } from '../queries/keys.js';
import { decidePairing, findPairing, type PairingRow } from '../queries/pairings.js';
import { requireTerminalView } from '../queries/terminals.js';
import { withdrawTerminal } from './withdraw-terminal.js';

export interface Approval extends TerminalPlace {
  /** The pairing. */
  readonly id: string;
  /** The terminal whose box is replaced; absent: a new terminal. */
  readonly replaceTerminalId?: string | undefined;
}

/**
 * Registers the key of a box: as a new terminal, or as the new box of an existing one, whose old key stops working.
 *
 * @throws FalinkError auth.forbidden, pairing.unknown, pairing.expired, pairing.decided, pairing.key_in_use,
 *   request.malformed for an unknown site, site.closed, auth.out_of_scope, terminal.unknown
 */
export function approvePairing(ctx: ContactsContext, by: Actor, approval: Approval): Promise<Terminal> {
  const staff = staffOf(by);
  return command(ctx, by, {
    permit: 'terminals.pair',
    lock: async (tx) => {
      const pairing = await pendingPairing(tx, approval.id);
      const site = await lockSitePlace(tx, approval.siteId);
      if (!site) throw new FalinkError('request.malformed', { fields: [{ path: 'siteId', message: 'unknown' }] });
      return { pairing, ...site };
    },
    authorise: ({ orgPath }) => requireScope(staff, orgPath),
    change: async (tx, { pairing, orgPath, isClosed }) => {
      if (isClosed) throw new FalinkError('site.closed');
      const { replaceTerminalId } = approval;
      const replacedKey = replaceTerminalId ? await findLiveFingerprint(tx, replaceTerminalId) : null;
      const terminalId = replaceTerminalId
        ? await replaceBox(ctx, tx, by, replaceTerminalId, approval)
        : await insertTerminal(tx, approval);
      const { thumbprint, public_key: publicKey, device } = pairing;
      if (!(await registerDevice(tx, { terminalId, thumbprint, publicKey, device }))) {
        throw new FalinkError('pairing.key_in_use');
      }
      if (pairing.serial !== null) {
        await markEnrolled(tx, { serial: pairing.serial, siteId: approval.siteId, terminalId });
      }
      await decidePairing(tx, { id: pairing.id, input: 'approve', staffId: staff.id, terminalId });
      return {
        audit: {
          action: 'pairing.approved',
          subject: `terminal:${terminalId}`,
          orgPath,
          data: {
            pairingId: pairing.id,
            replaced: replaceTerminalId !== undefined,
            key: fingerprintOf(thumbprint),
            ...(replacedKey !== null && { replacedKey }),
          },
        },
        changed: [pairingChanged(pairing.id), terminalChanged(terminalId)],
        result: await requireTerminalView(tx, terminalId),
      };
    },
  });
}

/** @throws FalinkError auth.forbidden, pairing.unknown, pairing.expired, pairing.decided */
export function rejectPairing(ctx: Context, by: Actor, { id }: { readonly id: string }): Promise<void> {
  return command(ctx, by, {
    permit: 'terminals.pair',
    lock: (tx) => pendingPairing(tx, id),
    authorise: () => {},
    change: async (tx) => {
      await decidePairing(tx, { id, input: 'reject', staffId: staffOf(by).id, terminalId: null });
      return {
        audit: { action: 'pairing.rejected', subject: `pairing:${id}` },
        changed: [pairingChanged(id)],
        result: undefined,
      };
    },
  });
}

/** A box that is not paired yet belongs to no org unit: the role alone decides. */
async function pendingPairing(tx: Transaction, id: string): Promise<PairingRow> {
  const pairing = await findPairing(tx, id, { lock: true });
  if (!pairing) throw new FalinkError('pairing.unknown');
  switch (pairing.state) {
    case 'approved':
    case 'rejected':
      throw new FalinkError('pairing.decided');
    case 'expired':
      throw new FalinkError('pairing.expired');
    case 'pending':
      return pairing;
  }
}

async function replaceBox(
  ctx: ContactsContext,
  tx: Transaction,
  by: Actor,
  terminalId: string,
  place: TerminalPlace,
): Promise<string> {
  const terminal = await lockTerminal(tx, terminalId);
  if (!terminal) throw new FalinkError('terminal.unknown');
  requireScope(staffOf(by), terminal.orgPath);
  await withdrawTerminal(ctx, tx, by, { terminalId });
  await moveTerminal(tx, terminalId, place);
  return terminalId;
}
