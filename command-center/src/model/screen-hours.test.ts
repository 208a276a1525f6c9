import { readScreenDay, sameDays, screenDayText } from './screen-hours.js';

describe('the hours of a screen', () => {
  it.each([
    ['', []],
    ['7:00-21:00', [{ from: '07:00', to: '21:00', brightness: 100 }]],
    [
      '18:00-21:00 50%, 7:00-18:00 80%',
      [
        { from: '07:00', to: '18:00', brightness: 80 },
        { from: '18:00', to: '21:00', brightness: 50 },
      ],
    ],
    ['０７:００－２１:００ ８０％', [{ from: '07:00', to: '21:00', brightness: 80 }]],
    [
      '7:00-12:00、14:00-24:00 0 %',
      [
        { from: '07:00', to: '12:00', brightness: 100 },
        { from: '14:00', to: '24:00', brightness: 0 },
      ],
    ],
  ])('%s', (typed, day) => {
    expect(readScreenDay(typed)).toEqual(day);
    expect(readScreenDay(screenDayText(day))).toEqual(day);
  });

  it.each([
    ['sometimes', 'unclear'],
    ['7:00-21:00 101%', 'unclear'],
    ['50%', 'unclear'],
    ['21:00-7:00', 'ends_before_begin'],
    ['7:00-12:00 80% 11:00-13:00', 'overlaps'],
    ['1-2 3-4 5-6 7-8 9-10 11-12 13-14', 'too_many'],
  ])('%s is refused: %s', (typed, wrong) => expect(readScreenDay(typed)).toBe(wrong));

  it('names days that are the same once', () => {
    const day = [{ from: '07:00', to: '21:00', brightness: 80 }];
    expect(sameDays([day, day, day, day, day, [], []])).toEqual([
      { from: 0, to: 4, day },
      { from: 5, to: 6, day: [] },
    ]);
  });
});
