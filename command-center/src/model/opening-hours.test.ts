import { dayHoursText, readDayHours } from './opening-hours.js';

it.each([
  ['', ''],
  ['  ', ''],
  ['8:30-12:00', '08:30–12:00'],
  ['８：３０－１２：００，１４：００～１７：３０', '08:30–12:00 14:00–17:30'],
  ['14:00 - 17:30、8:30至12:00', '08:30–12:00 14:00–17:30'],
  ['0:00-24:00', '00:00–24:00'],
  ['9-12 13-17', '09:00–12:00 13:00–17:00'],
  ['08:00-12:00 12:00-14:00', '08:00–12:00 12:00–14:00'],
])('%j is read as %j', (typed, shown) => {
  const read = readDayHours(typed);
  expect(typeof read).toBe('object');
  if (typeof read !== 'object') return;
  expect(dayHoursText(read)).toBe(shown);
  expect(readDayHours(shown)).toEqual(read);
});

it.each([
  ['morning', 'unclear'],
  ['8:30', 'unclear'],
  ['25:00-26:00', 'unclear'],
  ['8:60-9:00', 'unclear'],
  ['24:00-24:00', 'unclear'],
  ['12:00-8:00', 'ends_before_begin'],
  ['22:00-6:00', 'ends_before_begin'],
  ['8:00-8:00', 'ends_before_begin'],
  ['8:00-12:00 11:00-14:00', 'overlaps'],
  ['1-2 3-4 5-6 7-8 9-10 11-12 13-14', 'too_many'],
])('%j is refused as %s', (typed, trouble) => {
  expect(readDayHours(typed)).toBe(trouble);
});
