import type { TraceEvent } from '../tv/key-trace.js';

/** What the longest tasks of a page's main thread took, ms. */
export interface TaskCosts {
  /** Of the thread's own processor time: what the system gave to others does not count. */
  readonly longestMs: number;
  readonly over: number;
  /** The same by the clock. */
  readonly longestByClockMs: number;
  readonly overByClock: number;
}

/** What somebody at the page does: which of Chromium's threads is the page's main thread. */
const ACTS = new Set(['wheel', 'scroll', 'keydown']);

/** Tasks of the page that somebody acts on. @param limitMs how long a task may be @throws RangeError nobody acted */
export function taskCosts(trace: readonly TraceEvent[], limitMs: number): TaskCosts {
  const act = trace.find(({ name, args }) => name === 'EventDispatch' && ACTS.has(args?.data?.type ?? ''));
  if (!act) throw new RangeError('nobody acted on a page in the trace');
  const tasks = trace.filter(
    ({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && pid === act.pid && tid === act.tid,
  );
  if (tasks.length === 0) throw new RangeError('the trace has no tasks');
  const processor = tasks.map(({ tdur }) => {
    if (tdur === undefined) throw new RangeError('the trace has no processor time');
    return tdur / 1000;
  });
  const clock = tasks.map(({ dur = 0 }) => dur / 1000);
  const over = (all: readonly number[]): number => all.filter((ms) => ms > limitMs).length;
  return {
    longestMs: Math.max(...processor),
    over: over(processor),
    longestByClockMs: Math.max(...clock),
    overByClock: over(clock),
  };
}
