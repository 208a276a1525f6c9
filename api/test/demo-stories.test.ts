import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@falink/fixtures/until';
import { createDemoStories } from '../src/areas/demo/stories/index.js';
import { startApi, type TestApi } from './support/api.js';
import { type TestDatabase, testDatabase } from './support/database.js';

/**
 * A program with the command line of the stories' builder, whose renditions take no time: `slow` waits until its input
 * ends or it is stopped, `bad` fails.
 */
const PROGRAM = `
const { appendFileSync, existsSync, writeFileSync } = require('node:fs');
const [folder, ...args] = process.argv.slice(2);
const value = (name) => args[args.indexOf(name) + 1];
const title = { zh: '工资', en: 'Wages' };
appendFileSync(folder + '/calls', args.join(' ') + '\\n');
if (args.includes('--missing')) {
  for (const rendition of ['360p', 'bad', 'slow']) {
    if (!existsSync(folder + '/' + rendition)) console.log(JSON.stringify({ story: 'wages', rendition, title }));
  }
} else {
  const part = value('--rendition');
  console.log(JSON.stringify({ part, overall: 40 }));
  if (part === 'bad') { console.error('no voice'); process.exit(1); }
  if (part === 'slow') {
    writeFileSync(folder + '/pid', String(process.pid));
    process.stdin.resume();
    process.on('SIGTERM', () => process.exit(130));
  } else writeFileSync(folder + '/' + part, '');
}
`;

let database: TestDatabase;
let folder: string;
let api: TestApi | null = null;
const said: string[] = [];

beforeEach(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'falink-stories-'));
  await writeFile(join(folder, 'program.cjs'), PROGRAM);
  await chmod(join(folder, 'program.cjs'), 0o755);
});
afterEach(async () => {
  await api?.stop();
  api = null;
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<TestApi> {
  const command = [process.execPath, join(folder, 'program.cjs'), folder] as const;
  api = await startApi(
    database.url,
    { dataDir: folder },
    { demo: true, areas: (ctx) => [createDemoStories(ctx, { command, say: (line) => said.push(line) })] },
  );
  // The start leaves the services their time; this is not what is tested here.
  await api.service.ctx.pool.query(
    `SELECT graphile_worker.reschedule_jobs(ARRAY(SELECT id FROM graphile_worker.jobs WHERE run_at > now()), run_at => now())`,
  );
  return api;
}

async function renders(one: TestApi) {
  const { rows } = await one.service.ctx.pool.query<{
    subject: string;
    state: string;
    attempts: number;
    progress: number;
    reason: string | null;
  }>(
    `SELECT subject_zh AS subject, state, attempts, progress, reason_zh AS reason FROM job_run
     WHERE name = 'stories.render' ORDER BY priority`,
  );
  return rows;
}

test('every missing rendition becomes a job, made one after the other; a stop ends the program, the next start goes on', async () => {
  const first = await start();
  await until('the last rendition runs', async () => (await renders(first))[2]?.progress === 0.4);
  const seen = await renders(first);
  expect(seen.map(({ subject, state }) => [subject, state])).toEqual([
    ['工资 · 360p', 'done'],
    ['工资 · bad', 'waiting'],
    ['工资 · slow', 'running'],
  ]);
  expect(seen[1]).toMatchObject({ attempts: 1, reason: '视频没有做成：no voice' });
  expect(said.some((line) => line.includes('工资 360p') && line.includes('100%'))).toBe(true);
  const pid = Number(await readFile(join(folder, 'pid'), 'utf8'));
  await first.stop();
  await until('the program has ended', () => !existsSync(`/proc/${pid}`));

  const second = await start();
  await until('it runs again', async () => (await renders(second))[2]?.state === 'running');
  // The same jobs: nothing was asked for twice, and the stop was no failed attempt.
  expect((await renders(second)).map(({ attempts }) => attempts).slice(2)).toEqual([1]);
  expect(await renders(second)).toHaveLength(3);
}, 60_000);
