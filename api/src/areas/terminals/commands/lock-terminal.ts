import { FalinkError, type TerminalSecurity } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import type { Change } from '../../../kernel/delivery/change-feed.js';
import { terminalChanged } from '../../../kernel/delivery/changes.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { type ContactsContext, endOpenContact } from '../../contacts/index.js';
import { lineChanged } from '../changes.js';
import { type LockedTerminal, lockTerminal as lockTerminalRow } from '../queries/devices.js';
import { requireSecurity, setLock } from '../queries/keys.js';

/**
 * Locks a stolen or lost box: its window and its call end at once, its tokens and proofs are refused, its key stays. A
 * box that is away finds out when it comes back. Locking a locked one changes nothing.
 *
 * @throws FalinkError auth.forbidden, terminal.unknown, auth.out_of_scope, terminal.not_in_service
 */
export function lockTerminal(
  ctx: ContactsContext,
  by: Actor,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<TerminalSecurity> {
  return changeLock(ctx, by, id, async (tx, { revoked, locked }) => {
    if (locked) return null;
    if (revoked) throw new FalinkError('terminal.not_in_service');
    await setLock(tx, id, reason);
    await endOpenContact(ctx, tx, by, { terminalId: id, reason: 'failed' });
    return { action: 'terminal.locked', changed: [lineChanged(id), terminalChanged(id)] };
  });
}

/** @throws FalinkError auth.forbidden, terminal.unknown, auth.out_of_scope */
export function unlockTerminal(
  ctx: ContactsContext,
  by: Actor,
  { id }: { readonly id: string },
): Promise<TerminalSecurity> {
  return changeLock(ctx, by, id, async (tx, { locked }) => {
    if (!locked) return null;
    await setLock(tx, id, null);
    return { action: 'terminal.unlocked', changed: [terminalChanged(id)] };
  });
}

interface LockChange {
  readonly action: 'terminal.locked' | 'terminal.unlocked';
  readonly changed: readonly Change[];
}

/** @param change what it did; null: nothing had to be done */
function changeLock(
  ctx: ContactsContext,
  by: Actor,
  id: string,
  change: (tx: Transaction, terminal: LockedTerminal) => Promise<LockChange | null>,
): Promise<TerminalSecurity> {
  const staff = staffOf(by);
  return command(ctx, by, {
    permit: 'terminals.lock',
    lock: async (tx) => {
      const terminal = await lockTerminalRow(tx, id);
      if (!terminal) throw new FalinkError('terminal.unknown');
      return terminal;
    },
    authorise: ({ orgPath }) => requireScope(staff, orgPath),
    change: async (tx, terminal) => {
      const done = await change(tx, terminal);
      const result = await requireSecurity(tx, id);
      if (!done) return unchanged(result);
      const { action, changed } = done;
      return { audit: { action, subject: `terminal:${id}`, orgPath: terminal.orgPath }, changed, result };
    },
  });
}
