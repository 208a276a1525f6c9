import type { Role } from '../staff/roles.js';

export const retentionPermissions = {
  /** The rules and what was erased, of the whole service: for staff of the district itself. */
  'retention.view': ['operator', 'supervisor', 'admin'],
} as const satisfies Record<string, readonly Role[]>;
