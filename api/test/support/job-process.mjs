/**
 * An api with one kind of job, as a process that can be killed: the built service, and a job that waits for the file
 * `GATE` to exist, says on standard output that it has begun, and leaves a mark as its effect.
 */
import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { create, readConfig } from '../../dist/index.js';
import { job } from '../../dist/kernel/jobs/job.js';

const probe = {
  name: 'test.probe',
  payload: { safeParse: (data) => ({ success: true, data }) },
};

const service = await create(readConfig(), {
  areas: () => [
    {
      name: 'test',
      jobs: [
        job(probe, async ({ payload, number, signal }) => {
          process.stdout.write(`begun ${payload.what} ${number}\n`);
          while (!existsSync(process.env.GATE)) await delay(20, undefined, { signal });
          return async () => ({ audit: { action: 'test.marked', subject: `test:${payload.what}` }, result: undefined });
        }),
      ],
    },
  ],
}).start();
process.once('SIGTERM', () => void service.stop().then(() => process.exit(0)));
process.stdout.write('ready\n');
