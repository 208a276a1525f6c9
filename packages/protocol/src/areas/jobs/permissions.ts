import type { Role } from '../staff/roles.js';

export const jobPermissions = {
  'jobs.view': ['operator', 'supervisor', 'admin'],
  /** Attempt a failed job again, drop one that waits or failed. */
  'jobs.manage': ['operator', 'admin'],
} as const satisfies Record<string, readonly Role[]>;
