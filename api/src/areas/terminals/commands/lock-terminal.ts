import { FalinkError, type TerminalSecurity } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { terminalChanged } from '../../../kernel/delivery/changes.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { type CallsContext, endOpenCall } from '../../calls/index.js';
import { lineChanged } from '../changes.js';
import { type LockedTerminal, lockTerminal as lockTerminalRow } from '../queries/devices.js';
import { requireSecurity, setLock } from '../queries/keys.js';

async function lockedRow(tx: Transaction, id: string): Promise<LockedTerminal> {
  const terminal = await lockTerminalRow(tx, id);
  if (!terminal) throw new FalinkError('terminal.unknown');
  return terminal;
}

/**
 * Locks a stolen or lost box: its window and its call end at once, its tokens and proofs are refused, its key stays. A
 * box that is away finds out when it comes back. Locking a locked one changes nothing.
 *
 * @throws FalinkError auth.forbidden, terminal.unknown, auth.out_of_scope, terminal.not_in_service
 */
export function lockTerminal(
  ctx: CallsContext,
  by: Actor,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<TerminalSecurity> {
  const staff = staffOf(by);
  return command(ctx, by, {
    permit: 'terminals.lock',
    lock: (tx) => lockedRow(tx, id),
    authorise: ({ orgPath }) => requireScope(staff, orgPath),
    change: async (tx, { orgPath, revoked, locked }) => {
      if (locked) return unchanged(await requireSecurity(tx, id));
      if (revoked) throw new FalinkError('terminal.not_in_service');
      await setLock(tx, id, reason);
      await endOpenCall(ctx, tx, by, { terminalId: id, reason: 'failed' });
      return {
        audit: { action: 'terminal.locked', subject: `terminal:${id}`, orgPath },
        changed: [lineChanged(id), terminalChanged(id)],
        result: await requireSecurity(tx, id),
      };
    },
  });
}

/** @throws FalinkError auth.forbidden, terminal.unknown, auth.out_of_scope */
export function unlockTerminal(
  ctx: CallsContext,
  by: Actor,
  { id }: { readonly id: string },
): Promise<TerminalSecurity> {
  const staff = staffOf(by);
  return command(ctx, by, {
    permit: 'terminals.lock',
    lock: (tx) => lockedRow(tx, id),
    authorise: ({ orgPath }) => requireScope(staff, orgPath),
    change: async (tx, { orgPath, locked }) => {
      if (!locked) return unchanged(await requireSecurity(tx, id));
      await setLock(tx, id, null);
      return {
        audit: { action: 'terminal.unlocked', subject: `terminal:${id}`, orgPath },
        changed: [terminalChanged(id)],
        result: await requireSecurity(tx, id),
      };
    },
  });
}
