import { FalinkError } from '@falink/protocol';
import { type After, retry, sleep } from './retry.js';

const fast = { minDelayMs: 1, maxDelayMs: 2 };

describe('retry', () => {
  it('repeats until success', async () => {
    const seen: number[] = [];
    const task = async (attempt: number) => {
      seen.push(attempt);
      if (attempt < 3) throw new Error('not yet');
      return 'done';
    };
    await expect(retry(task, fast)).resolves.toBe('done');
    expect(seen).toEqual([1, 2, 3]);
  });
  it('throws the last error when the attempts are used up', async () => {
    await expect(retry((n) => Promise.reject(new Error(`no ${n}`)), { ...fast, attempts: 2 })).rejects.toThrow('no 2');
  });
  it('does not repeat what will not get better', async () => {
    let runs = 0;
    const task = () => {
      runs += 1;
      return Promise.reject(new Error('refused'));
    };
    await expect(retry(task, { ...fast, shouldRetry: () => false })).rejects.toThrow('refused');
    expect(runs).toBe(1);
  });
  it('ends with the reason of the signal, also while waiting', async () => {
    const abort = new AbortController();
    const waiting = retry(() => Promise.reject(new Error('down')), {
      minDelayMs: 60_000,
      maxDelayMs: 60_000,
      signal: abort.signal,
      onRetry: () => abort.abort(new Error('stopped')),
    });
    await expect(waiting).rejects.toThrow('stopped');
    await expect(sleep(60_000, abort.signal)).rejects.toThrow('stopped');
  });

  describe('on a clock that is moved by hand', () => {
    /** Every wait that was asked for, in ms; each is over at once, unless it is to be kept. */
    function clock({ keeps = false } = {}): { after: After; waits: number[]; cancelled: number } {
      const it = {
        waits: [] as number[],
        cancelled: 0,
        after: ((ms, run) => {
          it.waits.push(ms);
          if (!keeps) run();
          return () => {
            it.cancelled += 1;
          };
        }) as After,
      };
      return it;
    }

    it('waits longer each time, up to a ceiling, spread over the upper half', async () => {
      for (const [random, waits] of [
        [0, [50, 100, 200, 250, 250]],
        [0.999_999, [100, 200, 400, 500, 500]],
      ] as const) {
        const it = clock();
        const task = () => Promise.reject(new Error('down'));
        const options = { attempts: 6, minDelayMs: 100, maxDelayMs: 500, after: it.after, random: () => random };
        await expect(retry(task, options)).rejects.toThrow('down');
        expect(it.waits).toEqual(waits);
      }
    });

    it('[P14] waits as long as the service asked for', async () => {
      const it = clock();
      const busy = new FalinkError('service.busy', { retryAfterS: 7 });
      const task = (attempt: number) => (attempt === 1 ? Promise.reject(busy) : Promise.resolve('in'));
      await expect(retry(task, { after: it.after, random: () => 0 })).resolves.toBe('in');
      expect(it.waits).toEqual([7_000]);
    });

    it('leaves no timer behind when it is aborted', async () => {
      const it = clock({ keeps: true });
      const abort = new AbortController();
      const waiting = retry(() => Promise.reject(new Error('down')), {
        after: it.after,
        signal: abort.signal,
        onRetry: () => queueMicrotask(() => abort.abort(new Error('closed'))),
      });
      await expect(waiting).rejects.toThrow('closed');
      expect([it.waits.length, it.cancelled]).toEqual([1, 1]);
    });
  });
});
