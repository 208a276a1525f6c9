import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import { routes } from '@falink/protocol';
import { jest } from '@jest/globals';
import { scheduleRun } from '../src/areas/retention/commands/schedule-run.js';
import { runCli } from '../src/cli.js';
import { RETENTION_COVERAGE } from '../src/retention-coverage.js';
import { RETENTION_RULES } from '../src/retention-rules.js';
import { SEALED_COLUMNS } from '../src/sealed-columns.js';
import { ask, DATA_KEY, signIn, type TestApi } from './support/api.js';
import { backdate } from './support/backdate.js';
import { CallWorld } from './support/call-world.js';
import { seeRun } from './support/jobs.js';
import { addStaff } from './support/staff.js';

const DAY_MS = 86_400_000;

let world: CallWorld;
let api: TestApi;
let output: string;

beforeAll(async () => {
  world = await CallWorld.start();
  api = world.api;
});
beforeEach(async () => {
  await world.reset();
  output = '';
  process.env.DATABASE_URL = world.database.url;
  process.env.FALINK_DATA_KEY = DATA_KEY;
  process.env.FALINK_DATA_DIR = api.dataDir;
});
afterEach(() => {
  for (const name of Object.keys(process.env))
    if (/^FALINK_(KEEP|DATA)_|^DATABASE_URL$/.test(name)) delete process.env[name];
});
afterAll(() => world.stop());

const sql = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await api.service.ctx.pool.query(text, values)).rows;

async function cli(...args: string[]): Promise<number> {
  const collect = (chunk: unknown): boolean => {
    output += String(chunk);
    return true;
  };
  const spies = [
    jest.spyOn(process.stdout, 'write').mockImplementation(collect),
    jest.spyOn(process.stderr, 'write').mockImplementation(collect),
  ];
  output = '';
  try {
    return await runCli(args);
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

async function calledBack(days: number): Promise<string> {
  const body = { requestId: randomUUID(), phone: '13812345678' };
  const { id } = (await ask(api, routes.leaveNumber, { token: world.homes[0].token, body })).data;
  await ask(api, routes.finishCallback, { token: await signIn(api, 'lawyer'), params: { id } });
  await backdate(api, 'callback', id, { requested_at: days * DAY_MS, done_at: days * DAY_MS });
  return id;
}

const runs = () => sql<{ id: string; state: string }>(`SELECT id, state FROM job_run WHERE name = 'retention.erase'`);

test('every column that can hold words, documents, sealed values or a place has a rule, or a reason to stay', async () => {
  const columns = await sql<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns JOIN information_schema.tables
       USING (table_schema, table_name)
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND domain_name IS NULL
       AND data_type IN ('text', 'character varying', 'json', 'jsonb', 'bytea', 'inet', 'double precision')`,
  );
  const covered = RETENTION_COVERAGE.flatMap(({ table, columns: names }) => names.map((name) => `${table}.${name}`));
  expect(covered.toSorted()).toEqual(columns.map(({ name }) => name).toSorted());
  expect(new Set(covered).size).toBe(covered.length);
  for (const { table, column } of SEALED_COLUMNS) expect(covered).toContain(`${table}.${column}`);
  const kinds = RETENTION_COVERAGE.flatMap(({ by }) => (typeof by === 'string' ? by : []));
  expect(new Set(kinds)).toEqual(new Set(RETENTION_RULES.map(({ kind }) => kind)));
});

test('[P22] a run is due every night, once; one that was missed at once; a new installation waits for its first night', async () => {
  const { ctx } = api.service;
  await backdate(api, 'migration', '37', { applied_at: 0 });
  await scheduleRun(ctx);
  expect(await runs()).toEqual([]);

  await calledBack(91);
  // From here on the service's own timer may be the first.
  await backdate(api, 'migration', '37', { applied_at: 2 * DAY_MS });
  await Promise.all([scheduleRun(ctx), scheduleRun(ctx)]);
  const [run, ...others] = await runs();
  expect(others).toEqual([]);
  await until('the run is done', async () => (await seeRun(ctx, run!.id))?.state === 'done');
  expect(await sql(`SELECT data FROM audit_event WHERE action = 'retention.done'`)).toEqual([
    { data: { erased: 1, files: 0 } },
  ]);
  await scheduleRun(ctx);
  expect(await runs()).toHaveLength(1);

  await backdate(api, 'job_run', run!.id, { created_at: DAY_MS, started_at: DAY_MS, finished_at: DAY_MS });
  await scheduleRun(ctx);
  expect(await runs()).toHaveLength(2);
  const states = async () => (await runs()).map(({ state }) => state);
  await until('both runs are done', states, (all) => all.every((state) => state === 'done'));
  // The service's timer goes on: nothing is due for it while the next test puts the rows back.
  await backdate(api, 'migration', '37', { applied_at: 0 });
});

describe('what staff see', () => {
  const asked = async (who: string) => ask(api, routes.retention, { token: await signIn(api, who) });

  test('[P22] the rules, what is due, what was erased, and when', async () => {
    await calledBack(91);
    const before = (await asked('supervisor')).data;
    expect(before.rules.map(({ kind, keepDays, due }) => [kind, keepDays, due])).toEqual([
      ['callback_numbers', 90, 1],
      ['call_notes', 730, 0],
      ['unfinished_intakes', 30, 0],
      ['call_records', 1_095, 0],
      ['sign_ins', 365, 0],
      ['commands', 180, 0],
    ]);
    expect(Date.parse(before.nextRunAt)).toBeGreaterThan(0);
    expect([before.erasures, before.lastRun]).toEqual([{ items: [], total: 0 }, null]);
    expect(await cli('retention', 'run')).toBe(0);
    const { rules, erasures } = (await asked('admin')).data;
    expect(rules[0]).toMatchObject({ due: 0, oldestDue: null, erased: 1, lastErasedAt: expect.any(String) });
    expect(erasures.items).toMatchObject([{ kind: 'callback_numbers', keepDays: 90, items: 1 }]);
  });

  test('[P10] the counts are of the whole service: staff of a street are refused', async () => {
    await addStaff(api, { username: 'street', role: 'supervisor', orgPath: 'yunhe.dongjie' });
    expect((await asked('street')).error?.code).toBe('auth.out_of_scope');
  });

  test.each([
    ['lawyer', 'auth.forbidden'],
    ['aid', 'auth.forbidden'],
  ])('%s is refused: %s', async (who, code) => {
    expect((await asked(who)).error?.code).toBe(code);
  });
});

describe('from the command line', () => {
  test('[P22] verify says what is over its time; run erases it; then everything holds', async () => {
    await calledBack(93);
    expect(await cli('retention', 'verify')).toBe(1);
    expect(output).toMatch(/^callback_numbers: 1 should have been erased, the oldest ended on \d{4}-\d\d-\d\d\n$/);
    expect(await cli('retention', 'run', '--dry-run')).toBe(0);
    expect(output).toContain('callback_numbers: kept 90 days; 1 due');
    expect(output).toContain('Nothing was erased.');
    expect(await sql('SELECT FROM erasure')).toEqual([]);
    expect(await cli('retention', 'run')).toBe(0);
    expect(output).toBe('callback_numbers: 1 erased\n1 erased, 0 files removed.\n');
    expect(await cli('retention', 'verify')).toBe(0);
    expect(output).toContain('Nothing is over its time; 1 proofs');
    expect(await cli('retention')).toBe(0);
    expect(output).toMatch(/callback_numbers: kept 90 days; nothing due; 1 erased, last on/);
    expect(output).toMatch(/stays: accepted applications.*法律援助档案/);
  });

  test('what is over its time since the last night is not late', async () => {
    await calledBack(91);
    expect(await cli('retention', 'verify')).toBe(0);
  });

  test('an unknown word and a wrong folder erase nothing', async () => {
    await calledBack(91);
    for (const args of [['run', '--dry'], ['run', 'now'], ['forget'], ['verify', '--all']])
      expect(await cli('retention', ...args)).toBe(2);
    process.env.FALINK_DATA_DIR = '/nowhere';
    expect(await cli('retention', 'run')).toBe(1);
    expect(output).toContain('There is no /nowhere/blobs on this host.');
    expect(await sql('SELECT FROM erasure')).toEqual([]);
  });

  test('another period is kept to', async () => {
    await calledBack(40);
    process.env.FALINK_KEEP_CALLBACK_NUMBERS_DAYS = '30';
    expect(await cli('retention', 'run')).toBe(0);
    expect(await sql('SELECT keep_days, items FROM erasure')).toEqual([{ keep_days: 30, items: 1 }]);
    process.env.FALINK_KEEP_CALLBACK_NUMBERS_DAYS = '0';
    expect(await cli('retention', 'run')).toBe(1);
    expect(output).toContain('FALINK_KEEP_CALLBACK_NUMBERS_DAYS: must be 1 days or more');
  });
});
