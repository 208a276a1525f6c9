import { type DeviceInfo, type DeviceKey, FalinkError } from '@falink/protocol';
import type { Actor } from '../../kernel/actor.js';
import { command, unchanged } from '../../kernel/command.js';
import { terminalChanged } from '../../kernel/delivery/changes.js';
import type { ContactsContext } from '../contacts/index.js';
import {
  findKeyHolder,
  hasDeviceKey,
  importDeviceKey,
  lockTerminal,
  registerDevice,
  thumbprintOf,
  withdrawTerminal,
} from '../terminals/index.js';
import { TERMINALS } from './district.js';

/**
 * The demo door: makes the asking window the box of a demo terminal. The window that had it before is notified, as when
 * a box is replaced.
 *
 * @throws FalinkError request.not_found, pairing.key_in_use when the key belongs to another terminal or was taken out
 *   of service
 */
export async function pairDemoTerminal(
  ctx: ContactsContext,
  by: Actor,
  { name, publicKey, device }: { readonly name: string; readonly publicKey: DeviceKey; readonly device: DeviceInfo },
): Promise<{ terminalId: string }> {
  const terminal = TERMINALS.find((known) => known.demoName === name);
  if (!ctx.demo || !terminal) throw new FalinkError('request.not_found');
  importDeviceKey(publicKey);
  const thumbprint = thumbprintOf(publicKey);
  const { id: terminalId } = terminal;
  return command(ctx, by, {
    lock: async (tx) => {
      await lockTerminal(tx, terminalId);
      return findKeyHolder(tx, thumbprint);
    },
    authorise: () => {},
    change: async (tx, holder) => {
      if (holder?.terminalId === terminalId && !holder.revoked) return unchanged({ terminalId });
      if (holder) throw new FalinkError('pairing.key_in_use');
      if (await hasDeviceKey(tx, terminalId)) await withdrawTerminal(ctx, tx, by, { terminalId });
      if (!(await registerDevice(tx, { terminalId, thumbprint, publicKey, device }))) {
        throw new FalinkError('pairing.key_in_use');
      }
      return {
        audit: { action: 'pairing.demo', subject: `terminal:${terminalId}` },
        changed: [terminalChanged(terminalId)],
        result: { terminalId },
      };
    },
  });
}
