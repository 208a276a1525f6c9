import type { EndReason, SessionState } from '@falink/call-client';
import type { FalinkError } from '@falink/protocol';
import { type DeviceState, NO_DEVICE } from '../devices.js';

export type CompanionStatus =
  | 'connecting'
  | 'waiting'
  | 'talking'
  | 'alone'
  | 'waiting_alone'
  | 'reconnecting'
  | 'blocked';

/** Why the phone's part is over. `lost`: it may be taken up again. */
export type Over = 'left' | 'ended' | 'replaced' | 'call_over' | 'lost';

/** What the page shows of its part in the call. */
export interface CallState {
  readonly session: SessionState;
  readonly blocked: boolean;
  readonly televisionHere: boolean;
  /** The phone plays the lawyer's voice; otherwise the television does. */
  readonly playsHere: boolean;
  readonly microphone: DeviceState;
  readonly camera: DeviceState;
  readonly facing: 'user' | 'environment';
  readonly showsDocument: boolean;
  /** A picture of the lawyer is received. */
  readonly lawyerPicture: boolean;
  readonly over: Over | null;
}

export const BEFORE_CALL: CallState = {
  session: 'idle',
  blocked: false,
  televisionHere: true,
  playsHere: true,
  microphone: NO_DEVICE,
  camera: NO_DEVICE,
  facing: 'user',
  showsDocument: false,
  lawyerPicture: false,
  over: null,
};

/** One sentence's worth of the state: what is wrong comes before what is right. */
export function statusOf({ session, blocked, televisionHere }: CallState): CompanionStatus {
  if (session === 'reconnecting') return 'reconnecting';
  if (blocked) return 'blocked';
  if (session === 'active') return televisionHere ? 'talking' : 'alone';
  if (session === 'standby') return televisionHere ? 'waiting' : 'waiting_alone';
  return 'connecting';
}

/**
 * Why it is over, by the reason of the media service. It closes the room alike for a call that is over and for a phone
 * that is no longer wanted: `refusal` is what the api says to one who asks to come back, null: it lets the phone in.
 */
export function overOf(reason: EndReason, refusal: FalinkError | null): Over {
  switch (reason) {
    case 'hung_up':
      return 'left';
    case 'replaced':
      return refusal?.code === 'companion.ended' ? 'ended' : 'replaced';
    case 'connection_lost':
    case 'refused':
      return 'lost';
    case 'room_closed':
    case 'call_over':
      if (refusal?.code === 'companion.ended') return 'ended';
      return refusal?.code === 'call.ended' ? 'call_over' : 'lost';
  }
}
