import { type Category, FalinkError, isWaiting, type TerminalCall } from '@falink/protocol';
import { type Actor, actorName } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { contactChanged, offerChanged } from '../changes.js';
import { isOwnContact } from '../own-contact.js';
import { setContactCategory } from '../queries/contact-columns.js';
import { recordContactEvents } from '../queries/contact-events.js';
import { lockContact } from '../queries/lock-contact.js';
import { findOpenOfferOfContact } from '../queries/offers.js';
import { loadTerminalCalls } from '../queries/terminal-calls.js';

/** What a waiting call is about; its place is kept. @throws FalinkError call.unknown, call.state */
export function setCategory(
  ctx: Context,
  by: Actor,
  { id, category }: { readonly id: string; readonly category: Category },
): Promise<TerminalCall> {
  return command(ctx, by, {
    lock: (tx) => lockContact(tx, id),
    authorise: (contact) => {
      if (!isOwnContact(by, contact)) throw new FalinkError('call.unknown');
    },
    change: async (tx, contact) => {
      if (!contact || !isWaiting(contact.state)) throw new FalinkError('call.state');
      if (!(await setContactCategory(tx, id, category))) return unchanged(await present(tx, id));
      await recordContactEvents(tx, [
        { contactId: id, type: 'category_changed', actor: actorName(by), data: { category } },
      ]);
      // The desk that rings shows what the call is about: it receives the card again.
      const offerId = await findOpenOfferOfContact(tx, id);
      return {
        audit: { action: 'call.category_set', subject: `call:${id}`, orgPath: contact.orgPath, data: { category } },
        changed: [contactChanged(id), ...(offerId ? [offerChanged(offerId)] : [])],
        result: await present(tx, id),
      };
    },
  });
}

async function present(tx: Transaction, id: string): Promise<TerminalCall> {
  const entry = (await loadTerminalCalls(tx, { ids: [id] }))[0];
  if (!entry) throw new Error(`call ${id} vanished inside its transaction`);
  return entry.call;
}
