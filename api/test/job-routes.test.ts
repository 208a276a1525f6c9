import { consoleMessages, type Job, jobRoutes, type Role } from '@falink/protocol';
import { SYSTEM } from '../src/kernel/actor.js';
import { command, nothing } from '../src/kernel/command.js';
import { enqueue } from '../src/kernel/jobs/enqueue.js';
import { JobFailure } from '../src/kernel/jobs/job-failure.js';
import { ask, signIn, startApi, type TestApi } from './support/api.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { ask as askFor, countEntries, countMarks, Gate, mark, probe, probeArea, untilRun } from './support/jobs.js';
import { TestSocket } from './support/sockets.js';
import { addStaff } from './support/staff.js';

let database: TestDatabase;
let api: TestApi;
let gate: Gate;
/** What the next attempts do. */
let fails: boolean;
const token: Record<string, string> = {};

beforeAll(async () => {
  database = await testDatabase();
  api = await startApi(
    database.url,
    {},
    {
      areas: probeArea(async (attempt) => {
        const { what } = attempt.payload;
        if (what.startsWith('held')) await gate.pass(attempt);
        if (fails) throw new JobFailure({ zh: '磁盘满了', en: 'The disk is full.' }, { retry: false });
        return mark(what);
      }),
    },
  );
  await addStaff(api, { username: 'local', role: 'operator' as Role, orgPath: 'yunhe.dongjie' });
  for (const name of ['operator', 'admin', 'supervisor', 'lawyer', 'local']) token[name] = await signIn(api, name);
  await database.keep();
});
beforeEach(() => {
  gate = new Gate();
  fails = false;
});
afterEach(async () => {
  gate.open();
  await database.reset();
});
afterAll(async () => {
  await api.stop();
  await database.drop();
});

const list = (who: string, query: Record<string, string> = {}) =>
  ask(api, jobRoutes.listJobs, { token: token[who]!, query: { group: 'open', ...query } });
const again = (who: string, id: string) => ask(api, jobRoutes.repeatJob, { token: token[who]!, params: { id } });
const drop = (who: string, id: string) => ask(api, jobRoutes.dropJob, { token: token[who]!, params: { id } });

async function failedJob(what = 'failing'): Promise<string> {
  fails = true;
  const id = await askFor(api, what);
  await untilRun(api, id, 'failed');
  fails = false;
  return id;
}

/** One that nobody runs before its time. */
const later = () => ({ dueAt: new Date(Date.now() + 3_600_000) });

async function audited(id: string) {
  const { rows } = await api.service.ctx.pool.query(
    `SELECT action, actor, data FROM audit_event WHERE subject = $1 ORDER BY id`,
    [`job:${id}`],
  );
  return rows;
}

test('a list shows what a person wants to know, and no payload', async () => {
  const id = await failedJob();
  const { data } = await list('operator', { group: 'failed' });
  const { createdAt, dueAt, startedAt, finishedAt, revision, ...rest } = data.items[0]!;
  expect(rest).toEqual({
    id,
    name: 'test.probe',
    title: { zh: '试验', en: 'Probe' },
    subject: { zh: '试验 failing', en: 'probe failing' },
    state: 'failed',
    attempts: 1,
    maxAttempts: 2,
    reason: { zh: '磁盘满了', en: 'The disk is full.' },
    progress: 0,
    note: null,
    askedBy: null,
    repeatable: true,
    droppable: true,
  });
  expect([createdAt, dueAt, startedAt, finishedAt].every((at) => at !== null)).toBe(true);
  expect(revision).toBeGreaterThan(1);
  expect([data.total, data.nextCursor]).toEqual([1, null]);
});

test('pages follow each other without a gap or a repetition, the latest first', async () => {
  const ids: string[] = [];
  for (let i = 0; i < 7; i += 1) ids.unshift(await askFor(api, `later ${i}`, later()));
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { data } = await list('operator', { limit: '3', ...(cursor && { cursor }) });
    seen.push(...data.items.map(({ id }) => id));
    expect(data.total).toBe(cursor === '' ? 7 : null);
    cursor = data.nextCursor;
  }
  expect(seen).toEqual(ids);
  for (const strange of ['x', Buffer.from('["never","x"]').toString('base64url')]) {
    const { status, error } = await list('operator', { cursor: strange });
    expect([status, error?.code, error?.fields?.[0]?.path]).toEqual([400, 'request.malformed', 'cursor']);
  }
});

test('[P10] operators and administrators manage, supervisors look, others do neither', async () => {
  const id = await failedJob();
  expect((await list('lawyer')).error?.code).toBe('auth.forbidden');
  expect((await list('supervisor', { group: 'failed' })).data.items).toHaveLength(1);
  for (const act of [again, drop]) {
    for (const who of ['lawyer', 'supervisor']) expect((await act(who, id)).error?.code).toBe('auth.forbidden');
  }
  expect((await again('admin', id)).status).toBe(200);
});

test('a job belongs to an org unit, or to the administration of the district', async () => {
  const ids = {
    district: await askFor(api, 'district', later()),
    dongjie: await askFor(api, 'dongjie', { ...later(), orgPath: 'yunhe.dongjie.yongan' }),
    beiliang: await askFor(api, 'beiliang', { ...later(), orgPath: 'yunhe.beiliang' }),
  };
  expect((await list('operator')).data.total).toBe(3);
  expect((await list('local')).data.items.map(({ id }) => id)).toEqual([ids.dongjie]);
  for (const id of [ids.district, ids.beiliang]) {
    expect((await drop('local', id)).error?.code).toBe('auth.out_of_scope');
  }
  expect((await drop('local', ids.dongjie)).status).toBe(200);
});

test('[J4] a failed job is attempted again from its first attempt, and the audit says who wanted it', async () => {
  const id = await failedJob('repeated');
  const answer = await again('operator', id);
  expect(answer.data).toMatchObject({ state: 'waiting', attempts: 0, finishedAt: null });
  expect(await untilRun(api, id, 'done')).toMatchObject({ attempts: 1, reason: null });
  expect(await countMarks(api.service.ctx, 'repeated')).toBe(1);
  expect(await audited(id)).toMatchObject([
    { action: 'job.repeated', actor: expect.stringMatching(/^staff:/), data: { name: 'test.probe' } },
  ]);
  expect((await again('operator', id)).error?.code).toBe('job.state');
});

test('[J4] one that waits or failed is dropped and never attempted; one that runs is not', async () => {
  const waiting = await askFor(api, 'later', later());
  expect((await drop('operator', waiting)).data).toMatchObject({ state: 'dropped' });
  expect(await countEntries(api.service.ctx)).toBe(0);
  expect(await audited(waiting)).toMatchObject([{ action: 'job.dropped', data: { state: 'waiting' } }]);
  expect((await drop('operator', waiting)).error?.code).toBe('job.state');
  expect((await again('operator', waiting)).error?.code).toBe('job.state');

  const failed = await failedJob();
  expect((await drop('operator', failed)).data.state).toBe('dropped');

  const held = await askFor(api, 'held');
  await untilRun(api, held, 'running');
  for (const act of [drop, again]) expect((await act('operator', held)).error?.code).toBe('job.state');
  expect((await list('operator')).data.items).toMatchObject([{ id: held, state: 'running' }]);
  gate.open();
  await untilRun(api, held, 'done');
});

test('[J4] what its kind does not offer is refused', async () => {
  const fixed = { ...probe, repeatable: false, droppable: false };
  fails = true;
  const id = await command(api.service.ctx, SYSTEM, {
    lock: nothing,
    authorise: () => {},
    change: async (tx) => ({ audit: 'not audited', result: await enqueue(tx, fixed, { what: 'fixed' }) }),
  });
  await untilRun(api, id, 'failed');
  for (const act of [drop, again]) expect((await act('operator', id)).error?.code).toBe('job.not_offered');
  expect((await drop('operator', '00000000-0000-4000-8000-000000000000')).error?.code).toBe('job.unknown');
});

test('consoles that follow jobs see each change of those in their scope', async () => {
  const follow = async (who: string) => {
    const socket = await TestSocket.connect(api, 'console', { token: token[who]! });
    return { socket, granted: (await socket.ask(consoleMessages.subscribe, { topics: ['jobs'] })).topics };
  };
  const [desk, lawyer, local] = [await follow('supervisor'), await follow('lawyer'), await follow('local')];
  expect([desk.granted, lawyer.granted, local.granted]).toEqual([['jobs'], [], ['jobs']]);
  const id = await askFor(api, 'seen');
  const ofOthers = await askFor(api, 'local', { orgPath: 'yunhe.dongjie' });
  await desk.socket.hears(consoleMessages.jobChanged, (job) => job.id === id && job.state === 'done');
  await local.socket.hears(consoleMessages.jobChanged, (job) => job.id === ofOthers && job.state === 'done');
  await desk.socket.hears(consoleMessages.jobChanged, (job) => job.id === ofOthers && job.state === 'done');
  const heard = desk.socket.all(consoleMessages.jobChanged).filter((job: Job) => job.id === id);
  expect(heard.map(({ revision }) => revision)).toEqual(heard.map(({ revision }) => revision).sort((a, b) => a - b));
  expect(local.socket.all(consoleMessages.jobChanged).every((job) => job.id === ofOthers)).toBe(true);
  expect(lawyer.socket.all(consoleMessages.jobChanged)).toEqual([]);
  for (const { socket } of [desk, lawyer, local]) socket.close();
});
