import {
  type CallbackPromise,
  type CallKind,
  type Category,
  isOpen as isOpenState,
  type RatingScore,
  type TerminalCall,
} from '@falink/protocol';
import { type CallMediaState, NO_MEDIA } from '../platform/CallMedia.js';
import type { CallTrouble } from './callTrouble.js';

/** This terminal's call as its pages show it. */
export interface CallViewState {
  /**
   * `starting` until the service has queued the call; `refused` when it could not; `returned` when the call of a browser
   * goes on there alone.
   */
  readonly phase: 'none' | 'starting' | 'refused' | 'open' | 'ended' | 'returned';
  readonly kind: CallKind;
  readonly call: TerminalCall | null;
  /** When `call` arrived, by the steady clock: its waiting time is counted on from there. */
  readonly receivedAtMs: number;
  readonly trouble: CallTrouble | null;
  readonly media: CallMediaState;
  /** What the resident chose, or decided not to choose. */
  readonly category: Category | null;
  readonly rated: RatingScore | null;
  readonly callbackPhone: string | null;
  /** What was promised of it; null: nothing. */
  readonly callbackPromise: CallbackPromise | null;
  /** The latest request is on its way. */
  readonly busy: boolean;
}

/** No call. */
export const NO_CALL: CallViewState = {
  phase: 'none',
  kind: 'consultation',
  call: null,
  receivedAtMs: 0,
  trouble: null,
  media: NO_MEDIA,
  category: null,
  rated: null,
  callbackPhone: null,
  callbackPromise: null,
  busy: false,
};

/** This television only shows the call: a browser sends its picture and sound (SPEC U10). */
export const isScreen = (call: TerminalCall | null): boolean => call?.origin === 'browser';

/** A call that waits or lasts. */
export type OpenCall = TerminalCall & { readonly state: Exclude<TerminalCall['state'], 'ended'> };

/** True while a call waits or lasts. */
export function isOpen(call: TerminalCall | null): call is OpenCall {
  return call !== null && isOpenState(call.state);
}
