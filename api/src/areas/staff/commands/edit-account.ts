import { FalinkError, may, type StaffAccount, type StaffDetails } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import { unchanged } from '../../../kernel/command.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { commandOnce } from '../../../kernel/requests/once.js';
import { agentChanged, type ContactsContext, queueChanged, standDown } from '../../contacts/index.js';
import { staffChanged } from '../changes.js';
import { requireAccount } from '../queries/accounts.js';
import { refuseLastAdministrator, requireOpenUnit, updateAccount } from '../queries/edit-accounts.js';
import { lockAccount, requireAdministrator } from './account-edit.js';

/**
 * Changes what a person is called, works for and may do. Sessions go on with what may be done now; who may not take
 * calls any more is off duty, and an open call ends.
 *
 * @throws FalinkError auth.forbidden, staff.unknown, auth.out_of_scope, unit.unknown, unit.closed, staff.stale,
 *   staff.last_administrator, request.id_reused
 */
export function editAccount(
  ctx: ContactsContext,
  by: Actor,
  asked: {
    readonly requestId: string;
    readonly id: string;
    readonly revision: number;
    readonly details: StaffDetails;
  },
): Promise<StaffAccount> {
  const { requestId, id, revision, details } = asked;
  return commandOnce(
    ctx,
    by,
    { requestId, what: 'staff.edit', input: { id, revision, details } },
    {
      permit: 'staff.manage',
      lock: async (tx) => ({
        ...(await lockAccount(tx, by, id)),
        unit: await requireOpenUnit(tx, details.orgUnitId),
      }),
      authorise: (locked) => {
        requireAdministrator(locked);
        requireScope(locked.actor, locked.unit.path);
      },
      change: async (tx, { account, unit }) => {
        if (account.revision !== revision) throw new FalinkError('staff.stale');
        if (isSame(account, details)) return unchanged(account);
        await updateAccount(tx, id, details).catch(refuseLastAdministrator);
        if (may(account, 'calls.answer') && !may(details, 'calls.answer')) await standDown(ctx, tx, by, id);
        return {
          audit: {
            action: 'staff.edited',
            subject: `staff:${id}`,
            orgPath: unit.path,
            data: { from: marksOf(account.roles, account.orgUnit.id), to: marksOf(details.roles, details.orgUnitId) },
          },
          changed: [staffChanged(id), agentChanged(id), queueChanged()],
          result: await requireAccount(tx, id),
        };
      },
    },
  );
}

/** What the log keeps of an account: words and ids, no name. */
const marksOf = (roles: readonly string[], orgUnitId: string) => ({ roles: [...roles].sort(), orgUnitId });

function isSame(account: StaffAccount, details: StaffDetails): boolean {
  const sorted = (items: readonly string[]): string => [...items].sort().join();
  return (
    account.displayName === details.displayName &&
    account.title === details.title &&
    account.office === details.office &&
    account.orgUnit.id === details.orgUnitId &&
    sorted(account.roles) === sorted(details.roles) &&
    sorted(account.skills) === sorted(details.skills)
  );
}
