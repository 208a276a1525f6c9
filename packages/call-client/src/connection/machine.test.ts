import fc from 'fast-check';
import {
  type ConnectionEffect,
  type ConnectionInput,
  type ConnectionState,
  MAX_SET_UP_TRIES,
  transition,
} from './machine.js';

const ATTEMPT = 7;

const STATES = {
  idle: { name: 'idle' },
  opening: { name: 'opening', attempt: ATTEMPT, mode: 'resume', tries: 2 },
  entering: { name: 'entering', attempt: ATTEMPT, mode: 'resume', tries: 2 },
  enteringFresh: { name: 'entering', attempt: ATTEMPT, mode: 'join', tries: 0 },
  settingUp: { name: 'connected', attempt: ATTEMPT, ready: false, tries: 1 },
  settingUpAgain: { name: 'connected', attempt: ATTEMPT, ready: false, tries: MAX_SET_UP_TRIES },
  connected: { name: 'connected', attempt: ATTEMPT, ready: true, tries: 0 },
  backoff: { name: 'backoff', attempt: ATTEMPT, mode: 'resume', tries: 2 },
  backoffRenew: { name: 'backoff', attempt: ATTEMPT, mode: 'renew', tries: 2 },
  renewing: { name: 'renewing', attempt: ATTEMPT, tries: 0 },
  ended: { name: 'ended', reason: 'hung_up' },
} as const satisfies Record<string, ConnectionState>;

const INPUTS = {
  start: { type: 'start' },
  socketOpened: { type: 'socketOpened', attempt: ATTEMPT },
  socketLost: { type: 'socketLost', attempt: ATTEMPT },
  enteredFresh: { type: 'entered', attempt: ATTEMPT, ready: false },
  enteredAgain: { type: 'entered', attempt: ATTEMPT, ready: true },
  refusedRetry: { type: 'refused', attempt: ATTEMPT, refusal: { kind: 'retry' } },
  refusedRenew: { type: 'refused', attempt: ATTEMPT, refusal: { kind: 'renew' } },
  refusedOver: { type: 'refused', attempt: ATTEMPT, refusal: { kind: 'over', reason: 'call_over' } },
  mediaReady: { type: 'mediaReady', attempt: ATTEMPT },
  mediaFailed: { type: 'mediaFailed', attempt: ATTEMPT },
  rebuilt: { type: 'rebuilt', attempt: ATTEMPT },
  retryDue: { type: 'retryDue', attempt: ATTEMPT },
  accessRenewed: { type: 'accessRenewed', attempt: ATTEMPT },
  networkChanged: { type: 'networkChanged' },
  closed: { type: 'closed', reason: 'room_closed' },
  gaveUp: { type: 'gaveUp' },
  hangUp: { type: 'hangUp' },
} as const satisfies Record<string, ConnectionInput>;

const NEXT = ATTEMPT + 1;
const end = (reason: string, before = '') =>
  `ended(${reason}) | ${before}cancelRetry cancelGiveUp closeSocket tearDown`;
const backoff = (mode: string, tries: number) =>
  `backoff(${NEXT} ${mode} ${tries}) | closeSocket startGiveUp scheduleRetry`;
const opening = (mode: string, tries: number, before = '') =>
  `opening(${NEXT} ${mode} ${tries}) | ${before}startGiveUp openSocket`;
const renewing = (tries: number, before = '') =>
  `renewing(${NEXT} ${tries}) | ${before}closeSocket startGiveUp renewAccess`;

/** Every state × every input. An input that is not listed for a state changes nothing there. */
const TABLE: Record<keyof typeof STATES, Partial<Record<keyof typeof INPUTS, string>>> = {
  idle: {
    start: 'opening(1 join 0) | startGiveUp openSocket',
    hangUp: end('hung_up'),
  },
  opening: {
    socketOpened: `entering(${ATTEMPT} resume 2) | enter`,
    socketLost: backoff('resume', 3),
    refusedRetry: backoff('resume', 3),
    refusedRenew: backoff('renew', 3),
    refusedOver: end('call_over'),
    closed: end('room_closed'),
    gaveUp: end('connection_lost'),
    hangUp: end('hung_up'),
  },
  entering: {
    socketLost: backoff('resume', 3),
    enteredFresh: `connected(${ATTEMPT} setting up 2) | cancelGiveUp`,
    enteredAgain: `connected(${ATTEMPT} ready 0) | cancelGiveUp restartIce`,
    refusedRetry: backoff('resume', 3),
    refusedRenew: backoff('renew', 3),
    refusedOver: end('call_over'),
    closed: end('room_closed'),
    gaveUp: end('connection_lost'),
    hangUp: end('hung_up'),
  },
  enteringFresh: {
    socketLost: backoff('join', 1),
    enteredFresh: `connected(${ATTEMPT} setting up 0) | cancelGiveUp`,
    enteredAgain: `connected(${ATTEMPT} ready 0) | cancelGiveUp restartIce`,
    refusedRetry: backoff('join', 1),
    refusedRenew: renewing(1),
    refusedOver: end('call_over'),
    closed: end('room_closed'),
    gaveUp: end('connection_lost'),
    hangUp: end('hung_up'),
  },
  settingUp: {
    socketLost: opening('join', 0, 'closeSocket '),
    mediaReady: `connected(${ATTEMPT} ready 0) | `,
    mediaFailed: backoff('renew', 2),
    rebuilt: `entering(${NEXT} resume 0) | startGiveUp enter`,
    networkChanged: `connected(${ATTEMPT} setting up 1) | restartIce`,
    closed: end('room_closed'),
    hangUp: end('hung_up', 'leave '),
  },
  settingUpAgain: {
    socketLost: opening('join', 0, 'closeSocket '),
    mediaReady: `connected(${ATTEMPT} ready 0) | `,
    mediaFailed: end('refused'),
    rebuilt: `entering(${NEXT} resume 0) | startGiveUp enter`,
    networkChanged: `connected(${ATTEMPT} setting up 5) | restartIce`,
    closed: end('room_closed'),
    hangUp: end('hung_up', 'leave '),
  },
  connected: {
    socketLost: opening('resume', 0, 'closeSocket '),
    mediaFailed: renewing(0),
    rebuilt: `entering(${NEXT} resume 0) | startGiveUp enter`,
    networkChanged: `connected(${ATTEMPT} ready 0) | restartIce`,
    closed: end('room_closed'),
    hangUp: end('hung_up', 'leave '),
  },
  backoff: {
    retryDue: opening('resume', 2, 'cancelRetry '),
    networkChanged: opening('resume', 2, 'cancelRetry '),
    closed: end('room_closed'),
    gaveUp: end('connection_lost'),
    hangUp: end('hung_up'),
  },
  backoffRenew: {
    retryDue: renewing(2, 'cancelRetry '),
    networkChanged: renewing(2, 'cancelRetry '),
    closed: end('room_closed'),
    gaveUp: end('connection_lost'),
    hangUp: end('hung_up'),
  },
  renewing: {
    refusedRetry: backoff('renew', 1),
    refusedRenew: renewing(1),
    refusedOver: end('call_over'),
    accessRenewed: opening('join', 0),
    closed: end('room_closed'),
    gaveUp: end('connection_lost'),
    hangUp: end('hung_up'),
  },
  ended: {},
};

function describeState(state: ConnectionState): string {
  switch (state.name) {
    case 'idle':
      return 'idle';
    case 'opening':
    case 'entering':
    case 'backoff':
      return `${state.name}(${state.attempt} ${state.mode} ${state.tries})`;
    case 'connected':
      return `connected(${state.attempt} ${state.ready ? 'ready' : 'setting up'} ${state.tries})`;
    case 'renewing':
      return `renewing(${state.attempt} ${state.tries})`;
    case 'ended':
      return `ended(${state.reason})`;
  }
}

const describeEffects = (effects: readonly ConnectionEffect[]) => effects.map((effect) => effect.type).join(' ');

const CASES = (Object.keys(STATES) as (keyof typeof STATES)[]).flatMap((state) =>
  (Object.keys(INPUTS) as (keyof typeof INPUTS)[]).map((input) => ({ state, input })),
);

test.each(CASES)('$state × $input', ({ state, input }) => {
  const from: ConnectionState = STATES[state];
  const result = transition(from, INPUTS[input]);
  const expected = TABLE[state][input] ?? `${describeState(from)} | `;
  expect(`${describeState(result.state)} | ${describeEffects(result.effects)}`).toBe(expected);
});

test.each(CASES.filter(({ input }) => 'attempt' in INPUTS[input]))(
  'late news changes nothing: $state × $input of an earlier attempt',
  ({ state, input }) => {
    const late = { ...INPUTS[input], attempt: ATTEMPT - 1 } as ConnectionInput;
    expect(transition(STATES[state], late)).toEqual({ state: STATES[state], effects: [] });
  },
);

/** Inputs in any order; those with an attempt carry the current one, unless they are stale. */
const anyInputs = fc.array(fc.constantFrom(...(Object.keys(INPUTS) as (keyof typeof INPUTS)[])), { maxLength: 60 });

function run(names: readonly (keyof typeof INPUTS)[]): { states: ConnectionState[]; effects: ConnectionEffect[] } {
  let state: ConnectionState = { name: 'idle' };
  const states: ConnectionState[] = [state];
  const effects: ConnectionEffect[] = [];
  for (const name of names) {
    const input: ConnectionInput = INPUTS[name];
    const current = 'attempt' in input && 'attempt' in state ? { ...input, attempt: state.attempt } : input;
    const result = transition(state, current);
    state = result.state;
    states.push(state);
    effects.push(...result.effects);
  }
  return { states, effects };
}

test('attempts only grow, the end is final and torn down exactly once', () => {
  fc.assert(
    fc.property(anyInputs, (names) => {
      const { states, effects } = run(names);
      const attempts = states.flatMap((state) => ('attempt' in state ? [state.attempt] : []));
      expect([...attempts].sort((a, b) => a - b)).toEqual(attempts);
      const firstEnd = states.findIndex((state) => state.name === 'ended');
      if (firstEnd >= 0) expect(new Set(states.slice(firstEnd).map((state) => state.name))).toEqual(new Set(['ended']));
      expect(effects.filter((effect) => effect.type === 'tearDown')).toHaveLength(firstEnd >= 0 ? 1 : 0);
    }),
  );
});

test('media that can never be set up ends the session after a few tries, with waits between', () => {
  let state = { name: 'idle' } as ConnectionState;
  let waits = 0;
  const news = (input: (attempt: number) => ConnectionInput) => {
    const result = transition(state, input('attempt' in state ? state.attempt : 0));
    state = result.state;
    waits += result.effects.filter((effect) => effect.type === 'scheduleRetry').length;
  };
  news(() => ({ type: 'start' }));
  for (let round = 0; round < 20 && state.name !== 'ended'; round += 1) {
    news((attempt) => ({ type: 'socketOpened', attempt }));
    news((attempt) => ({ type: 'entered', attempt, ready: false }));
    news((attempt) => ({ type: 'mediaFailed', attempt }));
    news((attempt) => ({ type: 'retryDue', attempt }));
    news((attempt) => ({ type: 'accessRenewed', attempt }));
  }
  expect(state).toEqual({ name: 'ended', reason: 'refused' });
  expect(waits).toBe(MAX_SET_UP_TRIES);
});

test('whenever it is not connected, the time to give up is running', () => {
  fc.assert(
    fc.property(anyInputs, (names) => {
      const { states, effects } = run(names);
      const last = states.at(-1);
      if (last?.name === 'idle' || last?.name === 'ended') return;
      const giveUp = effects.filter((effect) => effect.type === 'startGiveUp' || effect.type === 'cancelGiveUp').at(-1);
      expect(giveUp?.type).toBe(last?.name === 'connected' ? 'cancelGiveUp' : 'startGiveUp');
    }),
  );
});
