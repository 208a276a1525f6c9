import { jest } from '@jest/globals';
import { BrowserClock } from './BrowserClock.js';

const NOW = Date.parse('2026-11-26T03:45:00.000Z');

describe('the clock of a box', () => {
  let box = 0;
  beforeEach(() => {
    jest.spyOn(Date, 'now').mockImplementation(() => box);
  });
  afterEach(() => jest.restoreAllMocks());

  it('goes by the service where its own is wrong', () => {
    box = 0;
    const clock = new BrowserClock();
    clock.correct(NOW);
    expect(clock.wall()).toBe(NOW);
    box += 60_000;
    expect(clock.wall()).toBe(NOW + 60_000);
  });

  it('keeps its own where it differs by no more than the network’s delay', () => {
    box = NOW + 1_500;
    const clock = new BrowserClock();
    clock.correct(NOW);
    expect(clock.wall()).toBe(NOW + 1_500);
  });

  it('is not set by a time that is less precise than what it knows', () => {
    box = 0;
    const clock = new BrowserClock();
    clock.correct(NOW);
    clock.correct(NOW - 900, 3_000);
    expect(clock.wall()).toBe(NOW);
    clock.correct(NOW + 3_600_000, 3_000);
    expect(clock.wall()).toBe(NOW + 3_600_000);
  });
});
