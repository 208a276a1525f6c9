import type { RetentionSource } from '../../kernel/retention/rule.js';
import { DUE_GUESTS, DUE_LINKS, DUE_REPORTS, eraseGuests, eraseLinks, eraseReports } from './queries/due-guests.js';

/** Goes before the records of calls. */
export const GUEST_REPORTS: RetentionSource = {
  name: 'guest_report',
  due: DUE_REPORTS,
  alias: 'r',
  erase: eraseReports,
};

/** Go after the records of calls, by the same rule. */
export const GUESTS: readonly RetentionSource[] = [
  { name: 'guest', due: DUE_GUESTS, alias: 'g', erase: eraseGuests },
  { name: 'guest_link', due: DUE_LINKS, alias: 'l', erase: eraseLinks },
];
