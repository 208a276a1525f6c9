import { FalinkError, SCREEN_OFFER_S, type ScreenOffer } from '@falink/protocol';
import { type Actor, terminalOf } from '../../../kernel/actor.js';
import { hashOpaqueToken } from '../../../kernel/auth/opaque-token.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { findOpenContact } from '../../contacts/index.js';
import { findOffer, type KnownOffer, lockTerminal, readLifetime, writeOffer } from '../queries/offers.js';
import { hashOfCode, SCREEN_ATTEMPTS, screenCode, screenToken } from '../screen-codes.js';

/**
 * A code with which somebody's call from a browser goes on on this terminal. The same requestId gives the same code; a new
 * one makes the code before it invalid (SPEC U9).
 *
 * @throws FalinkError call.already_open
 */
export function offerScreen(
  ctx: Context,
  by: Actor,
  { requestId }: { readonly requestId: string },
): Promise<ScreenOffer> {
  const terminal = terminalOf(by);
  return command(ctx, by, {
    lock: async (tx) => {
      // Read after the lock: what it waited for is seen then.
      await lockTerminal(tx, terminal.id);
      return { callId: await findOpenContact(tx, terminal.id), offer: await findOffer(tx, terminal.id) };
    },
    authorise: ({ callId }) => {
      if (callId !== null) throw new FalinkError('call.already_open', { details: { callId } });
    },
    change: async (tx, { offer }) => {
      const attempt = await store(ctx, tx, { terminalId: terminal.id, requestId, offer });
      // The token is in the fragment: no server's log has it.
      const url = `${new URL('/guest/', ctx.publicUrl()).href}#tv=${screenToken(ctx.secrets, terminal.id, requestId)}`;
      const code = screenCode(ctx.secrets, terminal.id, requestId, attempt);
      // Nothing is granted until somebody with a call uses it, and that is recorded.
      return unchanged({ url, code, expiresInMs: await readLifetime(tx, terminal.id) });
    },
  });
}

/** @returns which of its numbers the request got: the first that no other television shows */
async function store(
  { secrets }: Context,
  tx: Transaction,
  {
    terminalId,
    requestId,
    offer,
  }: { readonly terminalId: string; readonly requestId: string; readonly offer: KnownOffer | null },
): Promise<number> {
  if (offer?.requestId === requestId) return offer.attempt;
  const tokenHash = hashOpaqueToken(screenToken(secrets, terminalId, requestId));
  for (let attempt = 0; attempt < SCREEN_ATTEMPTS; attempt += 1) {
    const codeHash = hashOfCode(secrets, screenCode(secrets, terminalId, requestId, attempt));
    if (await writeOffer(tx, { terminalId, requestId, attempt, tokenHash, codeHash, lastsS: SCREEN_OFFER_S }))
      return attempt;
  }
  throw new Error('ten numbers in a row are shown by other televisions');
}
