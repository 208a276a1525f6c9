import type { Actor } from '../../../kernel/actor.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import type { CallsContext } from '../calls-context.js';
import { agentChanged } from '../changes.js';
import { endLockedCall } from '../commands/end-call.js';
import { returnOffer } from '../offers/close-offer.js';
import { findAgentState, lockAgentState, setChosenState } from '../queries/agent-states.js';
import { findOpenCallOfAgent } from '../queries/call-columns.js';
import { lockCall } from '../queries/lock-call.js';
import { findOpenOffer } from '../queries/offers.js';
import { agentStates } from './agent-state.js';

/**
 * A step of commands: somebody may take calls no longer. What rings goes back to its place in the queue, an open call
 * ends, and the agent is off duty.
 */
export async function standDown(ctx: CallsContext, tx: Transaction, by: Actor, staffId: string): Promise<void> {
  if ((await findAgentState(tx, staffId)) === null) return;
  // Again when the router reserved the agent, or the agent answered, before the state was locked.
  for (;;) {
    const offer = await findOpenOffer(tx, staffId);
    if (offer && (await lockCall(tx, offer.callId))) await returnOffer(tx, offer, 'decline', 'go_offline');
    const callId = await findOpenCallOfAgent(tx, staffId);
    const call = callId === null ? null : await lockCall(tx, callId);
    if (call?.agentId === staffId) await endLockedCall(ctx, tx, by, { call, reason: 'ended_by_supervisor' });
    const state = await lockAgentState(tx, staffId);
    if (state === 'reserved' || state === 'on_call') continue;
    const next = agentStates.next(state, 'go_offline');
    if (next !== null && next !== state) {
      await setChosenState(tx, staffId, next);
      tx.changed(agentChanged(staffId));
    }
    return;
  }
}
