import type { CallState } from '@falink/protocol';
import { stateMachine } from '../../kernel/state-machine.js';

/** What can happen to a call. */
export type CallInput =
  /** It was put to an agent. */
  | 'offer'
  /** The offer came to nothing: back to its place. */
  | 'requeue'
  | 'accept'
  /** Somebody pressed OK at the terminal that a desk calls. */
  | 'answer'
  /** The media plane says that media flows both ways. */
  | 'media'
  | 'hold'
  | 'resume'
  | 'end';

export const contactStates = stateMachine<CallState, CallInput>({
  ringing: { answer: 'connecting', end: 'ended' },
  queued: { offer: 'offered', end: 'ended' },
  offered: { requeue: 'queued', accept: 'connecting', end: 'ended' },
  connecting: { media: 'active', end: 'ended' },
  active: { media: 'active', hold: 'held', end: 'ended' },
  held: { media: 'held', resume: 'active', end: 'ended' },
  // Nothing leaves `ended`.
  ended: {},
});
