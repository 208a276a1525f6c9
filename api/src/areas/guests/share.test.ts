import fc from 'fast-check';
import { hasRoom } from './share.js';

test('[U3] one guest may always wait', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.integer({ min: 1, max: 100 }), (others, percent) =>
      hasRoom({ guests: 0, others }, percent),
    ),
  );
});

test('[U3] guests beside the first are at most the configured share of the queue', () => {
  expect(hasRoom({ guests: 1, others: 4 }, 30)).toBe(false);
  expect(hasRoom({ guests: 1, others: 5 }, 30)).toBe(true);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.nat(500),
      fc.integer({ min: 1, max: 100 }),
      (guests, others, percent) => {
        const share = (100 * (guests + 1)) / (guests + 1 + others);
        expect(hasRoom({ guests, others }, percent)).toBe(share <= percent);
      },
    ),
  );
});
