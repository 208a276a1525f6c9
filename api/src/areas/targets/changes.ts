import { changeKind } from '../../kernel/delivery/change-feed.js';

/** In the place of an id: everybody, above the districts. */
export const ROOT = 'root';

/** What a unit, a site or a terminal gives: the id of that place, or {@link ROOT}. */
export const targetChanged = changeKind('target');
/** What a terminal says that it runs: its id. */
export const reportChanged = changeKind('terminal_report');
