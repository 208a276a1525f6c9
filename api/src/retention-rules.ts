import { COMMANDS_RULE } from './areas/commands/index.js';
import { CALLBACK_NUMBERS, CONTACT_NOTES_RULE, CONTACT_RECORDS } from './areas/contacts/index.js';
import { GUEST_REPORTS, GUESTS } from './areas/guests/index.js';
import { UNFINISHED_INTAKES } from './areas/intakes/index.js';
import { SIGN_INS } from './areas/staff/index.js';
import type { RetentionRule } from './kernel/retention/rule.js';

/** Visits of guests belong to their calls. */
const RECORDS: RetentionRule = {
  ...CONTACT_RECORDS,
  sources: [GUEST_REPORTS, ...CONTACT_RECORDS.sources, ...GUESTS],
};

/** Every rule, in the order of a run: the record of a call goes after what belongs to it. */
export const RETENTION_RULES: readonly RetentionRule[] = [
  CALLBACK_NUMBERS,
  CONTACT_NOTES_RULE,
  UNFINISHED_INTAKES,
  RECORDS,
  SIGN_INS,
  COMMANDS_RULE,
];
