import { DUE_DAYS, DueSchema, dueOf } from './due.js';

test('every number of days left belongs to one state, the one whose range holds it', () => {
  for (let days = -40; days <= 40; days++) {
    const inRange = DueSchema.options.filter((due) => {
      const { from, to } = DUE_DAYS[due];
      return days >= (from ?? days) && days <= (to ?? days);
    });
    expect(inRange).toEqual([dueOf(days)]);
  }
  expect([-1, 0, 1, 3, 4].map(dueOf)).toEqual(['overdue', 'today', 'soon', 'soon', 'normal']);
});
