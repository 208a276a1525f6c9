import { jest } from '@jest/globals';
import { HEAP_NOISE_BYTES, soakFor } from './soak.js';

// About five seconds of computing an hour. `soak.nightly.test.ts` goes on for eight.
jest.setTimeout(120_000);

it('a television that is on for hours holds as much after each of them as after the first', async () => {
  const { first, later, calls, names } = await soakFor(2);
  for (const { counts } of later) expect(counts).toEqual(first.counts);
  expect(first.counts).toMatchObject({ pages: 1, media: 0, motions: 0 });
  for (const { heapBytes } of later) expect(heapBytes - first.heapBytes).toBeLessThan(HEAP_NOISE_BYTES);
  expect(calls).toBe(6);
  expect([...names]).toEqual(
    expect.arrayContaining([
      ...['home', 'live', 'screensaver', 'settings', 'offline', 'emergency'],
      ...['call-waiting', 'call-active', 'call-rating', 'library', 'services', 'legal-aid'],
    ]),
  );
});
