import type { StaffAccount } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { staffChanged } from '../changes.js';
import { requireAccount } from '../queries/accounts.js';
import { deleteTotp } from '../queries/totp.js';
import { lockAccount, requireAdministrator } from './account-edit.js';

/**
 * Turns off the second factor of somebody who lost the phone. Whose role wants one sets it up again before anything
 * else.
 *
 * @throws FalinkError auth.forbidden, staff.unknown, auth.out_of_scope
 */
export function removeStaffTotp(ctx: Context, by: Actor, { id }: { readonly id: string }): Promise<StaffAccount> {
  return command(ctx, by, {
    permit: 'staff.manage',
    lock: (tx) => lockAccount(tx, by, id),
    authorise: requireAdministrator,
    change: async (tx, { account }) => {
      if (!(await deleteTotp(tx, id))) return unchanged(account);
      return {
        audit: { action: 'staff.totp_removed', subject: `staff:${id}`, orgPath: account.orgUnit.path },
        changed: [staffChanged(id)],
        result: await requireAccount(tx, id),
      };
    },
  });
}
