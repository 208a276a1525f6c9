import { keyCosts, type TraceEvent } from './key-trace.js';

const at = (name: string, ts: number, dur: number, tdur: number, more: Partial<TraceEvent> = {}): TraceEvent => ({
  name,
  ph: 'X',
  pid: 7,
  tid: 1,
  ts,
  dur,
  tdur,
  ...more,
});
const keydown = { args: { data: { type: 'keydown' } } };

describe('what a key press cost by a trace', () => {
  it('is processor time: of the event, and of all callbacks of the next frame and no other', () => {
    const trace = [
      // A frame before the key, another thread, and the key that is let go do not count.
      at('RunTask', 0, 900, 900),
      at('FireAnimationFrame', 100, 700, 700),
      at('EventDispatch', 1_000, 5_000, 400, keydown),
      at('EventDispatch', 6_100, 50, 50, { args: { data: { type: 'keyup' } } }),
      at('FireAnimationFrame', 6_500, 100, 100, { tid: 2 }),
      at('RunTask', 7_000, 4_000, 1_500),
      at('FireAnimationFrame', 7_100, 2_000, 600),
      at('FireAnimationFrame', 9_200, 1_000, 300),
      at('RunTask', 20_000, 500, 500),
      at('FireAnimationFrame', 20_000, 400, 400),
    ];
    expect(keyCosts(trace.toReversed())).toEqual([{ handlerMs: 0.4, frameMs: expect.closeTo(0.9) }]);
  });

  it('leaves out a press without a frame before the next one', () => {
    const trace = [
      at('EventDispatch', 0, 10, 10, keydown),
      at('EventDispatch', 100, 10, 20, keydown),
      at('FireAnimationFrame', 200, 10, 30),
    ];
    expect(keyCosts(trace)).toEqual([{ handlerMs: 0.02, frameMs: 0.03 }]);
  });

  it('refuses a trace without processor time', () => {
    const { tdur: _, ...event } = at('EventDispatch', 0, 10, 10, keydown);
    expect(() => keyCosts([event, at('FireAnimationFrame', 20, 1, 1)])).toThrow('no processor time');
  });
});
