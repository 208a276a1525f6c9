import { FalinkError } from '@falink/protocol';
import { type Actor, guestOf, terminalOf } from '../../../kernel/actor.js';
import { command, type Outcome, unchanged } from '../../../kernel/command.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { terminalChanged } from '../../../kernel/delivery/changes.js';
import {
  type ContactsContext,
  callOfTerminalChanged,
  contactChanged,
  type LockedContact,
  lockContact,
} from '../../contacts/index.js';
import { findShown, takeBack } from '../queries/screens.js';

/** The guest's call goes on in the browser alone. @throws FalinkError call.unknown */
export function returnFromScreen(ctx: ContactsContext, by: Actor): Promise<void> {
  const { contactId } = guestOf(by);
  return command(ctx, by, {
    lock: (tx) => lockContact(tx, contactId),
    authorise: (contact) => {
      if (!contact) throw new FalinkError('call.unknown');
    },
    change: (tx, contact) => give(ctx, tx, contact),
  });
}

/** A television gives the call back to the browser. One that does not show it changes nothing. */
export function leaveScreen(ctx: ContactsContext, by: Actor, { id }: { readonly id: string }): Promise<void> {
  const terminal = terminalOf(by);
  return command(ctx, by, {
    lock: (tx) => lockContact(tx, id),
    authorise: () => {},
    change: (tx, contact) =>
      contact?.terminalId === terminal.id ? give(ctx, tx, contact) : Promise.resolve(unchanged(undefined)),
  });
}

async function give(ctx: ContactsContext, tx: Transaction, contact: LockedContact | null): Promise<Outcome<void>> {
  const shown = contact && contact.state !== 'ended' ? await findShown(tx, contact.id) : null;
  if (!contact || !shown) return unchanged(undefined);
  const { id, terminalId, sessionId } = shown;
  await takeBack(tx, contact.id, id);
  tx.afterCommit(() => ctx.sfu.removePeer(sessionId, id));
  return {
    audit: {
      action: 'call.screen_returned',
      subject: `call:${contact.id}`,
      orgPath: contact.orgPath,
      data: { terminalId },
    },
    changed: [contactChanged(contact.id), callOfTerminalChanged(terminalId), terminalChanged(terminalId)],
    result: undefined,
  };
}
