import type { Role } from '../staff/roles.js';

export const groupPermissions = {
  /** Make and change groups of terminals, put tags on terminals, rename and merge tags. */
  'groups.manage': ['operator', 'admin'],
  /** Show a saved view to everybody of one's unit. */
  'views.share': ['operator', 'supervisor', 'admin'],
} as const satisfies Record<string, readonly Role[]>;
