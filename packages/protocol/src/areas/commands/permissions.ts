import type { Role } from '../staff/roles.js';

export const commandPermissions = {
  'commands.view': ['operator', 'supervisor', 'admin'],
  /** Messages, programme, volume, self-test. */
  'commands.send': ['operator', 'supervisor', 'admin'],
  /** What needs a reason: restart, reload, clear the cache, reboot, power, logs. */
  'commands.control': ['operator', 'admin'],
} as const satisfies Record<string, readonly Role[]>;
