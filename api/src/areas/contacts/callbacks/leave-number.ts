import { type CallbackPromise, type Category, districtOf, FalinkError, isWaiting } from '@falink/protocol';
import { type Actor, terminalOf } from '../../../kernel/actor.js';
import { seal, unseal } from '../../../kernel/auth/seal.js';
import { command, unchanged } from '../../../kernel/command.js';
import { maskPhone } from '../../../kernel/masks/mask-phone.js';
import { callbackChanged } from '../changes.js';
import { endLockedContact } from '../commands/end-contact.js';
import type { ContactsContext } from '../contacts-context.js';
import {
  findCallForCallback,
  findKeptNumber,
  findPromiseTerms,
  insertCallback,
  type KeptNumber,
  lockSimilarNumbers,
} from '../queries/callbacks.js';
import { lockContact } from '../queries/lock-contact.js';
import { promisedBy, promiseOf } from './promise.js';

/** What the number is sealed as. */
const CONTEXT = 'callback.phone';

export interface LeftNumber {
  readonly requestId: string;
  readonly phone: string;
  readonly category?: Category | undefined;
  readonly callId?: string | undefined;
}

/**
 * Keeps a number to call back; the terminal's waiting call leaves the queue in the same transaction. The same requestId
 * is kept once (SPEC C2). A number that waits already is the same line of the list; a promise is made by duty and hours
 * (SPEC C15).
 *
 * @throws FalinkError call.unknown when `callId` is not a call of this terminal
 */
export function leaveNumber(
  ctx: ContactsContext,
  by: Actor,
  input: LeftNumber,
): Promise<KeptNumber & { readonly promise: CallbackPromise | null }> {
  const terminal = terminalOf(by);
  const { requestId, phone } = input;
  return command(ctx, by, {
    lock: async (tx) => {
      const about = await findCallForCallback(tx, terminal.id, input.callId ?? null);
      return { about, contact: about ? await lockContact(tx, about.id) : null };
    },
    authorise: ({ about }) => {
      if (input.callId && !about) throw new FalinkError('call.unknown');
    },
    change: async (tx, { about, contact }) => {
      const terms = await findPromiseTerms(tx, terminal.id);
      const promise = terms ? promiseOf(terms, terms.nowMs) : null;
      const phoneMasked = maskPhone(phone);
      const similar = await lockSimilarNumbers(tx, districtOf(terminal.orgPath), phoneMasked);
      const same = similar.find(
        ({ phoneSealed }) => unseal(ctx.secrets.data, phoneSealed, CONTEXT).toString() === phone,
      );
      const kept = await insertCallback(tx, {
        terminalId: terminal.id,
        requestId,
        contactId: about?.id ?? null,
        category: input.category ?? about?.category ?? 'uncategorised',
        phoneSealed: seal(ctx.secrets.data, phone, CONTEXT),
        phoneMasked,
        promisedBy: promise && terms?.minutes ? promisedBy(promise, terms.minutes, terms.nowMs) : null,
        repeats: same?.id ?? null,
      });
      if (!kept) {
        const before = (await findKeptNumber(tx, terminal.id, requestId)) ?? lost(requestId);
        return unchanged({ ...before, promise });
      }
      if (contact && isWaiting(contact.state))
        await endLockedContact(ctx, tx, by, { contact, reason: 'callback_left' });
      return {
        audit: { action: 'callback.left', subject: `callback:${kept.id}`, orgPath: terminal.orgPath },
        changed: [callbackChanged(same?.id ?? kept.id)],
        result: { ...kept, promise },
      };
    },
  });
}

function lost(requestId: string): never {
  throw new Error(`callback request ${requestId} is neither new nor kept`);
}
