import { NODE_BEAT_MS } from './alive.js';
import { Hearing } from './hearing.js';

let now = 1_000;
const hearing = (): Hearing => new Hearing(() => now);

beforeEach(() => {
  now = 1_000;
});

/** Beats as often as a process does. */
function beatFor(one: Hearing, ms: number): void {
  for (let passed = 0; passed < ms; passed += NODE_BEAT_MS) {
    now += NODE_BEAT_MS;
    one.heard();
  }
}

test('a process hears from its start on', () => {
  const one = hearing();
  expect(one.forMs).toBe(0);
  beatFor(one, 60_000);
  expect(one.forMs).toBe(60_000);
});

test('single lost beats are no gap', () => {
  const one = hearing();
  beatFor(one, 30_000);
  now += 2 * NODE_BEAT_MS;
  one.heard();
  expect(one.forMs).toBe(40_000);
});

test('while the database does not answer it hears nothing, and counts from the first answer', () => {
  const one = hearing();
  beatFor(one, 300_000);
  now += 3 * NODE_BEAT_MS + 1;
  expect(one.forMs).toBe(0);
  one.heard();
  expect(one.forMs).toBe(0);
  beatFor(one, 10_000);
  expect(one.forMs).toBe(10_000);
});

test('missed notifications are a gap, however short', () => {
  const one = hearing();
  beatFor(one, 300_000);
  one.missed();
  expect(one.forMs).toBe(0);
  beatFor(one, 5_000);
  expect(one.forMs).toBe(5_000);
});

test('who was alive before a gap counts as alive until there was time to say so', () => {
  const one = hearing();
  beatFor(one, 60_000);
  expect(one.patience(8_000)).toBe(8_000);
  one.missed();
  expect(one.patience(8_000)).toBeGreaterThan(600_000);
  beatFor(one, 10_000);
  expect(one.patience(8_000)).toBe(8_000);
});
