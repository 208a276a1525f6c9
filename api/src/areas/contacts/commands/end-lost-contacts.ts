import { SYSTEM } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { ContactsContext } from '../contacts-context.js';
import { type LostContact, listLostContacts } from '../queries/contact-columns.js';
import { lockContact } from '../queries/lock-contact.js';
import { endLockedContact } from './end-contact.js';

/** Ends calls that cannot go on (see `listLostContacts`). */
export async function endLostContacts(ctx: ContactsContext): Promise<void> {
  const lost = await listLostContacts(ctx.pool, { ...ctx.config.times, heardMs: ctx.hearing.forMs });
  for (const one of lost) {
    // One that cannot be ended must not keep the others.
    await endLost(ctx, one).catch((err) => ctx.log.error({ err, contactId: one.id }, 'a lost call could not be ended'));
  }
}

function endLost(ctx: ContactsContext, { id, reason, state }: LostContact): Promise<void> {
  return command(ctx, SYSTEM, {
    lock: (tx) => lockContact(tx, id),
    authorise: () => {},
    change: async (tx, contact) => {
      // Answered or connected since: it is not lost.
      if (contact?.state !== state) return unchanged(undefined);
      if (!(await endLockedContact(ctx, tx, SYSTEM, { contact, reason }))) return unchanged(undefined);
      return { audit: 'in timeline', result: undefined };
    },
  });
}
