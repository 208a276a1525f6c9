import { type Category, FalinkError, isWaiting, type PromisedNumber } from '@falink/protocol';
import { type Actor, terminalOf } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import { callbackChanged } from '../changes.js';
import { endLockedContact } from '../commands/end-contact.js';
import type { ContactsContext } from '../contacts-context.js';
import { findCallForCallback, findKeptNumber } from '../queries/callbacks.js';
import { lockContact } from '../queries/lock-contact.js';
import { keepNumber } from './keep-number.js';

export interface LeftNumber {
  readonly requestId: string;
  readonly phone: string;
  readonly category?: Category | undefined;
  readonly callId?: string | undefined;
}

/**
 * Keeps a number to call back; the terminal's waiting call leaves the queue in the same transaction. The same requestId
 * is kept once (SPEC C2).
 *
 * @throws FalinkError call.unknown when `callId` is not a call of this terminal
 */
export function leaveNumber(ctx: ContactsContext, by: Actor, input: LeftNumber): Promise<PromisedNumber> {
  const { id: terminalId, orgPath } = terminalOf(by);
  const { requestId, phone } = input;
  return command(ctx, by, {
    lock: async (tx) => {
      const about = await findCallForCallback(tx, terminalId, input.callId ?? null);
      return { about, contact: about ? await lockContact(tx, about.id) : null };
    },
    authorise: ({ about }) => {
      if (input.callId && !about) throw new FalinkError('call.unknown');
    },
    change: async (tx, { about, contact }) => {
      const { kept, line, promise } = await keepNumber(ctx, tx, {
        from: { terminalId },
        orgPath,
        requestId,
        contactId: about?.id ?? null,
        category: input.category ?? about?.category ?? 'uncategorised',
        phone,
      });
      if (!kept) {
        const before = (await findKeptNumber(tx, terminalId, requestId)) ?? lost(requestId);
        return unchanged({ ...before, promise });
      }
      if (contact && isWaiting(contact.state))
        await endLockedContact(ctx, tx, by, { contact, reason: 'callback_left' });
      return {
        audit: { action: 'callback.left', subject: `callback:${kept.id}`, orgPath },
        changed: [callbackChanged(line ?? kept.id)],
        result: { ...kept, promise },
      };
    },
  });
}

function lost(requestId: string): never {
  throw new Error(`callback request ${requestId} is neither new nor kept`);
}
