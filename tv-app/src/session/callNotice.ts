import { isOutdated, type TerminalCall } from '@falink/protocol';
import { type CallViewState, isOpen, type OpenCall } from './callView.js';

/** What a notification about this terminal's call means here. */
export type CallNotice =
  /** Stale, or about a call that is over here. */
  | { readonly kind: 'ignore' }
  /** There is no call, while one is open here. That may be stale: refetch. */
  | { readonly kind: 'ask' }
  /** Left here and still open for the service: report the end again, so that it does not ring at a desk. */
  | { readonly kind: 'left'; readonly callId: string }
  | { readonly kind: 'open'; readonly call: OpenCall }
  | { readonly kind: 'ended'; readonly call: TerminalCall };

/**
 * @param known what this box shows now
 * @param finished ids of the calls that ended here, and of the key presses that were cancelled: a late notification must
 *   not bring one back
 */
export function readNotice(
  notified: TerminalCall | null,
  known: Pick<CallViewState, 'phase' | 'call'>,
  finished: ReadonlySet<string>,
): CallNotice {
  if (notified === null) return { kind: known.phase === 'open' ? 'ask' : 'ignore' };
  if (isOutdated(notified, known.call)) return { kind: 'ignore' };
  if (isOpen(notified)) {
    if (finished.has(notified.id) || finished.has(notified.requestId)) return { kind: 'left', callId: notified.id };
    return { kind: 'open', call: notified };
  }
  // After a restart, or once its rating was left, somebody else may sit here: such a call is not asked about.
  return known.call?.id === notified.id ? { kind: 'ended', call: notified } : { kind: 'ignore' };
}
