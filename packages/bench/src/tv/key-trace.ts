import type { PressCost } from './key-probe.js';

/** One complete event (`ph` X) of Chromium's trace: µs by the clock, and `tdur` µs of the thread's processor time. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly type?: string } };
}

/** What has to be traced: events, animation callbacks, and the tasks they run in. */
export const KEY_TRACE_CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];

/**
 * What every key press of a trace cost, in ms of the main thread's own processor time: the event with its listeners and
 * the promises they settled, and all animation callbacks of the first frame after it. Time in which the system gave the
 * processor to somebody else does not count.
 */
export function keyCosts(trace: readonly TraceEvent[]): PressCost[] {
  const keys = ordered(trace, (event) => event.name === 'EventDispatch' && event.args?.data?.type === 'keydown');
  const [first] = keys;
  if (!first) return [];
  const ofMainThread = ({ pid, tid }: TraceEvent) => pid === first.pid && tid === first.tid;
  const callbacks = ordered(trace, (event) => event.name === 'FireAnimationFrame' && ofMainThread(event));
  const tasks = ordered(trace, (event) => event.name === 'RunTask' && ofMainThread(event));
  return keys.flatMap((key, at) => {
    const next = keys[at + 1]?.ts ?? Number.POSITIVE_INFINITY;
    const frame = callbacks.find(({ ts }) => ts >= endOf(key) && ts < next);
    if (!frame) return [];
    const task = tasks.find((one) => one.ts <= frame.ts && endOf(one) >= endOf(frame)) ?? frame;
    const together = callbacks.filter(({ ts }) => ts >= frame.ts && ts <= endOf(task));
    return [{ handlerMs: processorMs(key), frameMs: together.reduce((sum, one) => sum + processorMs(one), 0) }];
  });
}

function ordered(trace: readonly TraceEvent[], wanted: (event: TraceEvent) => boolean): TraceEvent[] {
  return trace.filter((event) => event.ph === 'X' && wanted(event)).sort((a, b) => a.ts - b.ts);
}

const endOf = ({ ts, dur = 0 }: TraceEvent): number => ts + dur;

/** @throws RangeError when the trace has no processor time: nothing could be compared then. */
function processorMs({ name, tdur }: TraceEvent): number {
  if (tdur === undefined) throw new RangeError(`the trace has no processor time of ${name}`);
  return tdur / 1000;
}
