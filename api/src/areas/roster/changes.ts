import { changeKind } from '../../kernel/delivery/change-feed.js';

/** Shifts were planned, moved or removed; the id is that of the unit of who planned. */
export const rosterChanged = changeKind('roster');
