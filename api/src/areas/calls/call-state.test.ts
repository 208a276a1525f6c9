import { type CallState, CallStateSchema } from '@falink/protocol';
import fc from 'fast-check';
import { type CallInput, isAnswered, isWaiting, nextCallState } from './call-state.js';

const STATES = CallStateSchema.options;
const INPUTS: readonly CallInput[] = ['offer', 'requeue', 'accept', 'media', 'hold', 'resume', 'end'];

/** Every state × input; what is not here cannot happen. */
const TABLE: Record<CallState, Partial<Record<CallInput, CallState>>> = {
  queued: { offer: 'offered', end: 'ended' },
  offered: { requeue: 'queued', accept: 'connecting', end: 'ended' },
  connecting: { media: 'active', end: 'ended' },
  active: { media: 'active', hold: 'held', end: 'ended' },
  held: { media: 'held', resume: 'active', end: 'ended' },
  ended: {},
};

test.each(STATES.flatMap((state) => INPUTS.map((input) => [state, input] as const)))('%s × %s', (state, input) => {
  expect(nextCallState(state, input)).toBe(TABLE[state][input] ?? null);
});

test('whatever happens: an ended call stays ended, media needs an answer, an answer needs an offer', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...INPUTS), { maxLength: 40 }), (inputs) => {
      let state: CallState = 'queued';
      const seen: CallState[] = [state];
      for (const input of inputs) {
        const next = nextCallState(state, input);
        if (next === null) continue;
        expect(state).not.toBe('ended');
        state = next;
        seen.push(state);
      }
      if (seen.includes('active')) expect(seen.indexOf('connecting')).toBeLessThan(seen.indexOf('active'));
      if (seen.includes('connecting')) expect(seen.indexOf('offered')).toBeLessThan(seen.indexOf('connecting'));
      // Nobody goes back to the queue after the answer.
      const answered = seen.findIndex(isAnswered);
      if (answered >= 0) expect(seen.slice(answered).some(isWaiting)).toBe(false);
    }),
  );
});

test('every state is either waiting, answered or over', () => {
  for (const state of STATES)
    expect([isWaiting(state), isAnswered(state), state === 'ended'].filter(Boolean)).toHaveLength(1);
});
