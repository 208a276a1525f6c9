import type { Digit } from '../key.js';
import { DigitGuard } from './DigitGuard.js';

const choice = (digit: Digit, id: string) => ({ id, label: id, digit });
const CATEGORIES = [choice(1, 'family'), choice(2, 'labour')];
const WAITING = [choice(1, 'watch'), choice(2, 'camera')];

describe('which digits count', () => {
  it('all of a page that a key opened, at once', () => {
    const guard = new DigitGuard(0, false);
    guard.shows(CATEGORIES, 0, true);
    expect(guard.takesAll(0)).toBe(true);
  });

  it('none of a page that opens without a key, for a second and a half', () => {
    const guard = new DigitGuard(0, true);
    guard.shows(CATEGORIES, 0, false);
    expect([guard.takes(1, 1_499), guard.takes(1, 1_500)]).toEqual([false, true]);
  });

  it('not one that means something else without a key; the others do', () => {
    const guard = new DigitGuard(0, false);
    guard.shows([...CATEGORIES, choice(3, 'number')], 0, true);
    guard.shows([...WAITING, choice(3, 'number')], 5_000, false);
    expect([guard.takes(2, 6_499), guard.takes(3, 5_000), guard.takes(2, 6_500)]).toEqual([false, true, true]);
  });

  it('one that means something else because of a key, at once', () => {
    const guard = new DigitGuard(0, false);
    guard.shows(CATEGORIES, 0, true);
    guard.shows(WAITING, 10, true);
    expect(guard.takesAll(10)).toBe(true);
  });

  it('one that meant nothing before', () => {
    const guard = new DigitGuard(0, false);
    guard.shows([], 0, true);
    guard.shows(CATEGORIES, 10, false);
    expect(guard.takesAll(10)).toBe(true);
  });
});
