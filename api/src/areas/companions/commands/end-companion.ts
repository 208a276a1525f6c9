import { type CompanionProof, FalinkError } from '@falink/protocol';
import { type Actor, terminalOf } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import {
  type ContactsContext,
  contactChanged,
  type LockedContact,
  lockContact,
  touchContact,
} from '../../contacts/index.js';
import { isPhoneKey } from '../companion-keys.js';
import { type CompanionRow, findCompanion, findOfTerminal, markEnded } from '../queries/companions.js';

interface Found {
  readonly contact: LockedContact;
  readonly companion: CompanionRow | null;
}

/** The television no longer uses the phone. Ending none is a success. @throws FalinkError call.unknown */
export function endCompanion(ctx: ContactsContext, by: Actor, { id }: { readonly id: string }): Promise<void> {
  const terminal = terminalOf(by);
  return command<Found | null, void>(ctx, by, {
    lock: async (tx) => {
      const contact = await lockContact(tx, id);
      return contact && { contact, companion: await findOfTerminal(tx, id, terminal.id) };
    },
    authorise: (found) => {
      if (found?.contact.terminalId !== terminal.id) throw new FalinkError('call.unknown');
    },
    change: async (tx, found) => (found?.companion ? ended(ctx, tx, found.companion) : unchanged(undefined)),
  });
}

/** The phone itself no longer serves as the camera. @throws FalinkError companion.ended when it did not any more */
export function leaveCompanion(ctx: ContactsContext, by: Actor, { companionId, key }: CompanionProof): Promise<void> {
  return command<CompanionRow | null, void>(ctx, by, {
    lock: async (tx) => {
      const found = await findCompanion(tx, companionId);
      if (found) await lockContact(tx, found.contactId);
      return found && findCompanion(tx, companionId);
    },
    authorise: (row) => {
      if (!row || !isPhoneKey(ctx.secrets, key, { companionId, openedBy: row.openedBy }))
        throw new FalinkError('companion.ended');
    },
    change: async (tx, row) => (row ? ended(ctx, tx, row) : unchanged(undefined)),
  });
}

async function ended(ctx: ContactsContext, tx: Transaction, { id, contactId, sessionId }: CompanionRow) {
  await markEnded(tx, id);
  await touchContact(tx, contactId);
  tx.afterCommit(() => ctx.sfu.removePeer(sessionId, id));
  return {
    audit: { action: 'call.companion_ended', subject: `call:${contactId}` },
    changed: [contactChanged(contactId)],
    result: undefined,
  };
}
