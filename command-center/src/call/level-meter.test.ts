import { loudness } from './level-meter.js';

describe('loudness', () => {
  it('goes from silence to full scale', () => {
    expect(loudness([0, 0])).toBe(0);
    expect(loudness([1, -1])).toBe(1);
    expect(loudness([0.0316, -0.0316])).toBeCloseTo(0.5, 2);
    expect(loudness([])).toBe(0);
  });
});
