import type { SessionState } from '@falink/call-client';
import type { CallEndReason, CallState, TerminalCall } from '@falink/protocol';
import { type DeviceState, NO_DEVICE } from '../devices.js';

/** What the page shows of the media of a consultation. */
export interface MediaState {
  readonly session: SessionState;
  readonly blocked: boolean;
  readonly microphone: DeviceState;
  readonly camera: DeviceState;
  readonly facing: 'user' | 'environment';
  /** A picture of the lawyer is received. */
  readonly lawyerPicture: boolean;
  /** The line carries the voice only for now. */
  readonly limited: boolean;
  /** The television that the call goes on on is in the room. */
  readonly television: boolean;
  /** The lawyer's voice is played here; otherwise the television plays it. */
  readonly playsHere: boolean;
}

export const BEFORE_CALL: MediaState = {
  session: 'idle',
  blocked: false,
  microphone: NO_DEVICE,
  camera: NO_DEVICE,
  facing: 'user',
  lawyerPicture: false,
  limited: false,
  television: false,
  playsHere: true,
};

export type CallStatus = 'connecting' | 'talking' | 'reconnecting' | 'blocked';

/** One sentence's worth of the state: what is wrong comes before what is right. */
export function statusOf({ session, blocked }: Pick<MediaState, 'session' | 'blocked'>): CallStatus {
  if (session === 'reconnecting') return 'reconnecting';
  if (blocked) return 'blocked';
  return session === 'active' ? 'talking' : 'connecting';
}

export type Stage = 'waiting' | 'call' | 'over';

/** Which screen a call belongs on. */
export function stageOf(state: CallState): Stage {
  if (state === 'ended') return 'over';
  return state === 'queued' || state === 'offered' ? 'waiting' : 'call';
}

/** The room is entered once a desk rings: who only waits costs nobody anything. */
export const belongsInRoom = (state: CallState): boolean => state !== 'queued' && state !== 'ended';

export type Over = 'thanks' | 'left' | 'kept' | 'lost' | 'nobody_answered' | 'failed' | 'ended';

/** What is said when a call is over. */
export function overOf({ endReason, agent }: Pick<TerminalCall, 'endReason' | 'agent'>): Over {
  const words: Readonly<Record<CallEndReason, Over>> = {
    resident_hung_up: 'thanks',
    agent_hung_up: 'thanks',
    abandoned: 'left',
    callback_left: 'kept',
    connection_lost: 'lost',
    nobody_answered: 'nobody_answered',
    ended_by_supervisor: 'ended',
    failed: 'failed',
    // Of calls to televisions; a browser has none.
    declined: 'ended',
    no_answer: 'ended',
    cancelled: 'ended',
  };
  return endReason === null ? (agent ? 'thanks' : 'ended') : words[endReason];
}
