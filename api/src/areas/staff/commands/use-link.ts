import { FalinkError, type StaffLink } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import { hashOpaqueToken } from '../../../kernel/auth/opaque-token.js';
import { command } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { sessionEnded, staffChanged } from '../changes.js';
import { hashPassword } from '../passwords.js';
import { setPasswordHash } from '../queries/edit-accounts.js';
import { findLink, type LinkRow, markLinkUsed } from '../queries/links.js';
import { endSessions } from '../queries/sessions.js';
import { forgiveName } from '../queries/sign-ins.js';

/** @throws FalinkError staff.link_unknown, _used, _replaced, _disabled, _expired */
function requireGood(link: LinkRow | null): LinkRow {
  if (!link) throw new FalinkError('staff.link_unknown');
  if (link.used) throw new FalinkError('staff.link_used');
  if (link.replaced) throw new FalinkError('staff.link_replaced');
  if (link.disabled) throw new FalinkError('staff.link_disabled');
  if (link.expired) throw new FalinkError('staff.link_expired');
  return link;
}

/** Whose link it is. @throws FalinkError staff.link_* */
export async function readLink({ pool }: Context, token: string): Promise<StaffLink> {
  const link = requireGood(await findLink(pool, hashOpaqueToken(token), { lock: false }));
  return { ...link, expiresAt: link.expiresAt.toISOString() };
}

/**
 * Chooses a password with a link, once. Every session of the person ends: somebody else may have opened it.
 *
 * @throws FalinkError staff.link_*
 */
export async function useLink(
  ctx: Context,
  by: Actor,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<{ username: string }> {
  const hash = hashOpaqueToken(token);
  // Before the work of hashing, which a stranger must not cause.
  requireGood(await findLink(ctx.pool, hash, { lock: false }));
  const passwordHash = await hashPassword(password);
  return command(ctx, by, {
    lock: async (tx) => requireGood(await findLink(tx, hash, { lock: true })),
    // The token is the permission.
    authorise: () => {},
    change: async (tx, { staffId, username, orgPath, kind }) => {
      await markLinkUsed(tx, hash);
      await setPasswordHash(tx, staffId, passwordHash);
      await forgiveName(tx, username);
      const ended = await endSessions(tx, staffId, { reason: 'password' });
      return {
        audit: {
          actor: `staff:${staffId}`,
          action: 'staff.link_used',
          subject: `staff:${staffId}`,
          orgPath,
          data: { kind },
        },
        changed: [...ended.map(sessionEnded), staffChanged(staffId)],
        result: { username },
      };
    },
  });
}
