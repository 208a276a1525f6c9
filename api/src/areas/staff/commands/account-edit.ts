import { FalinkError, type StaffAccount } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { permit, requireScope } from '../../../kernel/policies/staff.js';
import { loadAccounts } from '../queries/accounts.js';
import { lockAccounts } from '../queries/edit-accounts.js';

/** An account that is to be changed and the one of who changes it, both locked and as they are now. */
export interface LockedAccounts {
  readonly account: StaffAccount;
  readonly actor: StaffAccount;
}

/**
 * Locks both, so that of two administrators who change each other at once the second one is judged by what the first
 * one left [S4].
 *
 * @throws FalinkError staff.unknown, auth.forbidden when who acts is no member of staff any more
 */
export async function lockAccount(tx: Transaction, by: Actor, id: string): Promise<LockedAccounts> {
  const { id: actorId } = staffOf(by);
  await lockAccounts(tx, [actorId, id]);
  const found = await loadAccounts(tx, [actorId, id]);
  const account = found.find((one) => one.id === id);
  const actor = found.find((one) => one.id === actorId);
  if (!account) throw new FalinkError('staff.unknown');
  if (actor?.state !== 'active') throw new FalinkError('auth.forbidden');
  return { account, actor };
}

/** @throws FalinkError auth.forbidden, auth.out_of_scope */
export function requireAdministrator({ account, actor }: LockedAccounts): void {
  permit(actor, 'staff.manage');
  requireScope(actor, account.orgUnit.path);
}
