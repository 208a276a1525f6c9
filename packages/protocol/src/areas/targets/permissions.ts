import type { Role } from '../staff/roles.js';

export const targetPermissions = {
  'targets.view': ['operator', 'supervisor', 'admin', 'room_staff'],
  /** Give settings to terminals, sites and units. */
  'targets.manage': ['operator', 'admin'],
} as const satisfies Record<string, readonly Role[]>;
