import { FalinkError, type Staff } from '@falink/protocol';
import { requireScope } from '../../kernel/policies/staff.js';

/** Whether an org unit is a district: what belongs to no org unit is its administration's. */
export const isDistrict = (orgPath: string): boolean => !orgPath.includes('.');

/** @throws FalinkError auth.out_of_scope */
export function requireJobScope(staff: Pick<Staff, 'orgUnit'>, orgPath: string | null): void {
  if (orgPath !== null) requireScope(staff, orgPath);
  else if (!isDistrict(staff.orgUnit.path)) throw new FalinkError('auth.out_of_scope');
}
