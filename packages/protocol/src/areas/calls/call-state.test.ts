import { CallStateSchema, isAnswered, isOpen, isRinging, isTalking, isWaiting } from './call-state.js';

it.each(CallStateSchema.options)('[C5] %s rings, waits, is answered or over, and only one of them', (state) => {
  expect([isRinging(state), isWaiting(state), isAnswered(state), !isOpen(state)].filter(Boolean)).toHaveLength(1);
});

it('[C5] who talks has been answered, who connects does not talk yet', () => {
  for (const state of CallStateSchema.options) if (isTalking(state)) expect(isAnswered(state)).toBe(true);
  expect(isAnswered('connecting')).toBe(true);
  expect(isTalking('connecting')).toBe(false);
});
