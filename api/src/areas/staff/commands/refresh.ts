import { FalinkError } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import { hashOpaqueToken, newOpaqueToken } from '../../../kernel/auth/opaque-token.js';
import { findSignedIn } from '../../../kernel/auth/queries.js';
import { command, type Outcome, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { sessionEnded } from '../changes.js';
import { endSession, lockRefreshToken, type RefreshTokenRow, rotateRefreshToken } from '../queries/sign-ins.js';
import { REFRESH_TOKEN_TTL_MS } from '../refresh-cookie.js';
import type { OpenedSession } from './login.js';

/**
 * Replaces a refresh token by a new one. A token shown a second time means that somebody copied it, and nobody knows
 * who of the two is the thief: the session ends for both. The exception: within half a minute, while the new one was
 * not used, the answer was lost. A thief gains nothing by that: whoever shows the lost one afterwards ends the session.
 *
 * @throws FalinkError auth.required, auth.token_expired, auth.refresh_reused
 */
export async function refresh(
  ctx: Context,
  by: Actor,
  { token, address }: { readonly token: string | null; readonly address: string },
): Promise<OpenedSession> {
  if (token === null) throw new FalinkError('auth.required');
  const usedHash = hashOpaqueToken(token);
  const next = newOpaqueToken();
  // Refusals are returned, not thrown: what they write must be committed.
  const outcome = await command<RefreshTokenRow | null, FalinkError | OpenedSession>(ctx, by, {
    lock: (tx) => lockRefreshToken(tx, usedHash),
    // The token is the permission.
    authorise: () => {},
    change: async (tx, row) => {
      if (!row) return unchanged(new FalinkError('auth.required'));
      if (row.used && !row.repeatable) return endForBoth(tx, row);
      if (row.ended) return unchanged(new FalinkError('auth.required'));
      if (row.expired) return unchanged(new FalinkError('auth.token_expired'));
      const found = await findSignedIn(tx, row.staff_id, row.session_id);
      if (!found) return unchanged(new FalinkError('auth.required'));
      await rotateRefreshToken(tx, { usedHash, nextHash: next.hash, ttlMs: REFRESH_TOKEN_TTL_MS, address });
      const session = { ...found, sessionId: row.session_id, refreshToken: next.token };
      // Staying signed in is not an act: the log keeps the signing in.
      return { audit: 'not audited', result: session };
    },
  });
  if (outcome instanceof FalinkError) throw outcome;
  return outcome;
}

async function endForBoth(tx: Transaction, row: RefreshTokenRow): Promise<Outcome<FalinkError>> {
  const reused = new FalinkError('auth.refresh_reused');
  if (!(await endSession(tx, row.session_id, 'reuse'))) return unchanged(reused);
  return {
    audit: {
      actor: `staff:${row.staff_id}`,
      action: 'auth.refresh_reused',
      subject: `session:${row.session_id}`,
      orgPath: row.org_path,
    },
    changed: [sessionEnded(row.session_id)],
    result: reused,
  };
}
