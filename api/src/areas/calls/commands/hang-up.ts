import { type CallEndReason, FalinkError, isWaiting } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import { inScope, may } from '../../../kernel/policies/staff.js';
import type { CallsContext } from '../calls-context.js';
import { type LockedCall, lockCall } from '../queries/lock-call.js';
import { endLockedCall } from './end-call.js';

/**
 * Leaves the queue or hangs up, for the terminal, its agent, or a supervisor in scope. Ending an ended call is a success.
 *
 * @throws FalinkError call.unknown, call.not_yours
 */
export function hangUp(ctx: CallsContext, by: Actor, { id }: { readonly id: string }): Promise<void> {
  return command(ctx, by, {
    lock: async (tx) => {
      const call = await lockCall(tx, id);
      if (!call) throw new FalinkError('call.unknown');
      return call;
    },
    authorise: (call) => {
      reasonFor(by, call);
    },
    change: async (tx, call) => {
      const reason = reasonFor(by, call);
      if (!(await endLockedCall(ctx, tx, by, { call, reason }))) return unchanged(undefined);
      return {
        audit: {
          action: reason === 'ended_by_supervisor' ? 'call.ended_by_supervisor' : 'call.ended',
          subject: `call:${id}`,
          orgPath: call.orgPath,
          data: { reason },
        },
        result: undefined,
      };
    },
  });
}

/** In what capacity the actor ends the call. @throws FalinkError call.not_yours for somebody who may not */
function reasonFor(by: Actor, call: LockedCall): CallEndReason {
  if (by.kind === 'terminal' && call.terminalId === by.terminal.id) {
    return isWaiting(call.state) ? 'abandoned' : 'resident_hung_up';
  }
  if (by.kind === 'staff') {
    if (call.agentId === by.staff.id) return 'agent_hung_up';
    if (may(by.staff, 'calls.end_any') && inScope(by.staff.orgUnit.path, call.orgPath)) return 'ended_by_supervisor';
  }
  throw new FalinkError('call.not_yours');
}
