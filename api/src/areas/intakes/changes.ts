import { changeKind } from '../../kernel/delivery/change-feed.js';

export const intakeChanged = changeKind('intake');
/** The application of this intake was accepted: its terminal is to show the receipt. */
export const receiptIssued = changeKind('receipt');
export const applicationChanged = changeKind('application');
