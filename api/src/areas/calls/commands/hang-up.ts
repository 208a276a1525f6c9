import { FalinkError } from '@falink/protocol';
import { recordAudit } from '../../../kernel/audit/queries.js';
import type { Context } from '../../../kernel/context.js';
import { inTransaction } from '../../../kernel/db/transaction.js';
import { actorOf, type Identity } from '../../../kernel/http/identity.js';
import { inScope, may } from '../../../kernel/policies/staff.js';
import { isWaiting } from '../call-state.js';
import { lockCall } from '../queries/calls.js';
import { endLockedCall } from './end-call.js';

/**
 * Leaves the queue or hangs up, for the terminal, its agent, or a supervisor in scope. Ending an ended call is a success.
 *
 * @throws FalinkError call.unknown, call.not_yours
 */
export async function hangUp(ctx: Context, identity: Identity, callId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const call = await lockCall(tx, callId);
    if (!call) throw new FalinkError('call.unknown');
    if (identity.kind === 'terminal') {
      if (call.terminalId !== identity.terminal.id) throw new FalinkError('call.not_yours');
      const reason = isWaiting(call.state) ? 'abandoned' : 'resident_hung_up';
      await endLockedCall(ctx, tx, call, { reason, actor: actorOf(identity) });
      return;
    }
    if (identity.kind !== 'staff') throw new FalinkError('call.not_yours');
    if (call.agentId === identity.staff.id) {
      await endLockedCall(ctx, tx, call, { reason: 'agent_hung_up', actor: actorOf(identity) });
      return;
    }
    if (!may(identity.staff, 'calls.end_any') || !inScope(identity.staff.orgUnit.path, call.orgPath)) {
      throw new FalinkError('call.not_yours');
    }
    if (!(await endLockedCall(ctx, tx, call, { reason: 'ended_by_supervisor', actor: actorOf(identity) }))) return;
    await recordAudit(tx, {
      actor: actorOf(identity),
      action: 'call.ended_by_supervisor',
      subject: `call:${callId}`,
      orgPath: call.orgPath,
    });
  });
}
