import { FalinkError } from '@falink/protocol';
import { type Actor, sessionOf, staffOf } from '../../../kernel/actor.js';
import { recordAudit } from '../../../kernel/audit/queries/events.js';
import { findStaffForLogin } from '../../../kernel/auth/queries.js';
import { command } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { sessionEnded } from '../changes.js';
import { hashPassword, verifyPassword } from '../passwords.js';
import { setPasswordHash } from '../queries/edit-accounts.js';
import { endSessions } from '../queries/sessions.js';
import { countAttemptFrom, forgiveName } from '../queries/sign-ins.js';
import { lockAccount } from './account-edit.js';
import { LIMIT } from './login.js';

/**
 * Another password for oneself. The present one is asked for, and counted like a sign-in: an open window must not be
 * enough, and must not be a place to guess. Every other session ends.
 *
 * @throws FalinkError staff.wrong_password, auth.locked
 */
export async function changePassword(
  ctx: Context,
  by: Actor,
  input: { readonly current: string; readonly password: string; readonly address: string },
): Promise<void> {
  const staff = staffOf(by);
  const { id, username } = staff;
  const attempt = await countAttemptFrom(ctx.pool, { username, address: input.address }, LIMIT);
  if (attempt.lockedForS !== null) throw new FalinkError('auth.locked', { retryAfterS: attempt.lockedForS });
  const found = await findStaffForLogin(ctx.pool, username);
  if (!(await verifyPassword(found?.passwordHash ?? null, input.current))) {
    const orgPath = staff.orgUnit.path;
    const refused = { actor: `staff:${id}`, action: 'staff.password_refused', subject: `staff:${id}`, orgPath };
    await recordAudit(ctx.pool, refused);
    throw new FalinkError('staff.wrong_password');
  }
  const passwordHash = await hashPassword(input.password);
  const except = sessionOf(by);
  await command(ctx, by, {
    lock: (tx) => lockAccount(tx, by, id),
    authorise: () => {},
    change: async (tx) => {
      await setPasswordHash(tx, id, passwordHash);
      await forgiveName(tx, username);
      const ended = await endSessions(tx, id, { reason: 'password', ...(except !== null && { except }) });
      return {
        audit: { action: 'staff.password_changed', subject: `staff:${id}` },
        changed: ended.map(sessionEnded),
        result: undefined,
      };
    },
  });
}
