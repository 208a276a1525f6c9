import { FalinkError } from '@falink/protocol';
import type { Refusal } from './machine.js';

/**
 * What a failure to connect, join, resume or renew means for the session. Anything that is not a clear
 * answer (a lost network, a server error) is worth another try.
 */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof FalinkError)) return { kind: 'retry' };
  switch (error.code) {
    case 'room.resume_unknown':
    case 'room.token_expired':
    case 'room.token_invalid':
    case 'room.clock_skew':
      return { kind: 'renew' };
    case 'room.closed':
      return { kind: 'over', reason: 'room_closed' };
    case 'call.ended':
    case 'call.unknown':
    case 'call.not_yours':
      return { kind: 'over', reason: 'call_over' };
    case 'companion.ended':
      return { kind: 'over', reason: 'replaced' };
    case 'protocol.version':
    case 'auth.forbidden':
    case 'terminal.revoked':
      return { kind: 'over', reason: 'refused' };
    default:
      return { kind: 'retry' };
  }
}
