import { jest } from '@jest/globals';
import { HEAP_NOISE_BYTES, soakFor } from './soak.js';

jest.setTimeout(10 * 60_000);

it('eight hours leave nothing behind', async () => {
  const { first, later } = await soakFor(8);
  expect(later.map(({ counts }) => counts)).toEqual(later.map(() => first.counts));
  for (const { heapBytes } of later) expect(heapBytes - first.heapBytes).toBeLessThan(HEAP_NOISE_BYTES);
});
