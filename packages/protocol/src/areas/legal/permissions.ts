import type { Role } from '../staff/roles.js';

export const legalPermissions = {
  /** The figures of the law, with their sources. */
  'legal.view': ['legal_aid_officer', 'duty_lawyer', 'supervisor', 'admin'],
  /** Confirm that a figure still holds. */
  'legal.check': ['legal_aid_officer', 'supervisor', 'admin'],
  /** Enter and withdraw the district's own figures. */
  'legal.set': ['legal_aid_officer', 'supervisor', 'admin'],
} as const satisfies Record<string, readonly Role[]>;
