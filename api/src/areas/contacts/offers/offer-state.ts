import { stateMachine } from '../../../kernel/state-machine.js';

export type OfferState = 'open' | 'accepted' | 'declined' | 'expired' | 'withdrawn';

/** What can happen to an offer; once closed it stays so. */
export type OfferInput = 'accept' | 'decline' | 'expire' | 'withdraw';

export const offerStates = stateMachine<OfferState, OfferInput>({
  open: { accept: 'accepted', decline: 'declined', expire: 'expired', withdraw: 'withdrawn' },
  accepted: {},
  declined: {},
  expired: {},
  withdrawn: {},
});
