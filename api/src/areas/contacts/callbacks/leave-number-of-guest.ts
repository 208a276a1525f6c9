import { type CallEndReason, type CallState, FalinkError, isWaiting, type PromisedNumber } from '@falink/protocol';
import { type Actor, guestOf } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import { callbackChanged } from '../changes.js';
import { endLockedContact } from '../commands/end-contact.js';
import type { ContactsContext } from '../contacts-context.js';
import { findNumberOfRequest, findVisitForCallback } from '../queries/callbacks.js';
import { lockContact } from '../queries/lock-contact.js';
import { keepNumber, promiseAt } from './keep-number.js';

/**
 * Keeps the number of a guest, who waits or whom nobody answered; the call leaves the queue in the same transaction. One
 * number a visit: the same requestId is kept once (SPEC U11).
 *
 * @throws FalinkError call.unknown, call.state after the answer, call.ended, request.id_reused for another guest's request
 */
export function leaveNumberOfGuest(
  ctx: ContactsContext,
  by: Actor,
  { requestId, phone }: { readonly requestId: string; readonly phone: string },
): Promise<PromisedNumber> {
  const { contactId } = guestOf(by);
  return command(ctx, by, {
    lock: async (tx) => {
      const contact = await lockContact(tx, contactId);
      const before = await findNumberOfRequest(tx, requestId);
      return { contact, before, visit: await findVisitForCallback(tx, contactId) };
    },
    authorise: ({ contact, before, visit }) => {
      if (!contact || !visit) throw new FalinkError('call.unknown');
      if (before && before.contactId !== contactId) throw new FalinkError('request.id_reused');
      if (!before) requireUnanswered(contact.state, visit.endReason);
    },
    change: async (tx, { contact, before, visit }) => {
      if (!contact || !visit) throw new FalinkError('call.unknown');
      const { category, unitId, orgPath } = visit;
      if (before) {
        const { id, phoneMasked } = before;
        return unchanged({ id, phoneMasked, promise: await promiseAt(tx, orgPath) });
      }
      const number = { from: { unitId }, orgPath, requestId, contactId, category, phone };
      const { kept, line, promise } = await keepNumber(ctx, tx, number);
      // Somebody else's request with the same id came between.
      if (!kept) throw new FalinkError('request.id_reused');
      if (isWaiting(contact.state)) await endLockedContact(ctx, tx, by, { contact, reason: 'callback_left' });
      return {
        audit: { action: 'callback.left', subject: `callback:${kept.id}`, orgPath },
        changed: [callbackChanged(line ?? kept.id)],
        result: { ...kept, promise },
      };
    },
  });
}

function requireUnanswered(state: CallState, endReason: CallEndReason | null): void {
  if (isWaiting(state)) return;
  if (state !== 'ended') throw new FalinkError('call.state');
  if (endReason !== 'nobody_answered') throw new FalinkError('call.ended');
}
