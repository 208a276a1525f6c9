import { SYSTEM } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { CallsContext } from '../calls-context.js';
import { listLostCalls } from '../queries/call-columns.js';
import { lockCall } from '../queries/lock-call.js';
import { endLockedCall } from './end-call.js';

/** Ends calls that cannot go on (see `listLostCalls`). */
export async function endLostCalls(ctx: CallsContext): Promise<void> {
  const { connectMs, absentMs, roomLostMs } = ctx.config.times;
  const lost = await listLostCalls(ctx.pool, { connectMs, absentMs, roomLostMs, nodeId: ctx.config.nodeId });
  for (const { id, reason } of lost) {
    await command(ctx, SYSTEM, {
      lock: (tx) => lockCall(tx, id),
      authorise: () => {},
      change: async (tx, call) => {
        if (!call || !(await endLockedCall(ctx, tx, SYSTEM, { call, reason }))) return unchanged(undefined);
        return { audit: 'in timeline', result: undefined };
      },
    });
  }
}
