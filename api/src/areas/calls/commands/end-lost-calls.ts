import { SYSTEM } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { CallsContext } from '../calls-context.js';
import { type LostCall, listLostCalls } from '../queries/call-columns.js';
import { lockCall } from '../queries/lock-call.js';
import { endLockedCall } from './end-call.js';

/** Ends calls that cannot go on (see `listLostCalls`). */
export async function endLostCalls(ctx: CallsContext): Promise<void> {
  const lost = await listLostCalls(ctx.pool, { ...ctx.config.times, heardMs: ctx.hearing.forMs });
  for (const one of lost) {
    // One that cannot be ended must not keep the others.
    await endLost(ctx, one).catch((err) => ctx.log.error({ err, callId: one.id }, 'a lost call could not be ended'));
  }
}

function endLost(ctx: CallsContext, { id, reason, state }: LostCall): Promise<void> {
  return command(ctx, SYSTEM, {
    lock: (tx) => lockCall(tx, id),
    authorise: () => {},
    change: async (tx, call) => {
      // Answered or connected since: it is not lost.
      if (call?.state !== state) return unchanged(undefined);
      if (!(await endLockedCall(ctx, tx, SYSTEM, { call, reason }))) return unchanged(undefined);
      return { audit: 'in timeline', result: undefined };
    },
  });
}
