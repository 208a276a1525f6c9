import type { Role } from '../staff/roles.js';

export const callPermissions = {
  'calls.answer': ['duty_lawyer', 'legal_aid_officer'],
  /** Call a terminal in scope. */
  'calls.call_terminal': ['duty_lawyer'],
  /** Every call in scope, not only one's own. */
  'calls.view': ['supervisor', 'operator', 'admin'],
  'calls.end_any': ['supervisor', 'admin'],
  /** What another agent noted of a call in scope. */
  'notes.read': ['supervisor'],
  'agents.view': ['supervisor', 'operator', 'admin'],
  'callbacks.work': ['duty_lawyer', 'legal_aid_officer', 'supervisor', 'admin'],
  /** Give back a number that somebody else claimed. */
  'callbacks.release_any': ['supervisor', 'admin'],
} as const satisfies Record<string, readonly Role[]>;
