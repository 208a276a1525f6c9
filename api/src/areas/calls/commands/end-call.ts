import type { CallEndReason } from '@falink/protocol';
import { type Actor, actorName } from '../../../kernel/actor.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { terminalChanged } from '../../../kernel/delivery/changes.js';
import { intakeChanged } from '../../intakes/index.js';
import { callStates } from '../call-state.js';
import type { CallsContext } from '../calls-context.js';
import { agentChanged, callChanged, queueChanged } from '../changes.js';
import { withdrawOffer } from '../offers/close-offer.js';
import { findOpenCall } from '../queries/call-columns.js';
import { writeEnd } from '../queries/call-transitions.js';
import { type LockedCall, lockCall } from '../queries/lock-call.js';

/**
 * A step of commands: ends a locked call in whatever state it is. A ringing offer is withdrawn, the agent gets time for
 * notes, the room is closed at its sfu after the commit, and its intake ended with it (trigger `intake_end_with_call`).
 *
 * @returns false when it had ended already: then nothing changes
 */
export async function endLockedCall(
  ctx: CallsContext,
  tx: Transaction,
  by: Actor,
  { call, reason }: { readonly call: LockedCall; readonly reason: CallEndReason },
): Promise<boolean> {
  if (callStates.next(call.state, 'end') === null) return false;
  if (call.state === 'offered') await withdrawOffer(tx, call.id);
  const { wrapUpMs } = ctx.config.times;
  const agentId = await writeEnd(tx, { callId: call.id, reason, actor: actorName(by), wrapUpMs });
  tx.changed(callChanged(call.id), queueChanged(), terminalChanged(call.terminalId));
  if (agentId) tx.changed(agentChanged(agentId));
  if (call.intakeId) tx.changed(intakeChanged(call.intakeId));
  tx.afterCommit(() => ctx.sfu.closeRoomOf(call.id, reason === 'failed' ? 'failed' : 'ended'));
  return true;
}

/** A step of commands: ends the open call of a terminal, if it has one. */
export async function endOpenCall(
  ctx: CallsContext,
  tx: Transaction,
  by: Actor,
  { terminalId, reason }: { readonly terminalId: string; readonly reason: CallEndReason },
): Promise<void> {
  const id = await findOpenCall(tx, terminalId);
  const call = id === null ? null : await lockCall(tx, id);
  if (call) await endLockedCall(ctx, tx, by, { call, reason });
}
