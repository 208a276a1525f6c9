import type { Application } from '@falink/protocol';
import { byClock, dueDays } from './by-clock.js';

function application(id: string, decisionDue: string, acceptedAt: string, daysLeft: number): Application {
  return { id, decisionDue, acceptedAt, daysLeft } as Application;
}

const LIST = [
  application('c', '2026-07-20', '2026-07-13T02:00:00Z', 5),
  application('b', '2026-07-14', '2026-07-07T09:00:00Z', -1),
  application('a', '2026-07-14', '2026-07-07T02:00:00Z', -1),
];

describe('applications by their clock', () => {
  it('puts the most urgent first, the earlier accepted before', () => {
    expect(byClock(LIST).map((a) => a.id)).toEqual(['a', 'b', 'c']);
  });
  it('gathers them by the day they are due', () => {
    expect(dueDays(LIST)).toEqual([
      { date: '2026-07-14', daysLeft: -1, ids: ['a', 'b'] },
      { date: '2026-07-20', daysLeft: 5, ids: ['c'] },
    ]);
  });
});
