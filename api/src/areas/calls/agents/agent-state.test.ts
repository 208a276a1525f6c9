import { type AgentState, AgentStateSchema } from '@falink/protocol';
import fc from 'fast-check';
import { type AgentInput, nextAgentState, ON_DUTY } from './agent-state.js';

const STATES = AgentStateSchema.options;
const INPUTS: readonly AgentInput[] = [
  'go_available',
  'go_away',
  'go_offline',
  'reserve',
  'release',
  'miss',
  'accept',
  'call_ended',
  'wrap_up_over',
  'unattended',
];
const asked = (available: AgentState): Partial<Record<AgentInput, AgentState>> => ({
  go_available: available,
  go_away: 'away',
  go_offline: 'offline',
});

/** Every state × input; what is not here cannot happen. */
const TABLE: Record<AgentState, Partial<Record<AgentInput, AgentState>>> = {
  offline: asked('available'),
  available: { ...asked('available'), reserve: 'reserved', unattended: 'offline' },
  reserved: { ...asked('reserved'), release: 'available', miss: 'away', accept: 'on_call' },
  on_call: { call_ended: 'wrap_up' },
  wrap_up: { ...asked('available'), wrap_up_over: 'available' },
  away: { ...asked('available'), unattended: 'offline' },
};

test.each(STATES.flatMap((state) => INPUTS.map((input) => [state, input] as const)))('%s × %s', (state, input) => {
  expect(nextAgentState(state, input)).toBe(TABLE[state][input] ?? null);
});

test('whatever happens: a call ends only in wrap-up, and starts only from a reservation', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...INPUTS), { maxLength: 60 }), (inputs) => {
      let state: AgentState = 'offline';
      for (const input of inputs) {
        const next = nextAgentState(state, input);
        if (next === null) continue;
        if (next === 'on_call') expect(state).toBe('reserved');
        if (state === 'on_call') expect(next).toBe('wrap_up');
        if (next === 'reserved' && state !== 'reserved') expect(state).toBe('available');
        state = next;
      }
    }),
  );
});

test('on duty are those who take calls, even if busy', () => {
  expect(STATES.filter((state) => !ON_DUTY.includes(state))).toEqual(['offline', 'away']);
});
