import { dueCalendar } from './due-calendar.js';

const day = (daysLeft: number, count: number) => ({ date: '2026-07-15', daysLeft, count });

test('counts by state, and says how many lie outside of its days', () => {
  const days = [day(-400, 2), day(-15, 1), day(-14, 3), day(0, 4), day(3, 5), day(59, 6), day(60, 7)];
  expect(dueCalendar(days)).toEqual({
    total: 28,
    counts: { overdue: 6, today: 4, soon: 5, normal: 13 },
    days: days.slice(2, 6),
    earlier: 3,
    later: 7,
  });
});

test('of nothing is empty', () => {
  const counts = { overdue: 0, today: 0, soon: 0, normal: 0 };
  expect(dueCalendar([])).toEqual({ total: 0, counts, days: [], earlier: 0, later: 0 });
});
