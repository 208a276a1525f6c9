import type { Role } from '../staff/roles.js';

export const placePermissions = {
  'places.view': ['operator', 'supervisor', 'admin', 'room_staff'],
  /** Create, rename, move, merge and close units and sites, and say what a site is. */
  'places.manage': ['operator', 'admin'],
} as const satisfies Record<string, readonly Role[]>;
