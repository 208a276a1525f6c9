import type { Role } from '../staff/roles.js';

export const enrolmentPermissions = {
  /** Import expected boxes, issue their vouchers, withdraw them, and export the lists. */
  'enrolments.manage': ['operator', 'admin'],
} as const satisfies Record<string, readonly Role[]>;
