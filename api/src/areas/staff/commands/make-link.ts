import { FalinkError, type NewStaffLink, STAFF_LINK_HOURS } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import { newOpaqueToken } from '../../../kernel/auth/opaque-token.js';
import { command } from '../../../kernel/command.js';
import { type ContactsContext, standDown } from '../../contacts/index.js';
import { sessionEnded, staffChanged } from '../changes.js';
import { refuseLastAdministrator, setPasswordHash } from '../queries/edit-accounts.js';
import { insertLink } from '../queries/links.js';
import { endSessions } from '../queries/sessions.js';
import { lockAccount, requireAdministrator } from './account-edit.js';

/**
 * A link with which a person chooses a password; a link of before does nothing any more. The password of before is
 * good until the link is used, unless it is `lost`: then it ends at once, with every session.
 *
 * @throws FalinkError auth.forbidden, staff.unknown, auth.out_of_scope, staff.disabled, staff.last_administrator
 */
export function makeLink(
  ctx: ContactsContext,
  by: Actor,
  { id, lost }: { readonly id: string; readonly lost: boolean },
): Promise<NewStaffLink> {
  const { token, hash } = newOpaqueToken();
  return command(ctx, by, {
    permit: 'staff.manage',
    lock: (tx) => lockAccount(tx, by, id),
    authorise: requireAdministrator,
    change: async (tx, { account }) => {
      if (account.state === 'disabled') throw new FalinkError('staff.disabled');
      const kind = account.state === 'no_password' && account.lastSignInAt === null ? 'invite' : 'reset';
      const expiresAt = await insertLink(tx, { staffId: id, hash, kind, hours: STAFF_LINK_HOURS });
      if (lost) {
        await setPasswordHash(tx, id, null).catch(refuseLastAdministrator);
        tx.changed(...(await endSessions(tx, id, { reason: 'password' })).map(sessionEnded));
        await standDown(ctx, tx, by, id);
      }
      return {
        audit: {
          action: 'staff.link_made',
          subject: `staff:${id}`,
          orgPath: account.orgUnit.path,
          data: { kind, lost },
        },
        changed: [staffChanged(id)],
        result: { token, kind, expiresAt: expiresAt.toISOString() },
      };
    },
  });
}
