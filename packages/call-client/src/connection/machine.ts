/**
 * The life of a session's connection to the sfu as a pure machine: no socket, no clock, no media.
 * Every asynchronous input carries its attempt; a stale one, from an earlier attempt, changes nothing.
 */

/** `join`: with a room token; `resume`: with the resume key of the session. */
export type EnterMode = 'join' | 'resume';

export type EndReason =
  /** This side hung up. */
  | 'hung_up'
  /** The room was closed: the other side hung up, or the call was ended. */
  | 'room_closed'
  /** The same participant joined again elsewhere. */
  | 'replaced'
  /** The call was over when a new token was asked for. */
  | 'call_over'
  /** The connection could not be restored in time. */
  | 'connection_lost'
  /** Refused for a reason that trying again does not change. */
  | 'refused';

export type ConnectionState =
  | { readonly name: 'idle' }
  /** The socket is being opened. */
  | { readonly name: 'opening'; readonly attempt: number; readonly mode: EnterMode; readonly tries: number }
  /** room.join or room.resume was sent. */
  | { readonly name: 'entering'; readonly attempt: number; readonly mode: EnterMode; readonly tries: number }
  /** In the room. `ready`: transports and producers are set up, so a lost socket can be resumed. */
  | { readonly name: 'connected'; readonly attempt: number; readonly ready: boolean; readonly tries: number }
  /** Waiting before the next try. */
  | { readonly name: 'backoff'; readonly attempt: number; readonly mode: EnterMode | 'renew'; readonly tries: number }
  /** Asking the application for a fresh token. */
  | { readonly name: 'renewing'; readonly attempt: number; readonly tries: number }
  | { readonly name: 'ended'; readonly reason: EndReason };

/** What to do about a refusal: try again later, try again with a fresh token, or stop. */
export type Refusal =
  | { readonly kind: 'retry' }
  | { readonly kind: 'renew' }
  | { readonly kind: 'over'; readonly reason: EndReason };

export type ConnectionInput =
  | { readonly type: 'start' }
  | { readonly type: 'socketOpened'; readonly attempt: number }
  /** The socket failed to open, or was lost later. */
  | { readonly type: 'socketLost'; readonly attempt: number }
  /** `ready`: what was there before is still there; nothing has to be set up. */
  | { readonly type: 'entered'; readonly attempt: number; readonly ready: boolean }
  | { readonly type: 'refused'; readonly attempt: number; readonly refusal: Refusal }
  | { readonly type: 'mediaReady'; readonly attempt: number }
  /** Transports are beyond an ICE restart: everything is set up again. */
  | { readonly type: 'mediaFailed'; readonly attempt: number }
  /** The sfu moved the room to another worker. */
  | { readonly type: 'rebuilt'; readonly attempt: number }
  | { readonly type: 'retryDue'; readonly attempt: number }
  | { readonly type: 'accessRenewed'; readonly attempt: number }
  | { readonly type: 'networkChanged' }
  | { readonly type: 'closed'; readonly reason: EndReason }
  | { readonly type: 'gaveUp' }
  | { readonly type: 'hangUp' };

export type ConnectionEffect =
  | { readonly type: 'openSocket'; readonly attempt: number }
  | { readonly type: 'closeSocket' }
  | { readonly type: 'enter'; readonly attempt: number; readonly mode: EnterMode }
  | { readonly type: 'renewAccess'; readonly attempt: number }
  | { readonly type: 'scheduleRetry'; readonly attempt: number; readonly tries: number }
  | { readonly type: 'cancelRetry' }
  /** Starts the time after which the session gives up, unless it runs already. */
  | { readonly type: 'startGiveUp' }
  | { readonly type: 'cancelGiveUp' }
  | { readonly type: 'restartIce' }
  /** Tells the sfu that this participant leaves for good. */
  | { readonly type: 'leave' }
  | { readonly type: 'tearDown'; readonly reason: EndReason };

/** Set-ups that may fail in a row before the session ends: about 6 s with the waits between them. */
export const MAX_SET_UP_TRIES = 5;

export interface Transition {
  readonly state: ConnectionState;
  readonly effects: readonly ConnectionEffect[];
}

const stay = (state: ConnectionState): Transition => ({ state, effects: [] });

/** True for an input of an attempt that is no longer the current one. */
function isLate(state: ConnectionState, input: ConnectionInput): boolean {
  return 'attempt' in input && !('attempt' in state && state.attempt === input.attempt);
}

/** Neither in the room nor at rest: the time after which the session gives up is running. */
function isOnItsWay(state: ConnectionState): boolean {
  return state.name !== 'idle' && state.name !== 'connected' && state.name !== 'ended';
}

function end(state: ConnectionState, reason: EndReason): Transition {
  const leave: ConnectionEffect[] = reason === 'hung_up' && state.name === 'connected' ? [{ type: 'leave' }] : [];
  return {
    state: { name: 'ended', reason },
    effects: [
      ...leave,
      { type: 'cancelRetry' },
      { type: 'cancelGiveUp' },
      { type: 'closeSocket' },
      { type: 'tearDown', reason },
    ],
  };
}

function open(attempt: number, mode: EnterMode, tries: number, before: readonly ConnectionEffect[] = []): Transition {
  return {
    state: { name: 'opening', attempt, mode, tries },
    effects: [...before, { type: 'startGiveUp' }, { type: 'openSocket', attempt }],
  };
}

function backOff(attempt: number, mode: EnterMode | 'renew', tries: number): Transition {
  return {
    state: { name: 'backoff', attempt, mode, tries },
    effects: [{ type: 'closeSocket' }, { type: 'startGiveUp' }, { type: 'scheduleRetry', attempt, tries }],
  };
}

function renew(attempt: number, tries: number): Transition {
  return {
    state: { name: 'renewing', attempt, tries },
    effects: [{ type: 'closeSocket' }, { type: 'startGiveUp' }, { type: 'renewAccess', attempt }],
  };
}

function refused(
  state: Extract<ConnectionState, { name: 'opening' | 'entering' | 'renewing' }>,
  refusal: Refusal,
): Transition {
  switch (refusal.kind) {
    case 'retry':
      return backOff(state.attempt + 1, state.name === 'renewing' ? 'renew' : state.mode, state.tries + 1);
    case 'renew':
      // A fresh token that is refused again must not be asked for in a tight loop.
      return state.tries === 0 ? renew(state.attempt + 1, 1) : backOff(state.attempt + 1, 'renew', state.tries + 1);
    case 'over':
      return end(state, refusal.reason);
  }
}

function afterBackoff(state: Extract<ConnectionState, { name: 'backoff' }>): Transition {
  const next = state.attempt + 1;
  const transition = state.mode === 'renew' ? renew(next, state.tries) : open(next, state.mode, state.tries);
  return { state: transition.state, effects: [{ type: 'cancelRetry' }, ...transition.effects] };
}

/** The next state and what to do, for any state and any input. Pure and total. */
export function transition(state: ConnectionState, input: ConnectionInput): Transition {
  if (state.name === 'ended' || isLate(state, input)) return stay(state);
  // What ends the session does so wherever it is on its way.
  if (input.type === 'hangUp') return end(state, 'hung_up');
  if (input.type === 'closed') return state.name === 'idle' ? stay(state) : end(state, input.reason);
  if (input.type === 'gaveUp') return isOnItsWay(state) ? end(state, 'connection_lost') : stay(state);

  switch (state.name) {
    case 'idle':
      return input.type === 'start' ? open(1, 'join', 0) : stay(state);

    case 'opening':
      switch (input.type) {
        case 'socketOpened':
          return {
            state: { name: 'entering', attempt: state.attempt, mode: state.mode, tries: state.tries },
            effects: [{ type: 'enter', attempt: state.attempt, mode: state.mode }],
          };
        case 'socketLost':
          return backOff(state.attempt + 1, state.mode, state.tries + 1);
        case 'refused':
          return refused(state, input.refusal);
        default:
          return stay(state);
      }

    case 'entering':
      switch (input.type) {
        case 'entered':
          return {
            state: {
              name: 'connected',
              attempt: state.attempt,
              ready: input.ready,
              tries: input.ready ? 0 : state.tries,
            },
            // Resumed on the same transports: the way there may have changed.
            effects: [{ type: 'cancelGiveUp' }, ...(input.ready ? ([{ type: 'restartIce' }] as const) : [])],
          };
        case 'socketLost':
          return backOff(state.attempt + 1, state.mode, state.tries + 1);
        case 'refused':
          return refused(state, input.refusal);
        default:
          return stay(state);
      }

    case 'connected':
      switch (input.type) {
        case 'mediaReady':
          return stay({ ...state, ready: true, tries: 0 });
        case 'socketLost':
          // The first retry is immediate: most losses are short. A half set-up session starts over.
          return open(state.attempt + 1, state.ready ? 'resume' : 'join', 0, [{ type: 'closeSocket' }]);
        case 'rebuilt':
          return {
            state: { name: 'entering', attempt: state.attempt + 1, mode: 'resume', tries: 0 },
            effects: [{ type: 'startGiveUp' }, { type: 'enter', attempt: state.attempt + 1, mode: 'resume' }],
          };
        case 'mediaFailed':
          if (state.ready) return renew(state.attempt + 1, 0);
          // It never worked: not in a tight loop, and not for ever.
          return state.tries < MAX_SET_UP_TRIES
            ? backOff(state.attempt + 1, 'renew', state.tries + 1)
            : end(state, 'refused');
        case 'networkChanged':
          return { state, effects: [{ type: 'restartIce' }] };
        default:
          return stay(state);
      }

    case 'backoff':
      switch (input.type) {
        case 'retryDue':
        case 'networkChanged':
          return afterBackoff(state);
        default:
          return stay(state);
      }

    case 'renewing':
      switch (input.type) {
        case 'accessRenewed':
          return open(state.attempt + 1, 'join', state.tries);
        case 'refused':
          return refused(state, input.refusal);
        default:
          return stay(state);
      }
  }
}
