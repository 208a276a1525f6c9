import { SYSTEM } from '../../../kernel/actor.js';
import { command, nothing } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { agentChanged } from '../changes.js';
import { endWrapUps, releaseUnattended } from '../queries/agent-states.js';

/** Agents whose time for notes is over are free again. */
export function freeAfterWrapUp(ctx: Context): Promise<void> {
  return freed(ctx, endWrapUps);
}

/** Agents on duty whose last console window closed a while ago are off duty. */
export async function standDownUnattended(ctx: Context): Promise<void> {
  // Nobody could open a window while the service was away.
  if (ctx.hearing.forMs < ctx.config.times.unattendedMs) return;
  await freed(ctx, (tx) => releaseUnattended(tx, ctx.config.times.unattendedMs));
}

function freed(ctx: Context, write: (tx: Transaction) => Promise<string[]>): Promise<void> {
  return command(ctx, SYSTEM, {
    lock: nothing,
    authorise: () => {},
    // A clock ran out; nobody asks later who did it.
    change: async (tx) => ({ audit: 'not audited', changed: (await write(tx)).map(agentChanged), result: undefined }),
  });
}
