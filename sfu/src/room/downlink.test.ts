import fc from 'fast-check';
import { type Downlink, estimated, pictureLimit, SMALLEST_BPS, strained, UNKNOWN } from './downlink.js';

const S = 1_000;
const VOICES = 1;
/** One estimate a second, of a receiver that goes on reporting the same, if it reports at all. */
const over = (estimates: readonly number[], state: Downlink = UNKNOWN, from = 100) =>
  estimates.reduce((now, estimate, second) => {
    const at = (from + second) * S;
    const next = estimated(now, estimate, VOICES, at);
    return next.reportedAt === null ? next : { ...next, reportedAt: at };
  }, state);
const lacking = (state: Downlink, at: number) => strained(state, { strained: true, concealed: 0.02 }, VOICES, at * S);
const whole = (state: Downlink, at: number) => strained(state, { strained: false, concealed: 0 }, VOICES, at * S);
const drowned = (state: Downlink, at: number) => strained(state, { strained: true, concealed: 0.5 }, VOICES, at * S);

test('[M10] a line that shrinks is followed at once, the voice comes first', () => {
  expect(pictureLimit(over([3_000_000]), 1)).toBeNull();
  expect(pictureLimit(lacking(over([3_000_000, 500_000]), 102), 1)).toBe(365_000);
  expect(pictureLimit(lacking(over([3_000_000, 60_000]), 102), 1)).toBe(SMALLEST_BPS);
  expect(pictureLimit(over([200_000], lacking(over([3_000_000]), 101), 102), 1)).toBe(110_000);
});

test('[M10] an estimate that falls while the receiver lacks nothing makes no picture smaller', () => {
  expect(pictureLimit(over([3_000_000, 40_000, 40_000]), 1)).toBeNull();
});

test('[M10] packets lost by chance on a wide line make no picture smaller', () => {
  expect(pictureLimit(over([2_900_000, 2_800_000], lacking(over([3_000_000]), 101), 102), 1)).toBeNull();
});

test('[M10] packets lost by chance keep no picture small that the estimate lets grow', () => {
  const lossy = lacking(over([200_000]), 101);
  expect(pictureLimit(lossy, 1)).toBe(110_000);
  expect(pictureLimit(over(Array(8).fill(2_000_000), lossy, 102), 1)).toBeNull();
});

test('[M10] an estimate that promises more is trusted step by step', () => {
  const narrow = whole(lacking(over([200_000]), 101), 102);
  expect(pictureLimit(narrow, 1)).toBe(110_000);
  const one = over([2_000_000], narrow, 103);
  expect(pictureLimit(one, 1)).toBe(165_000);
  expect(pictureLimit(estimated(one, 2_000_000, VOICES, 103_100), 1)).toBe(165_000);
  expect(pictureLimit(over(Array(8).fill(2_000_000), one, 104), 1)).toBeNull();
});

test('[M10] where nobody promises more, more is tried while nothing is missing, carefully near what was too much', () => {
  const narrow = whole(lacking(over([400_000, 200_000], lacking(over([400_000]), 100), 101), 103), 104);
  expect(narrow).toMatchObject({ picturesBps: 110_000, ceilingBps: 280_000 });
  const stuck = (seconds: number, state = narrow) => over(Array(seconds).fill(90_000), state, 105);
  expect(pictureLimit(stuck(1), 1)).toBe(110_000);
  expect(pictureLimit(stuck(2), 1)).toBe(137_500);
  expect(pictureLimit(stuck(5), 1)).toBe(238_000);
  expect(pictureLimit(stuck(6), 1)).toBe(247_520);
  expect(pictureLimit(stuck(30), 1)).toBeNull();
});

test('[M10] a receiver that can no longer report is sent less and less; one that never reported is not judged', () => {
  const good = whole(over([3_000_000]), 100);
  const silent = (seconds: number, state: Downlink) =>
    Array.from({ length: seconds }, (_, second) => (101 + second) * S).reduce(
      (now, at) => estimated(now, 3_000_000, VOICES, at),
      state,
    );
  expect(pictureLimit(silent(5, good), 1)).toBeNull();
  expect(pictureLimit(silent(6, good), 1)).toBe(750_000);
  expect(pictureLimit(silent(8, good), 1)).toBe(187_500);
  expect(pictureLimit(silent(30, good), 1)).toBe(SMALLEST_BPS);
  expect(pictureLimit(silent(30, over([3_000_000])), 1)).toBeNull();
  const back = whole(silent(30, good), 131);
  expect(pictureLimit(over(Array(12).fill(3_000_000), back, 132), 1)).toBeNull();
});

test('[M10] where much of the voice is missing, the picture gets smaller every second, whatever the estimate promises', () => {
  const once = drowned(over([3_000_000]), 101);
  expect(pictureLimit(once, 1)).toBeNull();
  // Reports and estimates take turns, half a second apart.
  const seconds = (count: number) =>
    Array.from({ length: count }, (_, second) => 102 + second).reduce(
      (now, at) => estimated(drowned(now, at), 3_000_000, VOICES, at * S + 500),
      once,
    );
  expect(pictureLimit(seconds(1), 1)).toBe(750_000);
  expect(pictureLimit(seconds(2), 1)).toBe(375_000);
  expect(pictureLimit(seconds(6), 1)).toBe(SMALLEST_BPS);
  const back = whole(seconds(10), 112);
  expect(pictureLimit(over([3_000_000], back, 113), 1)).toBe(37_500);
  expect(pictureLimit(over([3_000_000], drowned(whole(once, 102), 103), 104), 1)).toBeNull();
});

test('several pictures share a line', () => {
  expect(pictureLimit(lacking(over([500_000]), 101), 2)).toBe(182_500);
});

test('whatever the witnesses say, the pictures get at least the smallest, and less than the estimate where it hurts', () => {
  const estimate = fc.integer({ min: 0, max: 4_000_000 });
  fc.assert(
    fc.property(fc.array(fc.tuple(estimate, fc.boolean(), fc.constantFrom(0, 0.1, 0.5)), { minLength: 1 }), (story) => {
      const state = story.reduce(
        (now, [bps, lacks, concealed], second) =>
          estimated(strained(now, { strained: lacks, concealed }, VOICES, second * S), bps, VOICES, second * S + 500),
        UNKNOWN,
      );
      const [bps, lacks] = story.at(-1) ?? [0, false];
      return state.picturesBps >= SMALLEST_BPS && (!lacks || state.picturesBps <= Math.max(SMALLEST_BPS, bps * 0.85));
    }),
  );
});
