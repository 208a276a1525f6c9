import { COMMANDS_RULE } from './areas/commands/index.js';
import { CALLBACK_NUMBERS, CONTACT_NOTES_RULE, CONTACT_RECORDS } from './areas/contacts/index.js';
import { UNFINISHED_INTAKES } from './areas/intakes/index.js';
import { SIGN_INS } from './areas/staff/index.js';
import type { RetentionRule } from './kernel/retention/rule.js';

/** Every rule, in the order of a run: the record of a call goes after what belongs to it. */
export const RETENTION_RULES: readonly RetentionRule[] = [
  CALLBACK_NUMBERS,
  CONTACT_NOTES_RULE,
  UNFINISHED_INTAKES,
  CONTACT_RECORDS,
  SIGN_INS,
  COMMANDS_RULE,
];
