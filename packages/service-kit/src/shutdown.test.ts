import { createLogger } from './logger.js';
import { gracefulShutdown } from './shutdown.js';

const log = createLogger({ service: 'test', destination: { write: () => undefined } });
const before = {
  SIGINT: process.listeners('SIGINT'),
  SIGTERM: process.listeners('SIGTERM'),
  disconnect: process.listeners('disconnect'),
};

afterEach(() => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    for (const listener of process.listeners(signal))
      if (!before[signal].includes(listener)) process.off(signal, listener);
  for (const listener of process.listeners('disconnect'))
    if (!before.disconnect.includes(listener)) process.off('disconnect', listener);
});

describe('gracefulShutdown', () => {
  it('runs the steps in order, once, and goes on after a failing one', async () => {
    const ran: string[] = [];
    const exits: number[] = [];
    const stop = gracefulShutdown({
      log,
      exit: (code) => void exits.push(code),
      steps: [
        { name: 'http', run: async () => void ran.push('http') },
        {
          name: 'jobs',
          run: () => {
            ran.push('jobs');
            throw new Error('stuck');
          },
        },
        { name: 'database', run: () => void ran.push('database') },
      ],
    });
    await Promise.all([stop('test'), stop('again')]);
    expect(ran).toEqual(['http', 'jobs', 'database']);
    expect(exits).toEqual([1]);
  });

  it('exits when a step hangs', async () => {
    let release = (): void => undefined;
    const exited = new Promise<number>((resolve) => {
      const stop = gracefulShutdown({
        log,
        timeoutMs: 5,
        exit: resolve,
        steps: [
          {
            name: 'hang',
            run: () =>
              new Promise<void>((done) => {
                release = done;
              }),
          },
        ],
      });
      void stop('test');
    });
    expect(await exited).toBe(1);
    release();
  });

  it('a second signal does not wait', async () => {
    const exits: number[] = [];
    let release = (): void => undefined;
    const hang = () =>
      new Promise<void>((done) => {
        release = done;
      });
    const stop = gracefulShutdown({
      log,
      exit: (code) => void exits.push(code),
      steps: [{ name: 'hang', run: hang }],
    });
    const mine = process.listeners('SIGTERM').at(-1) as (signal: NodeJS.Signals) => void;
    mine('SIGTERM');
    mine('SIGTERM');
    expect(exits).toEqual([130]);
    release();
    await stop('test');
  });
});
