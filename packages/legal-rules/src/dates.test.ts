import fc from 'fast-check';
import { addDays, daysBetween, isLegalDate, shanghaiDate, shanghaiHour, startOfShanghaiDate } from './dates.js';

describe('shanghaiDate', () => {
  it.each([
    ['2026-07-27T16:30:00.000Z', '2026-07-28'],
    ['2026-07-27T15:59:59.999Z', '2026-07-27'],
    ['2026-12-31T16:00:00Z', '2027-01-01'],
    ['2028-02-28T16:00:00Z', '2028-02-29'],
    ['2026-07-28T00:30:00+08:00', '2026-07-28'],
    ['2026-07-27T20:00-07:00', '2026-07-28'],
  ])('[LR1] %s is %s', (instant, date) => {
    expect(shanghaiDate(instant)).toBe(date);
    expect(shanghaiDate(new Date(instant))).toBe(date);
  });

  it('[LR1] agrees with the time-zone database', () => {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
    const since1992 = fc.date({
      min: new Date('1992-01-01T00:00:00Z'),
      max: new Date('2099-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(fc.property(since1992, (instant) => expect(shanghaiDate(instant)).toBe(format.format(instant))));
  });

  it.each([['2026-07-28'], ['2026-07-28T00:00:00'], [''], ['2026-02-30T00:00:00Z'], ['2026-01-01T25:00:00Z']])(
    '[LR2] refuses "%s"',
    (text) => {
      expect(() => shanghaiDate(text)).toThrow(RangeError);
    },
  );

  it('[LR2] refuses an invalid Date', () => {
    expect(() => shanghaiDate(new Date(Number.NaN))).toThrow(RangeError);
  });
});

describe('calendar arithmetic', () => {
  it.each([
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-7-1', false],
    ['2026-00-10', false],
  ])('%s exists: %s', (date, exists) => {
    expect(isLegalDate(date)).toBe(exists);
  });
  it('begins a Shanghai day at 16:00 UTC the day before', () => {
    expect(startOfShanghaiDate('2026-03-01').toISOString()).toBe('2026-02-28T16:00:00.000Z');
    expect(shanghaiHour(new Date('2026-07-27T16:30:00Z'))).toBe(0);
  });
  it('addDays and daysBetween undo each other', () => {
    const date = fc
      .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2090-01-01T00:00:00Z'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10));
    fc.assert(
      fc.property(date, fc.integer({ min: -4000, max: 4000 }), (from, days) =>
        expect(daysBetween(from, addDays(from, days))).toBe(days),
      ),
    );
  });
});
