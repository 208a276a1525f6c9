import type { CallEndReason } from '@falink/protocol';
import type { Context } from '../../../kernel/context.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { closeIntakeOf } from '../../intakes/commands/close-intake.js';
import { nextCallState } from '../call-state.js';
import { withdrawOffer } from '../offers/close-offer.js';
import { writeEnd } from '../queries/call-transitions.js';
import { type LockedCall, lockCall } from '../queries/calls.js';

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
  return call !== null && endLockedCall(ctx, tx, call, end);
}

/** The same for a call that the caller has locked. */
export async function endLockedCall(
  ctx: Context,
  tx: Transaction,
  call: LockedCall,
  { reason, actor }: Omit<CallEnd, 'callId'>,
): Promise<boolean> {
  if (nextCallState(call.state, 'end') === null) return false;
  if (call.state === 'offered') await withdrawOffer(tx, call.id);
  const { wrapUpMs } = ctx.config.times;
  const agentId = await writeEnd(tx, { callId: call.id, reason, actor, wrapUpMs });
  if (agentId) tx.changed({ type: 'agent', id: agentId });
  if (call.kind === 'intake') await closeIntakeOf(tx, call.id);
  tx.changed({ type: 'call', id: call.id }, { type: 'queue' }, { type: 'terminal', id: call.terminalId });
  tx.afterCommit(() => ctx.sfu.closeRoomOf(call.id, reason === 'failed' ? 'failed' : 'ended'));
  return true;
}
