import { serviceLevelA, serviceLevelB } from './service-level.js';

const counts = {
  thresholdMs: 15_000,
  targetRatio: 0.9,
  answered: 52,
  answeredWithin: 49,
  abandoned: 3,
  abandonedWithin: 1,
};

describe('service level', () => {
  it('A counts everybody who gave up', () => {
    const a = serviceLevelA(counts);
    expect([a.numerator, a.denominator, a.onTarget]).toEqual([49, 55, false]);
    expect(a.ratio).toBeCloseTo(0.891, 3);
  });

  it('B leaves out who hung up within the threshold', () => {
    const b = serviceLevelB(counts);
    expect([b.numerator, b.denominator, b.onTarget]).toEqual([49, 54, true]);
  });

  it('says nothing when nothing was counted', () => {
    const empty = { ...counts, answered: 0, answeredWithin: 0, abandoned: 0, abandonedWithin: 0 };
    expect(serviceLevelA(empty)).toMatchObject({ ratio: null, onTarget: null });
    expect(serviceLevelB(empty)).toMatchObject({ ratio: null, onTarget: null });
  });
});
