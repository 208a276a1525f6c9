import { type CompanionProof, FalinkError } from '@falink/protocol';
import { type Actor, terminalOf } from '../../../kernel/actor.js';
import { command, type Outcome, unchanged } from '../../../kernel/command.js';
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
  /** Null: no phone was ever offered. */
  readonly companion: CompanionRow | null;
}

/** The television no longer uses the phone. Ending none is a success. @throws FalinkError call.unknown */
export function endCompanion(ctx: ContactsContext, by: Actor, { id }: { readonly id: string }): Promise<void> {
  const terminal = terminalOf(by);
  return command<Found | null, void>(ctx, by, {
    lock: (tx) => lockFound(tx, id, () => findOfTerminal(tx, id, terminal.id)),
    authorise: (found) => {
      if (found?.contact.terminalId !== terminal.id) throw new FalinkError('call.unknown');
    },
    change: (tx, found) => end(ctx, tx, found),
  });
}

/** The phone itself no longer serves as the camera. @throws FalinkError companion.ended when it did not any more */
export function leaveCompanion(ctx: ContactsContext, by: Actor, { companionId, key }: CompanionProof): Promise<void> {
  return command<Found | null, void>(ctx, by, {
    lock: async (tx) => {
      const before = await findCompanion(tx, companionId);
      return before && lockFound(tx, before.contactId, () => findCompanion(tx, companionId));
    },
    authorise: (found) => {
      const openedBy = found?.companion?.openedBy ?? null;
      if (!isPhoneKey(ctx.secrets, key, { companionId, openedBy })) throw new FalinkError('companion.ended');
    },
    change: (tx, found) => end(ctx, tx, found),
  });
}

/** The companion is read after its contact is locked: another phone may have taken its place before. */
async function lockFound(
  tx: Transaction,
  contactId: string,
  find: () => Promise<CompanionRow | null>,
): Promise<Found | null> {
  const contact = await lockContact(tx, contactId);
  return contact && { contact, companion: await find() };
}

async function end(ctx: ContactsContext, tx: Transaction, found: Found | null): Promise<Outcome<void>> {
  if (!found?.companion) return unchanged(undefined);
  const { id, contactId, sessionId } = found.companion;
  await markEnded(tx, id);
  await touchContact(tx, contactId);
  tx.afterCommit(() => ctx.sfu.removePeer(sessionId, id));
  return {
    audit: { action: 'call.companion_ended', subject: `call:${contactId}`, orgPath: found.contact.orgPath },
    changed: [contactChanged(contactId)],
    result: undefined,
  };
}
