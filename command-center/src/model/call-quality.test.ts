import type { QualityPoint } from '@falink/protocol';
import { figuresOf, spanOf, stripOf, weekSums } from './call-quality.js';

const T0 = Date.parse('2026-11-27T02:00:00Z');
const point = (endS: number, more: Partial<QualityPoint> = {}): QualityPoint => ({
  at: new Date(T0 + endS * 1_000).toISOString(),
  level: 'good',
  loss: 0,
  sentLoss: 0,
  rttMs: 40,
  jitterMs: 3,
  concealed: 0,
  freezes: 0,
  frozenMs: 0,
  picture: null,
  ...more,
});

describe('the strip of a device', () => {
  test('has a cell for every step, empty where nothing was measured', () => {
    const points = [point(10), point(30, { level: 'poor' })];
    expect(stripOf(points, 10, T0, T0 + 40_000).map(({ level }) => level)).toEqual(['good', null, 'poor', null]);
  });

  test('leaves out what was measured before and after', () => {
    expect(stripOf([point(0), point(60)], 10, T0, T0 + 20_000).map(({ level }) => level)).toEqual([null, null]);
  });
});

test('figures are means, the worst jitter, the sum of freezes, and the latest picture', () => {
  const hd = { width: 1280, height: 720 };
  expect(
    figuresOf([
      point(10, { loss: 0.1, rttMs: null, concealed: 0.2, picture: hd }),
      point(20, { loss: 0, rttMs: 60, jitterMs: 9, freezes: 2, frozenMs: 700 }),
    ]),
  ).toEqual({
    loss: 0.05,
    sentLoss: 0,
    rttMs: 60,
    jitterMs: 9,
    concealed: 0.1,
    freezes: 2,
    frozenMs: 700,
    picture: hd,
  });
  expect(figuresOf([])).toBeNull();
});

test('a call spans from the first to the last row of any device', () => {
  const device = (...points: QualityPoint[]) => ({ role: 'resident' as const, phone: false, points });
  expect(spanOf({ stepS: 10, devices: [device(point(20)), device(point(10), point(50))] })).toEqual({
    fromMs: T0,
    toMs: T0 + 50_000,
  });
  expect(spanOf({ stepS: 10, devices: [] })).toBeNull();
});

test('a week is summed by level', () => {
  const hour = { good: 10, fair: 0, poor: 20, lost: 0 };
  expect(weekSums({ from: '', hours: [null, hour, hour], worst: [] })).toEqual({
    good: 20,
    fair: 0,
    poor: 40,
    lost: 0,
  });
});
