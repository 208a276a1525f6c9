import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import { consoleMessages, routes, type StaffCall } from '@falink/protocol';
import { sealClearNotes } from '../src/areas/contacts/commands/seal-clear-notes.js';
import type { ContactsContext } from '../src/areas/contacts/index.js';
import { ask, signIn, type TestApi } from './support/api.js';
import { callInState } from './support/arrange.js';
import { backdate } from './support/backdate.js';
import { TestAgent, TestTerminal } from './support/people.js';
import { SocketWorld } from './support/socket-world.js';
import { addStaff } from './support/staff.js';

const DAY_MS = 86_400_000;
const TEXT = '保洁，三个月没有发工资，丈夫打人';

let world: SocketWorld;
let api: TestApi;
let home1: TestTerminal;

beforeAll(async () => {
  world = await SocketWorld.start();
  ({ api, home1 } = world);
});
beforeEach(() => world.reset());
afterEach(() => world.closeSockets());
afterAll(() => world.stop());

const read = (token: string, id: string) => ask(api, routes.readNotes, { token, params: { id } });
const save = (
  agent: TestAgent,
  id: string,
  body: { version: number; notes?: string; outcome?: StaffCall['outcome'] },
) => ask(api, routes.saveNotes, { token: agent.token, params: { id }, body });
const sql = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await api.service.ctx.pool.query(text, values)).rows;
const readings = (id: string) =>
  sql<{ actor: string; org: string }>(
    `SELECT actor, org_path::text AS org FROM audit_event WHERE action = 'call.notes_read' AND subject = 'call:' || $1`,
    [id],
  );

async function notedCall(): Promise<{ agent: TestAgent; id: string }> {
  const agent = await TestAgent.onDuty(api, 'lawyer');
  const { id } = await callInState('active', { api, terminal: home1, agent });
  const saved = await save(agent, id, { version: 0, notes: TEXT, outcome: 'to_legal_aid' });
  expect(saved.data).toMatchObject({ hasNotes: true, notesVersion: 1, outcome: 'to_legal_aid' });
  return { agent, id };
}

test('[C12] the agent of a call reads the notes, and a supervisor of the area, which is recorded first', async () => {
  const { agent, id } = await notedCall();
  const own = await read(agent.token, id);
  expect(own.data).toEqual({ version: 1, notes: TEXT, category: 'uncategorised', outcome: 'to_legal_aid' });
  expect(await readings(id)).toEqual([]);
  expect((await read(await signIn(api, 'supervisor'), id)).data.notes).toBe(TEXT);
  expect(await readings(id)).toEqual([{ actor: expect.stringMatching(/^staff:/), org: 'yunhe.dongjie.chaoyang' }]);
});

test('[C12] everybody else is refused and learns no word, and no reading is recorded', async () => {
  const { id } = await notedCall();
  for (const who of ['lawyer2', 'aid', 'operator', 'admin', 'roomstaff']) {
    const { status, error } = await read(await signIn(api, who), id);
    expect({ who, status, code: error?.code }).toEqual({ who, status: 403, code: 'notes.private' });
    expect(JSON.stringify(error)).not.toContain(TEXT);
  }
  await addStaff(api, { username: 'elsewhere', role: 'supervisor', orgPath: 'yunhe.beiliang' });
  const elsewhere = await read(await signIn(api, 'elsewhere'), id);
  expect([elsewhere.status, elsewhere.error?.code]).toEqual([403, 'auth.out_of_scope']);
  expect((await read(await signIn(api, 'supervisor'), randomUUID())).error?.code).toBe('call.unknown');
  expect(await readings(id)).toEqual([]);
});

test('[C12] lists, topics and snapshots say only that there are notes', async () => {
  const agent = await TestAgent.onDuty(api, 'lawyer');
  const [watching, own] = [await world.desk(await signIn(api, 'operator')), await world.desk(agent.token)];
  await watching.ask(consoleMessages.subscribe, { topics: ['calls'] });
  const { id } = await callInState('active', { api, terminal: home1, agent });
  await save(agent, id, { version: 0, notes: TEXT });
  const noted = (call: StaffCall): boolean => call.id === id && call.hasNotes;
  await watching.hears(consoleMessages.callChanged, noted);
  await own.hears(consoleMessages.myCallUpdated, noted);
  const heard = JSON.stringify([watching.heard, own.heard]);

  const answers: unknown[] = [await agent.status()];
  for (const who of ['supervisor', 'operator', 'admin']) {
    const token = await signIn(api, who);
    answers.push((await ask(api, routes.listCalls, { token })).data);
    answers.push((await ask(api, routes.getCall, { token, params: { id } })).data);
    answers.push((await ask(api, routes.overview, { token })).data);
  }
  await agent.end(id);
  answers.push((await ask(api, routes.listCalls, { token: agent.token, query: { scope: 'mine' } })).data);
  const answered = JSON.stringify(answers);
  expect(answered.match(/"hasNotes":true/g)).toHaveLength(11);
  for (const text of [heard, answered]) expect(text).not.toContain(TEXT);
});

test('[C12] what was noted stands nowhere in the database in clear', async () => {
  const { agent, id } = await notedCall();
  await save(agent, id, { version: 1, notes: `${TEXT}。` });
  const [row] = await sql<{ text: string; sealed: number }>(
    'SELECT c::text AS text, octet_length(notes_sealed) AS sealed FROM contact c WHERE id = $1',
    [id],
  );
  expect(row?.sealed).toBeGreaterThan(TEXT.length);
  const events = await sql<{ text: string }>(
    'SELECT a::text AS text FROM audit_event a UNION ALL SELECT e::text FROM contact_event e',
  );
  for (const text of [row?.text, ...events.map((event) => event.text)]) expect(text).not.toContain(TEXT);

  // Bound to its call: in another one's row it does not open.
  const other = await callInState('ended', {
    api,
    terminal: await TestTerminal.pair(api, 'home-2'),
    agent: await TestAgent.onDuty(api, 'lawyer2'),
  });
  await sql('UPDATE contact SET notes_sealed = (SELECT notes_sealed FROM contact WHERE id = $1) WHERE id = $2', [
    id,
    other.id,
  ]);
  expect((await read(await signIn(api, 'supervisor'), other.id)).error?.code).toBe('service.internal');
});

test('[C12] an emptied text is no text, and leaving it out keeps what is there', async () => {
  const { agent, id } = await notedCall();
  await save(agent, id, { version: 1, outcome: null });
  expect((await read(agent.token, id)).data).toMatchObject({ version: 2, notes: TEXT, outcome: null });
  expect((await save(agent, id, { version: 2, notes: '' })).data).toMatchObject({ hasNotes: false, notesVersion: 3 });
  expect((await read(agent.token, id)).data.notes).toBe('');
  const [row] = await sql<{ notes_sealed: Buffer | null }>('SELECT notes_sealed FROM contact WHERE id = $1', [id]);
  expect(row?.notes_sealed).toBeNull();
});

test('[C12] notes from before the upgrade, and those that the release before still writes, are sealed', async () => {
  const { agent, id } = await notedCall();
  const ctx = api.service.ctx as ContactsContext;
  // As the release before writes: it knows the column in clear only.
  const before = `${TEXT}，补充`;
  await sql('UPDATE contact SET notes = $2, notes_version = notes_version + 1 WHERE id = $1', [id, before]);
  expect((await agent.status()).call).toMatchObject({ id, hasNotes: true, notesVersion: 2 });
  expect((await read(agent.token, id)).data).toMatchObject({ version: 2, notes: before });

  await sealClearNotes(ctx);
  const stored = () =>
    sql<{ notes: string; sealed: boolean }>(
      'SELECT notes, notes_sealed IS NOT NULL AS sealed FROM contact WHERE id = $1',
      [id],
    );
  // The service's own timer may have been a moment faster.
  await until('the notes are sealed', stored, ([row]) => row?.notes === '' && row.sealed);
  expect((await read(agent.token, id)).data).toMatchObject({ version: 2, notes: before });
  expect(await sealClearNotes(ctx)).toBe(0);
  expect((await read(agent.token, id)).data.notes).toBe(before);
});

test('[C16] the agent completes notes and outcome after wrap-up and on a later day, until they are due to be erased', async () => {
  const agent = await TestAgent.onDuty(api, 'lawyer');
  const { id } = await callInState('ended', { api, terminal: home1, agent });
  await agent.go('offline');
  expect((await save(agent, id, { version: 0, outcome: 'answered' })).data).toMatchObject({ outcome: 'answered' });
  await backdate(api, 'contact', id, { ended_at: 729 * DAY_MS });
  expect((await save(agent, id, { version: 1, notes: TEXT })).data).toMatchObject({ hasNotes: true, notesVersion: 2 });

  await backdate(api, 'contact', id, { ended_at: 731 * DAY_MS });
  const late = await save(agent, id, { version: 2, notes: '', outcome: 'not_legal' });
  expect([late.status, late.error?.code]).toEqual([409, 'notes.closed']);
  expect((await read(agent.token, id)).data).toMatchObject({ version: 2, notes: TEXT, outcome: 'answered' });
});

test('[C16] nobody else completes them, also not a supervisor', async () => {
  const { agent, id } = await notedCall();
  await agent.end(id);
  for (const who of ['lawyer2', 'supervisor', 'admin']) {
    const body = { version: 1, outcome: 'answered' as const };
    const { status, error } = await ask(api, routes.saveNotes, { token: await signIn(api, who), params: { id }, body });
    expect({ who, status, code: error?.code }).toEqual({ who, status: 403, code: 'call.not_yours' });
  }
  expect((await read(agent.token, id)).data).toMatchObject({ version: 1, outcome: 'to_legal_aid' });
});

test('[C16] the latest save repeated has the same answer and is recorded once; an older one is refused', async () => {
  const { agent, id } = await notedCall();
  await agent.end(id);
  const body = { version: 1, notes: `${TEXT}。`, outcome: 'to_mediation' as const };
  const [first, again] = [await save(agent, id, body), await save(agent, id, body)];
  expect(first.data).toMatchObject({ notesVersion: 2, outcome: 'to_mediation' });
  expect(again.data).toEqual(first.data);
  for (const other of [
    { ...body, notes: TEXT },
    { ...body, outcome: null },
    { ...body, version: 0 },
  ]) {
    expect((await save(agent, id, other)).error?.code).toBe('notes.stale');
  }
  expect((await read(agent.token, id)).data).toMatchObject({ version: 2, notes: `${TEXT}。`, outcome: 'to_mediation' });
  const saves = await sql<{ data: object }>(
    `SELECT data FROM audit_event WHERE action = 'call.notes_saved' AND subject = 'call:' || $1 ORDER BY id`,
    [id],
  );
  expect(saves.map(({ data }) => data)).toEqual([
    { version: 1, outcome: 'to_legal_aid' },
    { version: 2, outcome: 'to_mediation' },
  ]);
});
