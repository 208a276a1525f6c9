import type { TraceEvent } from '../tv/key-trace.js';
import { taskCosts } from './task-trace.js';

const at = (name: string, dur: number, tdur: number, more: Partial<TraceEvent> = {}): TraceEvent => ({
  ...{ name, ph: 'X', pid: 7, tid: 1, ts: 0, dur, tdur },
  ...more,
});
const wheel = at('EventDispatch', 10, 10, { args: { data: { type: 'wheel' } } });

describe('the tasks of a trace', () => {
  it('are those of the page that somebody scrolls, by processor time and by the clock', () => {
    const trace = [
      at('RunTask', 900_000, 900_000, { tid: 2 }),
      at('RunTask', 900_000, 900_000, { pid: 8 }),
      at('RunTask', 80_000, 20_000),
      wheel,
      at('RunTask', 60_000, 51_000),
      at('FireAnimationFrame', 900_000, 900_000),
    ];
    expect(taskCosts(trace, 50)).toEqual({ longestMs: 51, over: 1, longestByClockMs: 80, overByClock: 2 });
  });

  it('must be there: a trace that missed them is no proof that none was long', () => {
    expect(() => taskCosts([at('RunTask', 1, 1)], 50)).toThrow(RangeError);
    expect(() => taskCosts([wheel], 50)).toThrow(RangeError);
    expect(() => taskCosts([wheel, { ...at('RunTask', 1, 1), tdur: undefined } as never], 50)).toThrow(RangeError);
  });
});
