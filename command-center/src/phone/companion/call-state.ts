import type { EndReason, ProblemKind, SessionState } from '@falink/call-client';
import type { FalinkError } from '@falink/protocol';

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

export interface DeviceState {
  readonly here: boolean;
  /** By the person. */
  readonly muted: boolean;
  /** It was here, and another app or the system has it now. */
  readonly lost: boolean;
}

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

const NO_DEVICE: DeviceState = { here: false, muted: false, lost: false };

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

export type DeviceTrouble =
  | { readonly kind: 'denied' | 'nothing' }
  | {
      readonly kind: 'camera' | 'microphone';
      readonly problem: Extract<ProblemKind, `${'camera' | 'microphone'}_${'denied' | 'missing' | 'busy'}`>;
    };

type OpeningProblem = Extract<DeviceTrouble, { problem: unknown }>['problem'];

const OPENING = /^(camera|microphone)_(denied|missing|busy)$/;

/** What of the devices is missing; null: nothing. */
export function deviceTrouble(problems: readonly ProblemKind[]): DeviceTrouble | null {
  const found = [...new Set(problems.filter((one): one is OpeningProblem => OPENING.test(one)))];
  const of = (device: 'camera' | 'microphone') => found.find((one) => one.startsWith(device));
  const [camera, microphone] = [of('camera'), of('microphone')];
  if (camera && microphone)
    return { kind: camera === 'camera_denied' || microphone === 'microphone_denied' ? 'denied' : 'nothing' };
  if (camera) return { kind: 'camera', problem: camera };
  return microphone ? { kind: 'microphone', problem: microphone } : null;
}

/** Whose words explain where permissions are. */
export function browserKind(userAgent: string): 'wechat' | 'safari' | 'chrome' {
  if (/MicroMessenger/i.test(userAgent)) return 'wechat';
  return /iPhone|iPad|Macintosh/.test(userAgent) && !/CriOS|Chrome/.test(userAgent) ? 'safari' : 'chrome';
}
