import type { Role } from '../staff/roles.js';

export const rosterPermissions = {
  'roster.view': ['duty_lawyer', 'legal_aid_officer', 'operator', 'supervisor', 'admin'],
  /** Plan, move and remove shifts of staff at and below one's own unit. */
  'roster.plan': ['supervisor', 'admin'],
} as const satisfies Record<string, readonly Role[]>;
