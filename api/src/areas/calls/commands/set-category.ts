import { type Category, FalinkError, isWaiting, type TerminalCall } from '@falink/protocol';
import { type Actor, actorName, terminalOf } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { callChanged, offerChanged } from '../changes.js';
import { setCallCategory } from '../queries/call-columns.js';
import { recordCallEvents } from '../queries/call-events.js';
import { lockCall } from '../queries/lock-call.js';
import { findOpenOfferOfCall } from '../queries/offers.js';
import { loadTerminalCalls } from '../queries/terminal-calls.js';

/** What a waiting call is about; its place is kept. @throws FalinkError call.unknown, call.state */
export function setCategory(
  ctx: Context,
  by: Actor,
  { id, category }: { readonly id: string; readonly category: Category },
): Promise<TerminalCall> {
  const terminal = terminalOf(by);
  return command(ctx, by, {
    lock: (tx) => lockCall(tx, id),
    authorise: (call) => {
      if (call?.terminalId !== terminal.id) throw new FalinkError('call.unknown');
    },
    change: async (tx, call) => {
      if (!call || !isWaiting(call.state)) throw new FalinkError('call.state');
      if (!(await setCallCategory(tx, id, category))) return unchanged(await present(tx, id));
      await recordCallEvents(tx, [{ callId: id, type: 'category_changed', actor: actorName(by), data: { category } }]);
      // The desk that rings shows what the call is about: it receives the card again.
      const offerId = await findOpenOfferOfCall(tx, id);
      return {
        audit: { action: 'call.category_set', subject: `call:${id}`, orgPath: call.orgPath, data: { category } },
        changed: [callChanged(id), ...(offerId ? [offerChanged(offerId)] : [])],
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
