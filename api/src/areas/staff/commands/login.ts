import { FalinkError, type Staff } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import { recordAudit } from '../../../kernel/audit/queries/events.js';
import { newOpaqueToken } from '../../../kernel/auth/opaque-token.js';
import { findStaffForLogin } from '../../../kernel/auth/queries.js';
import { command, nothing } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { verifyPassword } from '../passwords.js';
import { countLoginAttempt, insertSession } from '../queries.js';
import { REFRESH_TOKEN_TTL_MS } from '../refresh-cookie.js';

const LIMIT = { maxFailures: 5, lockMs: 15 * 60 * 1000 } as const;

export interface OpenedSession {
  readonly staff: Staff;
  readonly sessionId: string;
  readonly refreshToken: string;
}

/**
 * Checks a password and opens a session. Five failures in a row lock the name for 15 minutes, whether or not such a
 * person exists; the work done, and so the time taken, is the same for both.
 *
 * @throws FalinkError auth.wrong_credentials, auth.locked (with retryAfterS)
 */
export async function login(
  ctx: Context,
  _by: Actor,
  input: { readonly username: string; readonly password: string },
): Promise<OpenedSession> {
  const username = input.username.trim().toLowerCase();
  const staff = await proven(ctx, username, input.password);
  const refresh = newOpaqueToken();
  return command(
    ctx,
    { kind: 'staff', staff },
    {
      lock: nothing,
      authorise: () => {},
      change: async (tx) => {
        const session = { staffId: staff.id, username, tokenHash: refresh.hash, ttlMs: REFRESH_TOKEN_TTL_MS };
        const sessionId = await insertSession(tx, session);
        return {
          audit: { action: 'auth.login', subject: `session:${sessionId}` },
          result: { staff, sessionId, refreshToken: refresh.token },
        };
      },
    },
  );
}

/**
 * Counts the attempt before the password is compared, so that parallel guesses count too. Each statement commits by
 * itself: a refusal must leave its count and its audit event.
 */
async function proven({ pool }: Context, username: string, password: string): Promise<Staff> {
  const attempt = await countLoginAttempt(pool, username, LIMIT);
  const found = await findStaffForLogin(pool, username);
  if (attempt.lockedForS !== null) throw new FalinkError('auth.locked', { retryAfterS: attempt.lockedForS });
  const right = await verifyPassword(found?.passwordHash ?? null, password);
  if (right && found && !found.disabled) return found.staff;
  await recordAudit(pool, {
    actor: found ? `staff:${found.staff.id}` : 'system',
    action: attempt.failures >= LIMIT.maxFailures ? 'auth.locked' : 'auth.login_failed',
    subject: found ? `staff:${found.staff.id}` : 'staff:unknown',
  });
  throw new FalinkError('auth.wrong_credentials');
}
