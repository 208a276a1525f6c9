import { type CallSummary, FalinkError, type Goodbye } from '@falink/protocol';
import { type Actor, staffOf } from '../../kernel/actor.js';
import type { Context } from '../../kernel/context.js';
import { presentSummary } from './commands/save-summary.js';
import { isOwnContact } from './own-contact.js';
import { findSummary } from './queries/summaries.js';
import { openSealedSummary } from './sealed-summary.js';

/** What the agent of a call wrote down for the resident. @throws FalinkError call.unknown, call.not_yours */
export async function readSummary(ctx: Context, by: Actor, { id }: { readonly id: string }): Promise<CallSummary> {
  const row = await findSummary(ctx.pool, id);
  if (!row) throw new FalinkError('call.unknown');
  if (row.agentId !== staffOf(by).id) throw new FalinkError('call.not_yours');
  return presentSummary(ctx, row);
}

/** The same for the television or the browser of the call, once that is over and for ten minutes. @throws FalinkError call.unknown */
export async function readGoodbye(ctx: Context, by: Actor, { id }: { readonly id: string }): Promise<Goodbye> {
  const row = await findSummary(ctx.pool, id);
  if (!row || !isOwnContact(by, row)) throw new FalinkError('call.unknown');
  const nothing: Goodbye = { state: 'none', lines: [], nextOn: null, url: null, remainingMs: 0 };
  if (row.version === 0 || row.endedAt === null || row.remainingMs <= 0) return nothing;
  if (row.confirmedAt === null) return { ...nothing, state: 'writing', remainingMs: row.remainingMs };
  const { lines, nextOn, token } = openSealedSummary(ctx.secrets, id, row.sealed);
  return {
    state: 'confirmed',
    lines: [...lines],
    nextOn,
    url: row.openedBy === null && token !== null ? linkOf(ctx.publicUrl(), token) : null,
    remainingMs: row.remainingMs,
  };
}

/** The token is in the fragment: no server's log has it. */
function linkOf(publicUrl: string, token: string): string {
  return `${new URL('/console/summary.html', publicUrl).href}#${token}`;
}
