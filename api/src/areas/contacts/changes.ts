import { type Change, changeKind } from '../../kernel/delivery/change-feed.js';
import { terminalChanged } from '../../kernel/delivery/changes.js';
import type { LockedContact } from './queries/lock-contact.js';

export const contactChanged = changeKind('call');
export const offerChanged = changeKind('offer');
/** Which call a terminal shows changed otherwise than by that call's own end. */
export const callOfTerminalChanged = changeKind('call-of-terminal');
/** A staff member's agent state; also who is on duty. */
export const agentChanged = changeKind('agent');
export const callbackChanged = changeKind('callback');
/** What was written down for the resident of a call was begun, confirmed or opened. */
export const summaryChanged = changeKind('summary');

const queue = changeKind('queue');
/** The order or the length of the queue changed: places and waiting times are sent again. There is one queue. */
export const queueChanged = Object.assign(() => queue('all'), { kind: queue });

/** The terminal of a contact shows another state; a guest has none. */
export const terminalOfContact = ({ terminalId }: Pick<LockedContact, 'terminalId'>): readonly Change[] =>
  terminalId === null ? [] : [terminalChanged(terminalId)];
