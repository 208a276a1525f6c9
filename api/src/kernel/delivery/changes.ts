import { changeKind } from './change-feed.js';

/** What staff see of a terminal changed, its call's state among it: calls and terminals both make this change. */
export const terminalChanged = changeKind('terminal');
