import { FalinkError, type Staff, type StaffCall } from '@falink/protocol';
import type { Queryable } from '../../kernel/db/pool.js';
import { may, requireScope } from '../../kernel/policies/staff.js';
import { loadStaffCall } from './queries/staff-calls.js';

/**
 * A call for a member of staff: their own, or one in their scope for those who may see calls.
 *
 * @throws FalinkError call.unknown, call.not_yours, auth.out_of_scope
 */
export async function findCallFor(db: Queryable, staff: Staff, callId: string): Promise<StaffCall> {
  const found = await loadStaffCall(db, callId);
  if (!found) throw new FalinkError('call.unknown');
  if ((found.call.agent ?? found.call.caller)?.id === staff.id) return found.call;
  if (!may(staff, 'calls.view')) throw new FalinkError('call.not_yours');
  requireScope(staff, found.orgPath);
  return found.call;
}
