import type { StaffAccount } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import { agentChanged, type ContactsContext, standDown } from '../../contacts/index.js';
import { sessionEnded, staffChanged } from '../changes.js';
import { requireAccount } from '../queries/accounts.js';
import { refuseLastAdministrator, setDisabled } from '../queries/edit-accounts.js';
import { endSessions } from '../queries/sessions.js';
import { lockAccount, requireAdministrator } from './account-edit.js';

/**
 * Nobody works with this account any more: every session ends, its windows close, what rings goes back to the queue,
 * an open call ends. Doing it twice changes nothing.
 *
 * @throws FalinkError auth.forbidden, staff.unknown, auth.out_of_scope, staff.last_administrator
 */
export function disableAccount(
  ctx: ContactsContext,
  by: Actor,
  { id }: { readonly id: string },
): Promise<StaffAccount> {
  return command(ctx, by, {
    permit: 'staff.manage',
    lock: (tx) => lockAccount(tx, by, id),
    authorise: requireAdministrator,
    change: async (tx, { account }) => {
      if (account.state === 'disabled') return unchanged(account);
      await setDisabled(tx, id, true).catch(refuseLastAdministrator);
      const ended = await endSessions(tx, id, { reason: 'disabled' });
      await standDown(ctx, tx, by, id);
      return {
        audit: { action: 'staff.disabled', subject: `staff:${id}`, orgPath: account.orgUnit.path },
        changed: [...ended.map(sessionEnded), staffChanged(id), agentChanged(id)],
        result: await requireAccount(tx, id),
      };
    },
  });
}

/**
 * Lets somebody sign in again, with the password of before.
 *
 * @throws FalinkError auth.forbidden, staff.unknown, auth.out_of_scope
 */
export function enableAccount(ctx: ContactsContext, by: Actor, { id }: { readonly id: string }): Promise<StaffAccount> {
  return command(ctx, by, {
    permit: 'staff.manage',
    lock: (tx) => lockAccount(tx, by, id),
    authorise: requireAdministrator,
    change: async (tx, { account }) => {
      if (account.state !== 'disabled') return unchanged(account);
      await setDisabled(tx, id, false);
      return {
        audit: { action: 'staff.enabled', subject: `staff:${id}`, orgPath: account.orgUnit.path },
        changed: [staffChanged(id), agentChanged(id)],
        result: await requireAccount(tx, id),
      };
    },
  });
}
