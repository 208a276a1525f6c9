import { type Category, FalinkError } from '@falink/protocol';
import type { Context } from '../../../kernel/context.js';
import { inTransaction } from '../../../kernel/db/transaction.js';
import { isWaiting } from '../call-state.js';
import { recordCallEvents } from '../queries/call-events.js';
import { lockCall } from '../queries/calls.js';

/** What a waiting call is about; its place is kept. @throws FalinkError call.unknown, call.state */
export async function setCategory(ctx: Context, terminalId: string, callId: string, category: Category): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const call = await lockCall(tx, callId);
    if (!call || call.terminalId !== terminalId) throw new FalinkError('call.unknown');
    if (!isWaiting(call.state)) throw new FalinkError('call.state');
    const { rowCount } = await tx.query('UPDATE call SET category = $2::text WHERE id = $1 AND category <> $2::text', [
      callId,
      category,
    ]);
    if (!rowCount) return;
    await recordCallEvents(tx, [
      { callId, type: 'category_changed', actor: `terminal:${terminalId}`, data: { category } },
    ]);
    tx.changed({ type: 'call', id: callId });
    // The desk that rings shows what the call is about: its card is told again.
    const { rows } = await tx.query<{ id: string }>(`SELECT id FROM offer WHERE call_id = $1 AND state = 'open'`, [
      callId,
    ]);
    for (const { id } of rows) tx.changed({ type: 'offer', id });
  });
}
