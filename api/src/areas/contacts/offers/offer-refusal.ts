import { FalinkError } from '@falink/protocol';
import type { OfferRow } from '../queries/offers.js';

/** Why an offer cannot be answered any more; null: it can. */
export function refusalOf(offer: Pick<OfferRow, 'state' | 'expired'>): FalinkError | null {
  switch (offer.state) {
    case 'accepted':
      return new FalinkError('offer.taken');
    case 'withdrawn':
      return new FalinkError('offer.withdrawn');
    case 'declined':
    case 'expired':
      return new FalinkError('offer.expired');
    case 'open':
      return offer.expired ? new FalinkError('offer.expired') : null;
  }
}
