import { changeKind } from '../../kernel/delivery/change-feed.js';

export const contactChanged = changeKind('call');
export const offerChanged = changeKind('offer');
/** A staff member's agent state; also who is on duty. */
export const agentChanged = changeKind('agent');
export const callbackChanged = changeKind('callback');
/** What was written down for the resident of a call was begun, confirmed or opened. */
export const summaryChanged = changeKind('summary');

const queue = changeKind('queue');
/** The order or the length of the queue changed: places and waiting times are sent again. There is one queue. */
export const queueChanged = Object.assign(() => queue('all'), { kind: queue });
