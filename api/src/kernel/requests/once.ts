import { createHash } from 'node:crypto';
import { FalinkError } from '@falink/protocol';
import { type Actor, staffOf } from '../actor.js';
import { command, unchanged, type Write } from '../command.js';
import type { Transaction, TransactionHost } from '../db/transaction.js';
import { claimRequest, findAnswer, keepAnswer } from './queries.js';

/** What staff ask for, under a number of their own. */
export interface AskedOnce {
  readonly requestId: string;
  /** `unit.move`: the same input of another kind is another request. */
  readonly what: string;
  readonly input: unknown;
}

/** What was found under a request's number: an answer, or nothing yet. */
type Found<Row, Result> = { readonly answer: Result } | { readonly row: Row };

/**
 * A `command` of staff that takes effect once: the same request again changes nothing and has the answer of the first
 * time (SPEC O2). A request that failed has left nothing behind and may be sent again.
 *
 * @throws FalinkError request.id_reused when the number names another request
 */
export function commandOnce<Row, Result>(
  host: TransactionHost,
  by: Actor,
  asked: AskedOnce,
  write: Write<Row, Result>,
): Promise<Result> {
  const staffId = staffOf(by).id;
  return command<Found<Row, Result>, Result>(host, by, {
    ...(write.permit && { permit: write.permit }),
    lock: async (tx) => {
      const earlier = await earlierAnswer<Result>(tx, staffId, asked);
      return earlier ?? { row: await write.lock(tx) };
    },
    authorise: (found) => {
      if ('row' in found) write.authorise(found.row);
    },
    change: async (tx, found) => {
      if ('answer' in found) return unchanged(found.answer);
      const outcome = await write.change(tx, found.row);
      await keepAnswer(tx, asked.requestId, outcome.result);
      return outcome;
    },
  });
}

async function earlierAnswer<Result>(
  tx: Transaction,
  staffId: string,
  { requestId, what, input }: AskedOnce,
): Promise<{ readonly answer: Result } | null> {
  const asked = createHash('sha256')
    .update(JSON.stringify([what, input]))
    .digest();
  if (await claimRequest(tx, { id: requestId, staffId, asked })) return null;
  const found = await findAnswer(tx, requestId);
  if (found?.staffId !== staffId || !found.asked.equals(asked)) throw new FalinkError('request.id_reused');
  return { answer: found.answer as Result };
}
