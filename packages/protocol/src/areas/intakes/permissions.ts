import type { Role } from '../staff/roles.js';

export const intakePermissions = {
  'intakes.work': ['legal_aid_officer'],
  /** The list only, numbers masked. Room staff did the first review there and are asked how it goes. */
  'applications.view': ['legal_aid_officer', 'supervisor', 'operator', 'admin', 'room_staff'],
} as const satisfies Record<string, readonly Role[]>;
