import type { Role } from './roles.js';

export const staffPermissions = {
  /** Accounts and sessions: read, create, change, disable. */
  'staff.manage': ['admin'],
} as const satisfies Record<string, readonly Role[]>;
