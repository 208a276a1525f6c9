import type { Pairing } from '@falink/protocol';
import { stateMachine } from '../../kernel/state-machine.js';

/** What can happen to a request for pairing; once decided it stays so. */
export type PairingInput = 'approve' | 'reject' | 'expire';

export const pairingStates = stateMachine<Pairing['state'], PairingInput>({
  pending: { approve: 'approved', reject: 'rejected', expire: 'expired' },
  approved: {},
  rejected: {},
  expired: {},
});
