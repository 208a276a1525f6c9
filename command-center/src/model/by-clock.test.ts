import type { Application } from '@falink/protocol';
import { byClock } from './by-clock.js';

test('applications stand by their clock, and on one day by their number', () => {
  const one = (decisionDue: string, number: string) => ({ id: number, decisionDue, number }) as Application;
  const list = [one('2026-07-20', '00001'), one('2026-07-14', '00003'), one('2026-07-14', '00002')];
  expect(list.sort(byClock).map(({ number }) => number)).toEqual(['00002', '00003', '00001']);
});
