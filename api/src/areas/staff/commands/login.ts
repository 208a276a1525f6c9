import { FalinkError, type Staff } from '@falink/protocol';
import { recordAudit } from '../../../kernel/audit/queries.js';
import { newOpaqueToken } from '../../../kernel/auth/opaque-token.js';
import type { Context } from '../../../kernel/context.js';
import type { Queryable } from '../../../kernel/db/pool.js';
import { inTransaction } from '../../../kernel/db/transaction.js';
import { verifyPassword } from '../passwords.js';
import { findStaffForLogin } from '../queries.js';
import { REFRESH_TOKEN_TTL_MS } from '../refresh-cookie.js';

const MAX_FAILURES = 5;
const LOCK_MS = 15 * 60 * 1000;

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
export async function login(ctx: Context, input: { username: string; password: string }): Promise<OpenedSession> {
  const username = input.username.trim().toLowerCase();
  const attempt = await countAttempt(ctx.pool, username);
  const found = await findStaffForLogin(ctx.pool, username);
  if (attempt.lockedForS !== null) throw new FalinkError('auth.locked', { retryAfterS: attempt.lockedForS });

  const right = await verifyPassword(found?.passwordHash ?? null, input.password);
  if (!right || !found || found.disabled) {
    const locked = attempt.failures >= MAX_FAILURES;
    await recordAudit(ctx.pool, {
      actor: found ? `staff:${found.staff.id}` : 'system',
      action: locked ? 'auth.locked' : 'auth.login_failed',
      subject: found ? `staff:${found.staff.id}` : 'staff:unknown',
    });
    throw new FalinkError('auth.wrong_credentials');
  }

  const { staff } = found;
  const refresh = newOpaqueToken();
  const sessionId = await inTransaction(ctx, async (tx) => {
    await tx.query('DELETE FROM login_guard WHERE username = $1', [username]);
    const { rows } = await tx.query<{ id: string }>('INSERT INTO staff_session (staff_id) VALUES ($1) RETURNING id', [
      staff.id,
    ]);
    const id = rows[0]?.id ?? '';
    await tx.query(
      `INSERT INTO refresh_token (hash, session_id, expires_at) VALUES ($1, $2, now() + $3 * interval '1 millisecond')`,
      [refresh.hash, id, REFRESH_TOKEN_TTL_MS],
    );
    await recordAudit(tx, { actor: `staff:${staff.id}`, action: 'auth.login', subject: `session:${id}` });
    return id;
  });
  return { staff, sessionId, refreshToken: refresh.token };
}

/** Counts before the password is looked at, so that parallel guesses are counted too. */
async function countAttempt(db: Queryable, username: string): Promise<{ failures: number; lockedForS: number | null }> {
  const { rows } = await db.query<{ failures: number; locked_for_s: number | null }>(
    `INSERT INTO login_guard AS g (username, failures, last_attempt_at) VALUES ($1, 1, now())
     ON CONFLICT (username) DO UPDATE SET
       failures = CASE
         WHEN g.locked_until > now() THEN g.failures
         WHEN g.last_attempt_at < now() - $3 * interval '1 millisecond' OR g.locked_until <= now() THEN 1
         ELSE g.failures + 1
       END,
       locked_until = CASE
         WHEN g.locked_until > now() THEN g.locked_until
         WHEN g.last_attempt_at >= now() - $3 * interval '1 millisecond' AND g.locked_until IS NULL
           AND g.failures + 1 > $2 THEN now() + $3 * interval '1 millisecond'
       END,
       last_attempt_at = now()
     RETURNING failures, ceil(extract(epoch FROM locked_until - now()))::integer AS locked_for_s`,
    [username, MAX_FAILURES, LOCK_MS],
  );
  return { failures: rows[0]?.failures ?? 0, lockedForS: rows[0]?.locked_for_s ?? null };
}
