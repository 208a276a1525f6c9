import type { Role } from '../staff/roles.js';

export const terminalPermissions = {
  'terminals.view': ['operator', 'supervisor', 'admin', 'room_staff'],
  /** Have the sheet made that lies beside a television. */
  'terminals.guide': ['operator', 'supervisor', 'admin', 'room_staff'],
  'terminals.pair': ['operator', 'admin', 'room_staff'],
  /** Rename a terminal, move it to another site. */
  'terminals.place': ['operator', 'admin'],
  'terminals.revoke': ['operator', 'admin'],
  /** Lock and unlock a box. */
  'terminals.lock': ['operator', 'admin'],
  /** Ask a box for a new key. */
  'terminals.rotate_key': ['operator', 'admin'],
} as const satisfies Record<string, readonly Role[]>;
