import { NO_DELAY, nextPlayout, type SoundSample } from './playout-delay.js';

const SECOND = 48_000;
const holes: SoundSample = { played: SECOND, concealed: SECOND * 0.04 };
const clean: SoundSample = { played: SECOND, concealed: 0 };

const after = (samples: readonly SoundSample[]) => samples.reduce(nextPlayout, NO_DELAY).delayMs;

test('holes hold the sound back, step by step and never for longer than a conversation bears', () => {
  expect(after([holes])).toBe(80);
  expect(after([holes, holes])).toBe(160);
  expect(after(Array.from({ length: 20 }, () => holes))).toBe(240);
});

test('a clean line gives the time back slowly', () => {
  const calm = Array.from({ length: 10 }, () => clean);
  expect(after([holes, holes, ...calm.slice(1)])).toBe(160);
  expect(after([holes, holes, ...calm])).toBe(120);
  expect(after([holes, ...Array.from({ length: 60 }, () => clean)])).toBe(0);
});

test('while nothing is played there is nothing to judge', () => {
  expect(after([holes, { played: 0, concealed: 0 }])).toBe(80);
});
