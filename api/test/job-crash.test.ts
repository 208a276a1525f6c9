import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from '@falink/fixtures/until';
import { NODE_ALIVE_MS } from '../src/kernel/alive.js';
import { releaseDeadWorkers } from '../src/kernel/jobs/dead-workers.js';
import { ROOM_SECRET, SERVICE_SECRET, startApi, type TestApi } from './support/api.js';
import { backdate } from './support/backdate.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { heardFor } from './support/hearing.js';
import { ask, countEntries, countMarks, probeArea, seeRun, untilRun } from './support/jobs.js';

const PROGRAM = fileURLToPath(new URL('./support/job-process.mjs', import.meta.url));

let database: TestDatabase;
let folder: string;
let gate: string;
/** Asks for jobs and looks at them; runs none. */
let watcher: TestApi;
const processes: Process[] = [];

beforeEach(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'falink-api-'));
  gate = join(folder, 'gate');
  watcher = await startApi(
    database.url,
    { dataDir: folder, jobsAtOnce: 0, nodeId: 'watcher' },
    { areas: probeArea(async () => null) },
  );
});
afterEach(async () => {
  await Promise.all(processes.splice(0).map((one) => one.end('SIGTERM')));
  await watcher.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

class Process {
  output = '';

  constructor(readonly child: ChildProcess) {
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      this.output += text;
    });
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      this.output += text;
    });
  }

  async says(text: string): Promise<void> {
    await until(
      'the process',
      () => {
        if (this.child.exitCode !== null) throw new Error(`it ended: ${this.output}`);
        return this.output.includes(text);
      },
      Boolean,
      20_000,
    );
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill(signal);
    await exited;
  }
}

async function run(nodeId: string): Promise<Process> {
  const child = spawn(process.execPath, [PROGRAM], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      GATE: gate,
      DATABASE_URL: database.url,
      PORT: '0',
      FALINK_DATA_DIR: folder,
      FALINK_NODE_ID: nodeId,
      FALINK_MIGRATE: '0',
      FALINK_LOG_LEVEL: 'warn',
      FALINK_JWT_SECRET: 'jwt-secret-of-the-tests-0123456789abcd',
      FALINK_DATA_KEY: 'data-key-of-the-tests-0123456789abcdef',
      FALINK_ROOM_SECRET: ROOM_SECRET,
      FALINK_SERVICE_SECRET: SERVICE_SECRET,
    },
  });
  const process_ = new Process(child);
  processes.push(process_);
  await process_.says('ready');
  return process_;
}

test('[J2] a process killed in the middle of a job: its successor runs it again, once in effect', async () => {
  const id = await ask(watcher, 'killed');
  const first = await run('node-a');
  await first.says('begun killed 1');
  await first.end('SIGKILL');
  expect(await seeRun(watcher.service.ctx, id)).toMatchObject({ state: 'running', attempts: 1 });
  const second = await run('node-a');
  await second.says('begun killed 2');
  expect(await seeRun(watcher.service.ctx, id)).toMatchObject({
    state: 'running',
    reason: 'The process that ran it ended unexpectedly.',
  });
  await writeFile(gate, '');
  await untilRun(watcher, id, 'done');
  expect(await countMarks(watcher.service.ctx, 'killed')).toBe(1);
  await until('the queue to be empty', async () => (await countEntries(watcher.service.ctx)) === 0);
}, 60_000);

test('[J2] a process that does not come back: another one takes its job when it has been silent', async () => {
  const id = await ask(watcher, 'orphan');
  const first = await run('node-a');
  await first.says('begun orphan 1');
  await first.end('SIGKILL');
  await writeFile(gate, '');
  await run('node-b');
  await backdate(watcher, 'api_node', 'node-a', { last_seen_at: 60_000 });
  const { ctx } = watcher.service;
  // Every process listens for as long as a silence may last before it decides.
  await releaseDeadWorkers({ ...ctx, hearing: heardFor(NODE_ALIVE_MS - 1_000) });
  expect(await seeRun(ctx, id)).toMatchObject({ state: 'running', attempts: 1 });
  await releaseDeadWorkers({ ...ctx, hearing: heardFor(NODE_ALIVE_MS) });
  expect(await untilRun(watcher, id, 'done')).toMatchObject({ attempts: 2 });
  expect(await countMarks(watcher.service.ctx, 'orphan')).toBe(1);
}, 60_000);

test('[J3] a job that kills its process is attempted as often as it may be, and then fails', async () => {
  const id = await ask(watcher, 'deadly');
  for (const attempt of [1, 2]) {
    const one = await run('node-a');
    await one.says(`begun deadly ${attempt}`);
    await one.end('SIGKILL');
  }
  await run('node-a');
  expect(await untilRun(watcher, id, 'failed')).toMatchObject({
    attempts: 2,
    reason: 'The process that ran it ended unexpectedly.',
  });
  expect(await countEntries(watcher.service.ctx)).toBe(0);
}, 60_000);

test('a stop by signal gives the job back without an attempt', async () => {
  const id = await ask(watcher, 'stopped');
  const first = await run('node-a');
  await first.says('begun stopped 1');
  await first.end('SIGTERM');
  expect(await seeRun(watcher.service.ctx, id)).toMatchObject({ state: 'waiting', attempts: 0, reason: null });
  const second = await run('node-b');
  await second.says('begun stopped 1');
}, 60_000);
