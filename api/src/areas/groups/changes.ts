import { changeKind } from '../../kernel/delivery/change-feed.js';

/** The tags of some terminals; the id is that of the unit of who changed them. */
export const tagsChanged = changeKind('terminal_tags');
/** A group, or what it holds. */
export const groupChanged = changeKind('terminal_group');
