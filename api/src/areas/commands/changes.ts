import { changeKind } from '../../kernel/delivery/change-feed.js';

/** How far a command is. */
export const commandChanged = changeKind('command');
/** A command is there to be sent. */
export const commandIssued = changeKind('command_issued');
/** Boxes that have acknowledged it are to stop. */
export const commandCancelled = changeKind('command_cancelled');
