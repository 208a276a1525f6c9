import { FalinkError, type StaffAccount, type StaffDetails } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import type { Context } from '../../../kernel/context.js';
import { permit, requireScope } from '../../../kernel/policies/staff.js';
import { commandOnce } from '../../../kernel/requests/once.js';
import { agentChanged } from '../../contacts/index.js';
import { staffChanged } from '../changes.js';
import { requireAccount } from '../queries/accounts.js';
import { insertAccount, requireOpenUnit } from '../queries/edit-accounts.js';
import { lockAccount } from './account-edit.js';

/**
 * A new account, without a password: a link lets the person choose one (`makeStaffLink`).
 *
 * @throws FalinkError auth.forbidden, auth.out_of_scope, unit.unknown, unit.closed, staff.username_taken,
 *   request.id_reused
 */
export function createAccount(
  ctx: Context,
  by: Actor,
  asked: { readonly requestId: string; readonly username: string; readonly details: StaffDetails },
): Promise<StaffAccount> {
  const { requestId, username, details } = asked;
  return commandOnce(
    ctx,
    by,
    { requestId, what: 'staff.create', input: { username, details } },
    {
      permit: 'staff.manage',
      lock: async (tx) => {
        const { actor } = await lockAccount(tx, by, staffOf(by).id);
        return { actor, unit: await requireOpenUnit(tx, details.orgUnitId) };
      },
      authorise: ({ actor, unit }) => {
        permit(actor, 'staff.manage');
        requireScope(actor, unit.path);
      },
      change: async (tx, { unit }) => {
        const id = await insertAccount(tx, username, details);
        if (id === null) throw new FalinkError('staff.username_taken');
        return {
          audit: {
            action: 'staff.created',
            subject: `staff:${id}`,
            orgPath: unit.path,
            data: { roles: details.roles },
          },
          changed: [staffChanged(id), agentChanged(id)],
          result: await requireAccount(tx, id),
        };
      },
    },
  );
}
