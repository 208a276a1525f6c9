import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@falink/fixtures/until';
import { SYSTEM } from '../src/kernel/actor.js';
import { command, nothing } from '../src/kernel/command.js';
import { releaseDeadWorkers } from '../src/kernel/jobs/dead-workers.js';
import { enqueue } from '../src/kernel/jobs/enqueue.js';
import { JobFailure } from '../src/kernel/jobs/job-failure.js';
import { forgetRuns } from '../src/kernel/jobs/queries/runs.js';
import { startApi, type TestApi, type TestConfig } from './support/api.js';
import { backdate } from './support/backdate.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { heardFor } from './support/hearing.js';
import {
  ask,
  countEntries,
  countMarks,
  Gate,
  type Handler,
  mark,
  probe,
  probeArea,
  seeRun,
  untilRun,
} from './support/jobs.js';

let database: TestDatabase;
let dataDir: string;
const running: TestApi[] = [];

beforeAll(async () => {
  database = await testDatabase();
  await database.keep();
  dataDir = await mkdtemp(join(tmpdir(), 'falink-api-'));
});
afterEach(async () => {
  for (const api of running.splice(0)) await api.stop();
  await database.reset();
});
afterAll(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(handler: Handler, more: TestConfig = {}): Promise<TestApi> {
  const api = await startApi(database.url, { dataDir, ...more }, { areas: probeArea(handler) });
  running.push(api);
  return api;
}

async function stop(api: TestApi): Promise<void> {
  running.splice(running.indexOf(api), 1);
  await api.stop();
}

const marking: Handler = async ({ payload }) => mark(payload.what);

describe('[J1] a job exists when the transaction that asked for it commits', () => {
  test('one that rolls back leaves neither run nor entry', async () => {
    const api = await start(marking, { jobsAtOnce: 0 });
    const asked = command(api.service.ctx, SYSTEM, {
      lock: nothing,
      authorise: () => {},
      change: async (tx) => {
        await enqueue(tx, probe, { what: 'never' });
        throw new Error('changed its mind');
      },
    });
    await expect(asked).rejects.toThrow('changed its mind');
    expect(await countEntries(api.service.ctx)).toBe(0);
    const { rowCount } = await api.service.ctx.pool.query('SELECT FROM job_run');
    expect(rowCount).toBe(0);
  });

  test('one that commits is run, once, and its entry is gone', async () => {
    const api = await start(marking);
    const id = await ask(api, 'once');
    expect(await untilRun(api, id, 'done')).toMatchObject({ attempts: 1, progress: 1, reason: null });
    expect(await countMarks(api.service.ctx, 'once')).toBe(1);
    await until('the queue to be empty', async () => (await countEntries(api.service.ctx)) === 0);
  });

  test('a payload out of shape is refused at once', async () => {
    const api = await start(marking, { jobsAtOnce: 0 });
    await expect(ask(api, 7 as unknown as string)).rejects.toThrow();
  });

  test('a key is one job while that waits or runs; when it failed it is attempted again, when it is done it is new', async () => {
    let fails = true;
    const gate = new Gate();
    const api = await start(async (attempt) => {
      await gate.pass(attempt);
      if (fails) throw new JobFailure({ zh: '不行', en: 'no' }, { retry: false });
      return mark(attempt.payload.what);
    });
    const ids = await Promise.all(Array.from({ length: 8 }, () => ask(api, 'keyed', { key: 'k' })));
    expect(new Set(ids).size).toBe(1);
    const id = ids[0]!;
    await untilRun(api, id, 'running');
    expect(await ask(api, 'keyed', { key: 'k' })).toBe(id);
    gate.open();
    await untilRun(api, id, 'failed');
    fails = false;
    expect(await ask(api, 'keyed', { key: 'k' })).toBe(id);
    await untilRun(api, id, 'done');
    expect(await ask(api, 'keyed', { key: 'k' })).not.toBe(id);
  });
});

describe('[J2] a job takes effect once', () => {
  test('two processes share the work and never do one job twice', async () => {
    const a = await start(marking, { nodeId: 'a' });
    await start(marking, { nodeId: 'b' });
    const ids = await Promise.all(Array.from({ length: 30 }, (_, i) => ask(a, `shared ${i}`)));
    for (const id of ids) await untilRun(a, id, 'done');
    const { rows } = await a.service.ctx.pool.query(
      `SELECT subject, count(*) AS n FROM audit_event WHERE action = 'test.marked' GROUP BY subject`,
    );
    expect(rows).toHaveLength(30);
    expect(rows.every(({ n }) => n === 1)).toBe(true);
  });

  test('an attempt that was taken over writes nothing and is told to end', async () => {
    const ended: string[] = [];
    const slow = await start(
      async ({ payload, signal }) => {
        // Deaf to its signal until long after: as a process that was paused.
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
        ended.push(String(signal.reason));
        return mark(payload.what);
      },
      { nodeId: 'slow', jobsAtOnce: 1 },
    );
    const id = await ask(slow, 'taken');
    await untilRun(slow, id, 'running');
    const quick = await start(marking, { nodeId: 'quick' });
    // It is silent for longer than a process may be.
    await backdate(slow, 'api_node', 'slow', { last_seen_at: 60_000 });
    await releaseDeadWorkers(quick.service.ctx);
    expect(await untilRun(quick, id, 'done')).toMatchObject({ attempts: 2 });
    await until('the attempt to end', () => ended.length === 1);
    expect(ended[0]).toContain('taken over');
    await until('the queue to be empty', async () => (await countEntries(quick.service.ctx)) === 0);
    expect(await countMarks(quick.service.ctx, 'taken')).toBe(1);
  });

  test('after an outage nobody is taken for dead before all had the time to be heard', async () => {
    const api = await start(async () => new Promise(() => {}), { nodeId: 'silent' });
    const id = await ask(api, 'living');
    await untilRun(api, id, 'running');
    const { ctx } = api.service;
    const hearing = heardFor(3_600_000);
    hearing.missed();
    await backdate(api, 'api_node', 'silent', { last_seen_at: 60_000 });
    await releaseDeadWorkers({ ...ctx, hearing });
    expect(await seeRun(ctx, id)).toMatchObject({ state: 'running' });
  });
});

describe('[J3] a failed attempt', () => {
  test('is followed by another after a while; the last one fails the job, with the reason in words', async () => {
    const at: number[] = [];
    const api = await start(async () => {
      at.push(performance.now());
      throw new JobFailure({ zh: '磁盘满了', en: 'The disk is full.' });
    });
    const id = await ask(api, 'fails');
    expect(await untilRun(api, id, 'waiting')).toBeTruthy();
    await until('the run', async () => (await seeRun(api.service.ctx, id))?.reason);
    expect(await seeRun(api.service.ctx, id)).toMatchObject({ reason: 'The disk is full.' });
    expect(await untilRun(api, id, 'failed', 20_000)).toMatchObject({ attempts: 2, reason: 'The disk is full.' });
    expect(at).toHaveLength(2);
    await until('the queue to be empty', async () => (await countEntries(api.service.ctx)) === 0);
  });

  test('by an unexpected error shows its first line', async () => {
    const api = await start(async () => {
      throw new Error('spawn nowhere ENOENT\n  at somewhere');
    });
    const id = await ask(api, 'breaks');
    await until('the run', async () => (await seeRun(api.service.ctx, id))?.reason);
    expect((await seeRun(api.service.ctx, id))?.reason).toBe('Unexpected error: spawn nowhere ENOENT');
  });

  test('by an effect that is refused leaves nothing of the effect', async () => {
    const api = await start(async ({ payload }) => async (tx) => {
      await tx.query(`INSERT INTO audit_event (actor, action, subject) VALUES ('system', 'test.marked', $1)`, [
        `test:${payload.what}`,
      ]);
      throw new JobFailure({ zh: '不', en: 'no' }, { retry: false });
    });
    const id = await ask(api, 'half');
    await untilRun(api, id, 'failed');
    expect(await countMarks(api.service.ctx, 'half')).toBe(0);
  });

  test('a payload of another version fails that job alone, at once', async () => {
    const api = await start(marking, { jobsAtOnce: 0 });
    const [bad, good] = [await ask(api, 'bad'), await ask(api, 'good')];
    await api.service.ctx.pool.query(`UPDATE job_run SET payload = '{"novel": true}' WHERE id = $1`, [bad]);
    await stop(api);
    const after = await start(marking);
    await untilRun(after, good, 'done');
    const { reason, attempts } = await untilRun(after, bad, 'failed');
    expect(reason).toContain('Another version of the service wrote this job');
    expect(attempts).toBe(1);
  });

  test('a job that this version does not know stays waiting', async () => {
    const api = await start(marking, { jobsAtOnce: 0 });
    const id = await command(api.service.ctx, SYSTEM, {
      lock: nothing,
      authorise: () => {},
      change: async (tx) => ({
        audit: 'not audited',
        result: await enqueue(tx, { ...probe, name: 'test.novel' }, { what: 'novel' }),
      }),
    });
    await stop(api);
    const after = await start(marking);
    await untilRun(after, await ask(after, 'known'), 'done');
    expect(await seeRun(after.service.ctx, id)).toMatchObject({ state: 'waiting', attempts: 0 });
    expect(await countEntries(after.service.ctx)).toBeGreaterThan(0);
  });
});

describe('stopping', () => {
  test('ends running jobs by their signal and gives them back: another process takes them, the attempt does not count', async () => {
    const gate = new Gate();
    const first = await start(
      async (attempt) => {
        await gate.pass(attempt);
        return null;
      },
      { nodeId: 'first' },
    );
    const id = await ask(first, 'moved');
    await until('the job to be entered', () => gate.entered.length === 1);
    await stop(first);
    const second = await start(marking, { nodeId: 'second' });
    expect(await untilRun(second, id, 'done', 5_000)).toMatchObject({ attempts: 1 });
    expect(await countMarks(second.service.ctx, 'moved')).toBe(1);
  });

  test('does not wait for a job that is deaf', async () => {
    const api = await start(() => new Promise(() => {}), { nodeId: 'first' });
    const id = await ask(api, 'deaf');
    await untilRun(api, id, 'running');
    await stop(api);
    const second = await start(marking, { nodeId: 'second' });
    expect(await untilRun(second, id, 'done', 5_000)).toMatchObject({ attempts: 1 });
  });

  test('FALINK_JOBS=0: this process runs none', async () => {
    const api = await start(marking, { jobsAtOnce: 0, nodeId: 'first' });
    const id = await ask(api, 'apart');
    await start(marking, { nodeId: 'second' });
    await untilRun(api, id, 'done');
    const { rows } = await api.service.ctx.pool.query('SELECT node_id FROM job_worker');
    expect(rows).toEqual([{ node_id: 'second' }]);
  });
});

test('jobs of one queue run one after the other', async () => {
  const gates = [new Gate(), new Gate()];
  const api = await start(async (attempt) => {
    await gates[Number(attempt.payload.what)]!.pass(attempt);
    return null;
  });
  const serial = { ...probe, queue: { name: 'serial' } };
  const ids = await command(api.service.ctx, SYSTEM, {
    lock: nothing,
    authorise: () => {},
    change: async (tx) => ({
      audit: 'not audited',
      result: [
        await enqueue(tx, serial, { what: '1' }, { priority: 2 }),
        await enqueue(tx, serial, { what: '0' }, { priority: 1 }),
      ],
    }),
  });
  await untilRun(api, ids[1]!, 'running');
  // Another job, of no queue, passes by.
  gates[1]!.open();
  expect(await seeRun(api.service.ctx, ids[0]!)).toMatchObject({ state: 'waiting' });
  gates[0]!.open();
  await untilRun(api, ids[0]!, 'done');
});

test('progress is written as it comes', async () => {
  const gate = new Gate();
  const api = await start(async (attempt) => {
    attempt.progress(0.25, { zh: '一', en: 'one' });
    await gate.pass(attempt);
    return null;
  });
  const id = await ask(api, 'progress');
  await until('the run', async () => (await seeRun(api.service.ctx, id))?.progress === 0.25);
  gate.open();
  expect(await untilRun(api, id, 'done')).toMatchObject({ progress: 1 });
});

test('what has been over for 30 days is forgotten', async () => {
  const api = await start(marking);
  const [old, recent] = [await ask(api, 'old'), await ask(api, 'recent')];
  for (const id of [old, recent]) await untilRun(api, id, 'done');
  await backdate(api, 'job_run', old, { finished_at: 31 * 86_400_000 });
  await forgetRuns(api.service.ctx.pool, 30);
  expect([await seeRun(api.service.ctx, old), await seeRun(api.service.ctx, recent)]).toEqual([
    null,
    expect.anything(),
  ]);
});
