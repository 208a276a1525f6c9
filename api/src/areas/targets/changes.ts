import { changeKind } from '../../kernel/delivery/change-feed.js';

/** What a unit, a site or a terminal gives: the id of that place. */
export const targetChanged = changeKind('target');
/** What a terminal says that it runs: its id. */
export const reportChanged = changeKind('terminal_report');
