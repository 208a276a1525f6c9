import fc from 'fast-check';
import { addDays, isLegalDate } from './dates.js';
import { addMonths, fullMonths } from './months.js';

describe('months', () => {
  it.each([
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2023-12-15', 1, '2024-01-15'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2023-05-31', 0, '2023-05-31'],
  ])('[LR105] %s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  const date = fc
    .date({ min: new Date('1950-01-01T00:00:00Z'), max: new Date('2090-12-31T00:00:00Z'), noInvalidDate: true })
    .map((one) => one.toISOString().slice(0, 10));

  it('[LR105] full months are the most that fit', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 20_000 }), (from, days) => {
        const to = addDays(from, days);
        const months = fullMonths(from, to);
        expect(isLegalDate(addMonths(from, months))).toBe(true);
        expect(addMonths(from, months) <= to).toBe(true);
        expect(addMonths(from, months + 1) > to).toBe(true);
      }),
    );
  });
});
