import type { Role } from '../staff/roles.js';

export const operationsPermissions = {
  'overview.view': ['supervisor', 'operator', 'admin'],
  'audit.view': ['supervisor', 'admin'],
} as const satisfies Record<string, readonly Role[]>;
