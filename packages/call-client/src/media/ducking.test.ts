import { type DuckingState, gainChange, levelOf, nextDucking, SILENT } from './ducking.js';

const READ_MS = 10;

/** The gain in dB at each ms, for a loudness of the other side at each ms; read as the microphone reads it. */
function gains(levels: readonly number[]): number[] {
  let state: DuckingState = SILENT;
  let ramp = { from: 1, to: 1, at: 0, ms: 1 };
  const gainAt = (ms: number) => ramp.from + (ramp.to - ramp.from) * Math.min(1, (ms - ramp.at) / ramp.ms);
  return levels.map((levelDbfs, nowMs) => {
    if (nowMs % READ_MS === READ_MS - 1) {
      const next = nextDucking(state, { levelDbfs, nowMs });
      const change = gainChange(state, next);
      if (change) ramp = { from: gainAt(nowMs), to: change.gain, at: nowMs, ms: change.rampMs };
      state = next;
    }
    return 20 * Math.log10(gainAt(nowMs));
  });
}
const [SPEECH, QUIET] = [-20, -70];
const of = (...parts: readonly (readonly [level: number, ms: number])[]): number[] =>
  parts.flatMap(([level, ms]) => Array<number>(ms).fill(level));

test('the microphone is down 30 dB before the sound can come back from the television, wherever between two readings speech begins', () => {
  for (let start = 500; start < 500 + READ_MS; start += 1) {
    const gain = gains(of([QUIET, start], [SPEECH, 400]));
    expect(gain[start - 1]).toBe(0);
    expect(Math.max(...gain.slice(start + 60))).toBeLessThan(-30);
  }
});

test('it stays down for as long as what was said may come back, and is whole soon after', () => {
  const end = 1_000;
  const gain = gains(of([SPEECH, end], [QUIET, 1_000]));
  expect(Math.max(...gain.slice(60, end + 280))).toBeLessThan(-30);
  expect(Math.min(...gain.slice(end + 400))).toBeCloseTo(0);
});

test('gaps between words do not lift it, and a quiet line does nothing', () => {
  const words = gains(of([SPEECH, 300], [QUIET, 250], [SPEECH, 300], [QUIET, 250], [SPEECH, 300]));
  expect(Math.max(...words.slice(60))).toBeLessThan(-30);
  expect(gains(of([QUIET, 500])).every((gain) => gain === 0)).toBe(true);
});

test('the level is that of full scale', () => {
  const sine = Array.from({ length: 480 }, (_, i) => Math.sin((2 * Math.PI * i) / 48));
  expect(levelOf(sine)).toBeCloseTo(-3.01, 1);
  expect(levelOf([0, 0])).toBe(Number.NEGATIVE_INFINITY);
});
