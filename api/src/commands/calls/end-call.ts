import type { CallEndReason } from '@falink/protocol';
import { isAnswered, nextCallState } from '../../calls/call-state.js';
import type { Context } from '../../context.js';
import { recordCallEvents } from '../../db/queries/call-events.js';
import { type LockedCall, lockCall } from '../../db/queries/calls.js';
import type { Transaction } from '../../db/transaction.js';
import { closeIntakeOf } from '../intakes/close-intake.js';
import { withdrawOffer } from '../offers/close-offer.js';

export interface CallEnd {
  readonly callId: string;
  readonly reason: CallEndReason;
  /** `staff:<id>`, `terminal:<id>`, `sfu:<id>`, `system`. */
  readonly actor: string;
}

/**
 * Ends a call in whatever state it is: a ringing offer is withdrawn, the agent gets time for notes, the room is closed
 * at its sfu after the commit. @returns false when it had ended already: then nothing changes.
 */
export async function endCall(ctx: Context, tx: Transaction, end: CallEnd): Promise<boolean> {
  const call = await lockCall(tx, end.callId);
  if (!call || nextCallState(call.state, 'end') === null) return false;
  await endLockedCall(ctx, tx, call, end);
  return true;
}

async function endLockedCall(
  ctx: Context,
  tx: Transaction,
  call: LockedCall,
  { reason, actor }: CallEnd,
): Promise<void> {
  await withdrawOffer(tx, call.id);
  await tx.query(
    `UPDATE call SET state = 'ended', ended_at = clock_timestamp(), end_reason = $2, unstable = false WHERE id = $1`,
    [call.id, reason],
  );
  if (call.agentId && isAnswered(call.state)) {
    await tx.query(
      `UPDATE agent_state SET state = 'wrap_up', since = clock_timestamp(),
         until = clock_timestamp() + $3 * interval '1 millisecond'
       WHERE staff_id = $1 AND call_id = $2 AND state = 'on_call'`,
      [call.agentId, call.id, ctx.config.times.wrapUpMs],
    );
    tx.changed({ type: 'agent', id: call.agentId });
  }
  await tx.query(
    'UPDATE participant SET left_at = clock_timestamp() WHERE call_id = $1 AND joined_at IS NOT NULL AND left_at IS NULL',
    [call.id],
  );
  await closeIntakeOf(tx, call.id);
  await recordCallEvents(tx, [{ callId: call.id, type: 'ended', actor, data: { reason } }]);
  tx.changed({ type: 'call', id: call.id }, { type: 'queue' }, { type: 'terminal', id: call.terminalId });
  tx.afterCommit(() => ctx.sfu.closeRoomOf(call.id, reason === 'failed' ? 'failed' : 'ended'));
}
