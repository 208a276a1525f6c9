import type { Staff } from '@falink/protocol';
import type { Config } from '../config.js';

/** Whether somebody must set up a second factor before anything else. */
export function needsSecondFactor(
  { totpRoles }: Pick<Config, 'totpRoles'>,
  staff: Pick<Staff, 'roles'>,
  hasOne: boolean,
): boolean {
  return !hasOne && staff.roles.some((role) => totpRoles.includes(role));
}
