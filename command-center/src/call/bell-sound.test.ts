import { bellSamples } from './bell-sound.js';

const RATE = 48_000;
const peak = (samples: Float32Array) => samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0);

test('bells are audible, never clip, and are followed by a pause before the loop begins again', () => {
  const samples = bellSamples(RATE);
  expect(samples).toHaveLength(2.6 * RATE);
  expect(peak(samples)).toBeGreaterThan(0.15);
  expect(peak(samples)).toBeLessThan(0.6);
  expect(samples[0]).toBe(0);
  expect(peak(samples.subarray(1.5 * RATE))).toBe(0);
});
