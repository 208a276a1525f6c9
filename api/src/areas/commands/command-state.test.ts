import type { CommandState } from '@falink/protocol';
import fc from 'fast-check';
import { type CommandInput, commandStates } from './command-state.js';

const OUTCOMES: readonly CommandState[] = ['done', 'failed', 'unsupported', 'refused', 'expired', 'cancelled'];
const EVERY_INPUT: Record<CommandInput, true> = {
  ...{ send: true, acknowledge: true, progress: true, finish: true, fail: true },
  ...{ unsupport: true, refuse: true, expire: true, take_back: true, stop: true },
};
const INPUTS = Object.keys(EVERY_INPUT) as CommandInput[];
const anyInputs = fc.array(fc.constantFrom(...INPUTS), { maxLength: 30 });

/** The states that one terminal's command goes through; what cannot happen changes nothing. */
function statesAfter(inputs: readonly CommandInput[]): readonly CommandState[] {
  const states: CommandState[] = ['pending'];
  for (const input of inputs) {
    const state = states.at(-1) ?? 'pending';
    states.push(commandStates.next(state, input) ?? state);
  }
  return states;
}

const isOver = (state: CommandState): boolean => OUTCOMES.includes(state);

test('[K1][K2] whatever arrives in whatever order, however often, the first outcome stays', () => {
  fc.assert(
    fc.property(anyInputs, (inputs) => {
      const outcomes = new Set(statesAfter(inputs).filter(isOver));
      expect(outcomes.size).toBeLessThanOrEqual(1);
    }),
  );
});

test('[K2] each state and input leads further or nowhere, never back', () => {
  const order: readonly CommandState[] = ['pending', 'sent', 'acknowledged'];
  const rank = (state: CommandState): number => (isOver(state) ? order.length : order.indexOf(state));
  fc.assert(
    fc.property(anyInputs, (inputs) => {
      const ranks = statesAfter(inputs).map(rank);
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    }),
  );
});

test('[K1] what arrives twice changes nothing the second time', () => {
  fc.assert(
    fc.property(anyInputs, (inputs) => {
      const doubled = inputs.flatMap((input) => [input, input]);
      expect(statesAfter(doubled).at(-1)).toBe(statesAfter(inputs).at(-1));
    }),
  );
});

test('[K3] when its time is over, and a day more if the box had it, it has exactly one outcome', () => {
  fc.assert(
    fc.property(anyInputs, anyInputs, (before, after) => {
      const over = statesAfter([...before, 'expire', 'fail']).at(-1) ?? 'pending';
      expect(isOver(over)).toBe(true);
      expect(statesAfter([...before, 'expire', 'fail', ...after]).at(-1)).toBe(over);
    }),
  );
});

test('[K9] of a cancellation and an acknowledgement exactly one wins: the one that came first', () => {
  fc.assert(
    fc.property(anyInputs, (after) => {
      expect(statesAfter(['take_back', 'acknowledge', ...after]).at(-1)).toBe('cancelled');
      const states = statesAfter(['acknowledge', 'take_back', ...after]);
      const end = states.findIndex(isOver);
      // Staff's wish alone ends nothing at a box that has it: the box says that it stopped.
      if (states.at(-1) === 'cancelled') expect(['acknowledge', 'take_back', ...after][end - 1]).toBe('stop');
    }),
  );
});
