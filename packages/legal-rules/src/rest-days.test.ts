import { REST_YEARS } from '../parameters/rest-days.js';
import { addDays, isLegalDate, weekday } from './dates.js';
import { restDay } from './rest-days.js';

describe('restDay', () => {
  it.each([
    ['2026-02-17', true, '春节'],
    ['2026-02-14', false, '调休上班'],
    ['2026-07-25', true, '星期六'],
    ['2026-07-26', true, '星期日'],
    ['2026-10-08', false, undefined],
  ])('[LR4] %s rest: %s (%s)', (date, rest, zh) => {
    const day = restDay(date);
    expect([day.rest, day.reason?.zh, day.known]).toEqual([rest, zh, true]);
  });

  it('[LR6] says when nobody has announced the day', () => {
    expect(restDay('2027-02-06')).toMatchObject({ rest: true, known: false });
    expect(restDay('2026-12-25').known).toBe(true);
    expect(restDay('2026-12-26').known).toBe(false);
    expect(restDay('2025-12-31').known).toBe(true);
  });

  it('[LR4] a new announcement is one more entry', () => {
    const next = {
      year: 2027,
      source: '',
      url: '',
      lastChecked: '2026-11-22',
      holidays: [{ zh: '元旦', en: '', first: '2026-12-31', last: '2027-01-02' }],
      makeUpDays: ['2027-01-03'],
    };
    const years = [...REST_YEARS, next];
    expect(restDay('2026-12-31', years)).toMatchObject({ rest: true, known: true });
    expect(restDay('2027-01-03', years)).toMatchObject({ rest: false, known: true });
  });
});

describe('announcements', () => {
  it.each(REST_YEARS)('$year is consistent', ({ year, holidays, makeUpDays, source, lastChecked }) => {
    expect(source).toContain(`${year}年`);
    expect(isLegalDate(lastChecked)).toBe(true);
    const off = new Set<string>();
    for (const { first, last } of holidays) {
      expect(first <= last).toBe(true);
      for (let day = first; day <= last; day = addDays(day, 1)) {
        expect(off.has(day)).toBe(false);
        off.add(day);
      }
    }
    for (const day of makeUpDays) {
      expect([0, 6]).toContain(weekday(day));
      expect(off.has(day)).toBe(false);
    }
  });
});
