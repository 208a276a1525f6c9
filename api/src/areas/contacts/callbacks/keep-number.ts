import { type CallbackPromise, type Category, districtOf } from '@falink/protocol';
import { seal, unseal } from '../../../kernel/auth/seal.js';
import type { Context } from '../../../kernel/context.js';
import type { Queryable } from '../../../kernel/db/pool.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { maskPhone } from '../../../kernel/masks/mask-phone.js';
import {
  findPromiseTerms,
  insertCallback,
  type KeptNumber,
  type LeftAt,
  lockSimilarNumbers,
} from '../queries/callbacks.js';
import { promisedBy, promiseOf } from './promise.js';

/** What the number is sealed as. */
const CONTEXT = 'callback.phone';

/** When somebody who leaves a number at this org unit now is called back; null: that is not known (SPEC C15). */
export async function promiseAt(db: Queryable, orgPath: string): Promise<CallbackPromise | null> {
  const terms = await findPromiseTerms(db, orgPath);
  return terms ? promiseOf(terms, terms.nowMs) : null;
}

/**
 * A step of commands: keeps a number to call back. A number that waits already is the same line of the list; a promise is
 * made by duty and hours (SPEC C15).
 *
 * @returns `kept`: null when this request was kept before; `line`: the entry of the list that the number is in
 */
export async function keepNumber(
  { secrets }: Pick<Context, 'secrets'>,
  tx: Transaction,
  number: {
    readonly from: LeftAt;
    readonly orgPath: string;
    readonly requestId: string;
    readonly contactId: string | null;
    readonly category: Category;
    readonly phone: string;
  },
): Promise<{
  readonly kept: KeptNumber | null;
  readonly line: string | null;
  readonly promise: CallbackPromise | null;
}> {
  const { from, orgPath, requestId, contactId, category, phone } = number;
  const terms = await findPromiseTerms(tx, orgPath);
  const promise = terms ? promiseOf(terms, terms.nowMs) : null;
  const phoneMasked = maskPhone(phone);
  const similar = await lockSimilarNumbers(tx, districtOf(orgPath), phoneMasked);
  const same = similar.find(({ phoneSealed }) => unseal(secrets.data, phoneSealed, CONTEXT).toString() === phone);
  const kept = await insertCallback(tx, {
    from,
    requestId,
    contactId,
    category,
    phoneSealed: seal(secrets.data, phone, CONTEXT),
    phoneMasked,
    promisedBy: promise && terms?.minutes ? promisedBy(promise, terms.minutes, terms.nowMs) : null,
    repeats: same?.id ?? null,
  });
  return { kept, line: same?.id ?? kept?.id ?? null, promise };
}
