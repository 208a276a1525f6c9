import { FalinkError, type Staff } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import { recordAudit } from '../../../kernel/audit/queries/events.js';
import { newOpaqueToken } from '../../../kernel/auth/opaque-token.js';
import { findStaffForLogin, type SignedIn } from '../../../kernel/auth/queries.js';
import { command, nothing } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { deviceOf } from '../device-of.js';
import { verifyPassword } from '../passwords.js';
import { countAttempt, countAttemptFrom, insertSession } from '../queries/sign-ins.js';
import { REFRESH_TOKEN_TTL_MS } from '../refresh-cookie.js';
import { checkCode } from './check-code.js';

const LOCK_MS = 15 * 60 * 1000;
/** Of a name from one address. */
export const LIMIT = { maxFailures: 5, lockMs: LOCK_MS } as const;
/** Of a name from everywhere, where its owner has never signed in from: many addresses must not guess for ever. */
const LIMIT_EVERYWHERE = { maxFailures: 50, lockMs: LOCK_MS } as const;

export interface OpenedSession {
  readonly staff: Staff;
  readonly secondFactor: boolean;
  readonly sessionId: string;
  readonly refreshToken: string;
}

/**
 * Checks a password and opens a session. Five failures in a row lock the name for 15 minutes for the address that they
 * came from, whether or not such a person exists; the work done, and so the time taken, is the same for both. Its owner
 * is not locked out by a stranger elsewhere.
 *
 * @throws FalinkError auth.wrong_credentials, auth.locked (with retryAfterS), auth.code_required, auth.code_wrong
 */
export async function login(
  ctx: Context,
  _by: Actor,
  input: {
    readonly username: string;
    readonly password: string;
    /** Where the request came from. */
    readonly address: string;
    readonly userAgent: string | undefined;
    /** Of who has a second factor. */
    readonly code?: string | undefined;
  },
): Promise<OpenedSession> {
  const username = input.username.trim().toLowerCase();
  const { address } = input;
  const { staff, secondFactor } = await proven(ctx, { username, address }, input.password);
  if (secondFactor) {
    // Asked for only after the right password: nobody else learns that there is one.
    if (input.code === undefined) throw new FalinkError('auth.code_required');
    const orgPath = staff.orgUnit.path;
    await checkCode(ctx, { kind: 'staff', staff }, { staffId: staff.id, orgPath, code: input.code, confirmed: true });
  }
  const refresh = newOpaqueToken();
  return command(
    ctx,
    { kind: 'staff', staff },
    {
      lock: nothing,
      authorise: () => {},
      change: async (tx) => {
        const session = {
          staffId: staff.id,
          username,
          address,
          device: deviceOf(input.userAgent),
          tokenHash: refresh.hash,
          ttlMs: REFRESH_TOKEN_TTL_MS,
        };
        const sessionId = await insertSession(tx, session);
        return {
          audit: { action: 'auth.login', subject: `session:${sessionId}` },
          result: { staff, secondFactor, sessionId, refreshToken: refresh.token },
        };
      },
    },
  );
}

/**
 * Counts the attempt before the password is compared, so that parallel guesses count too. Each statement commits by
 * itself: a refusal must leave its count and its audit event.
 */
async function proven(
  { pool }: Context,
  who: { readonly username: string; readonly address: string },
  password: string,
): Promise<SignedIn> {
  const attempt = await countAttemptFrom(pool, who, LIMIT);
  const found = await findStaffForLogin(pool, who.username);
  if (attempt.lockedForS !== null) throw new FalinkError('auth.locked', { retryAfterS: attempt.lockedForS });
  const everywhere = attempt.known ? null : await countAttempt(pool, who.username, LIMIT_EVERYWHERE);
  if (everywhere && everywhere.lockedForS !== null)
    throw new FalinkError('auth.locked', { retryAfterS: everywhere.lockedForS });
  const right = await verifyPassword(found?.passwordHash ?? null, password);
  if (right && found && !found.disabled) return found;
  await recordAudit(pool, {
    actor: found ? `staff:${found.staff.id}` : 'system',
    action: attempt.failures >= LIMIT.maxFailures ? 'auth.locked' : 'auth.login_failed',
    subject: found ? `staff:${found.staff.id}` : 'staff:unknown',
    orgPath: found?.staff.orgUnit.path ?? null,
  });
  throw new FalinkError('auth.wrong_credentials');
}
