import { retry, sleep } from './retry.js';

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
});
