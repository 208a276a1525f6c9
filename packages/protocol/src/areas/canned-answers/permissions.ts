import type { Role } from '../staff/roles.js';

export const cannedAnswerPermissions = {
  'answers.use': ['duty_lawyer', 'legal_aid_officer', 'supervisor', 'admin'],
  /** Write, change and retire them: staff of the district itself, because everybody in it uses them. */
  'answers.manage': ['supervisor', 'admin'],
} as const satisfies Record<string, readonly Role[]>;
