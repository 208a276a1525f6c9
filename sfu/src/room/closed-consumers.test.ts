import { ClosedConsumers } from './closed-consumers.js';

test('keeps the latest, oldest first, and does not grow with a long call', () => {
  const closed = new ClosedConsumers();
  for (let n = 0; n < 10_000; n += 1) closed.add(`consumer-${n}`);
  const kept = [...closed];
  expect(kept).toHaveLength(256);
  expect([kept[0], kept.at(-1)]).toEqual(['consumer-9744', 'consumer-9999']);
  closed.clear();
  expect([...closed]).toEqual([]);
});
