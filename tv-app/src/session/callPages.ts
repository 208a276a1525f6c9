import { isWaiting } from '@falink/protocol';
import { type CallViewState, isScreen } from './callView.js';
import type { PageId } from './Navigator.js';
import { PAGE_TRAITS } from './pageTraits.js';

export type CallMove = { readonly page: PageId } | 'home' | null;

/**
 * Which page a change of the call leads to. A resident who waits may visit other pages and keeps the place in the
 * queue; an answered call takes the screen; when it is over, the rating does, if one is due.
 */
export function pageForCall(state: CallViewState, shown: PageId, hasReceipt: boolean): CallMove {
  const { phase, call } = state;
  // An emergency notice has the screen; this is asked again when it is over.
  if (shown === 'emergency') return null;
  // A desk that calls has it until it is answered or over.
  if (shown === 'call-incoming' && phase !== 'open') return null;
  if (phase === 'starting' || phase === 'refused')
    return shown === 'call-waiting' || shown === 'callback' || shown === 'receipt' ? null : { page: 'call-waiting' };
  if (phase === 'open' && call) {
    if (isWaiting(call.state)) {
      const leads = shown === 'call-active' || shown === 'intake' || (shown === 'handover' && isScreen(call));
      return leads ? { page: 'call-waiting' } : null;
    }
    const page: PageId = call.kind === 'intake' ? 'intake' : 'call-active';
    if (hasReceipt && call.kind === 'intake') return shown === 'receipt' ? null : { page: 'receipt' };
    // Opened from the call, it goes on there; from the queue, the answer takes the screen.
    if (shown === 'companion' && call.state !== 'connecting') return null;
    return shown === page ? null : { page };
  }
  if (phase === 'ended') {
    if (shown === 'receipt') return null;
    if (call?.ratingDue) return shown === 'call-rating' ? null : { page: 'call-rating' };
    return PAGE_TRAITS[shown].ofCall && shown !== 'call-rating' ? 'home' : null;
  }
  return null;
}
