import type { Role } from '../staff/roles.js';

export const guestPermissions = {
  /** Make links for one person each, and withdraw those of one's own units. */
  'guests.invite': ['duty_lawyer', 'legal_aid_officer', 'supervisor', 'admin'],
  /** Read what was reported, and end blocks before their time. */
  'guests.unblock': ['supervisor', 'admin'],
} as const satisfies Record<string, readonly Role[]>;
