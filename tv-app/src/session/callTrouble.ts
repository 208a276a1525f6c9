import type { FalinkError, MediaAbility, TerminalCall } from '@falink/protocol';
import { refusalOf } from './ApiClient.js';

/** Why a call could not be made or did not last, as the waiting page explains it. */
export type CallTrouble =
  | 'nobody_on_duty'
  | 'nobody_answered'
  | 'no_common_codec'
  | 'unsupported'
  | 'unreachable'
  | 'no_service'
  /** It was queued or answered, and neither picture nor sound gets through this network. */
  | 'no_path'
  /** It was made, and the network was away for longer than a call lasts without it. */
  | 'line_lost';

/**
 * What makes a call impossible on this box, found before anybody waits. A missing camera does not: sound is
 * enough. A missing microphone does not either: a phone can be that (SPEC N3).
 */
export function troubleOf(ability: MediaAbility, audioOnly: boolean): CallTrouble | null {
  if (!ability.webrtc) return 'unsupported';
  if (!audioOnly && ability.videoCodecs.length === 0) return 'no_common_codec';
  return null;
}

/** Why a call was over before it began; null: it was not. */
export function troubleOfEnd({ endReason, activeAt, origin }: TerminalCall): CallTrouble | null {
  if (endReason === 'nobody_answered') return 'nobody_answered';
  // Answered, and nothing was ever seen or heard. What a browser could not send, its own page explains.
  return endReason === 'failed' && activeAt === null && origin !== 'browser' ? 'no_path' : null;
}

const REFUSALS: Partial<Record<FalinkError['code'], CallTrouble>> = {
  'call.nobody_on_duty': 'nobody_on_duty',
  'call.no_common_codec': 'no_common_codec',
  'service.no_sfu': 'no_service',
};

/** Why the service did not queue a call. */
export function troubleFrom(error: unknown): CallTrouble {
  const refusal = refusalOf(error);
  if (!refusal) return 'unreachable';
  return REFUSALS[refusal.code] ?? 'no_service';
}
