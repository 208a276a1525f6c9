import { randomUUID } from 'node:crypto';
import { fleet, routes, SUMMARY_MINUTES, type WrittenSummary } from '@falink/protocol';
import { ask, type TestApi } from './support/api.js';
import { callInState } from './support/arrange.js';
import { backdate } from './support/backdate.js';
import { TestAgent, TestTerminal } from './support/people.js';
import { SocketWorld } from './support/socket-world.js';

const LINES = ['12月3日前到区法律援助中心交申请表', '带身份证和工资条', '仲裁时效到明年6月30日'];

let world: SocketWorld;
let api: TestApi;
let home1: TestTerminal;
let agent: TestAgent;

beforeAll(async () => {
  world = await SocketWorld.start();
  ({ api, home1 } = world);
});
beforeEach(async () => {
  await world.reset();
  agent = await TestAgent.onDuty(api, 'lawyer');
});
afterEach(() => world.closeSockets());
afterAll(() => world.stop());

const written = (change: Partial<WrittenSummary> = {}): WrittenSummary => ({
  version: 0,
  lines: LINES,
  nextOn: '2026-12-03',
  confirmed: true,
  ...change,
});
const save = (id: string, change: Partial<WrittenSummary> = {}, who = agent) =>
  ask(api, routes.saveSummary, { token: who.token, params: { id }, body: written(change) });
const read = (id: string, who = agent) => ask(api, routes.readSummary, { token: who.token, params: { id } });
const goodbye = (id: string, box = home1) => ask(api, routes.goodbye, { token: box.token, params: { id } });
const open = (token: string, requestId: string = randomUUID()) =>
  ask(api, routes.openSummary, { body: { token, requestId } });
const tokenOf = (url: string | null | undefined): string => new URL(url ?? '').hash.slice(1);
const sql = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await api.service.ctx.pool.query(text, values)).rows;

const activeCall = async () => (await callInState('active', { api, terminal: home1, agent })).id;
const hangUp = (id: string) => ask(api, routes.endCall, { token: agent.token, params: { id } });

test('[C17] a draft is its agent’s alone; confirmed and the call over, its television shows it with a link', async () => {
  const id = await activeCall();
  expect((await read(id)).data).toEqual({ version: 0, lines: [], nextOn: null, confirmedAt: null, opened: false });
  const draft = await save(id, { lines: ['', ...LINES.slice(0, 1)], nextOn: null, confirmed: false });
  expect(draft.data).toEqual({ version: 1, lines: LINES.slice(0, 1), nextOn: null, confirmedAt: null, opened: false });
  expect((await goodbye(id)).data).toMatchObject({ state: 'none', lines: [] });
  await hangUp(id);
  expect((await goodbye(id)).data).toMatchObject({ state: 'writing', lines: [], url: null });

  const confirmed = await save(id, { version: 1 });
  expect(confirmed.data).toMatchObject({ version: 2, lines: LINES, confirmedAt: expect.any(String), opened: false });
  const { data } = await goodbye(id);
  expect(data).toMatchObject({ state: 'confirmed', lines: LINES, nextOn: '2026-12-03' });
  expect(data.url).toContain('/console/summary.html#');
  expect(data.remainingMs).toBeGreaterThan((SUMMARY_MINUTES - 1) * 60_000);
  // After a restart of the box the link is the same.
  expect((await goodbye(id)).data.url).toBe(data.url);
  const [row] = await sql<{ sealed: Buffer }>('SELECT sealed FROM contact_summary WHERE contact_id = $1', [id]);
  expect(row?.sealed.toString('utf8')).not.toContain(LINES[0]);
  expect(await sql(`SELECT data FROM audit_event WHERE action = 'call.summary_confirmed'`)).toEqual([
    { data: { lines: 3 } },
  ]);
});

test('[C17] the television is notified when one is begun, confirmed and taken along, and of nothing between', async () => {
  const id = await activeCall();
  const box = await world.tv(home1);
  const said = () => box.all(fleet.goodbyeUpdated).length;
  await hangUp(id);
  await save(id, { lines: ['一'], confirmed: false });
  await box.hears(fleet.goodbyeUpdated, ({ callId }) => callId === id);
  await save(id, { version: 1, lines: ['一二'], confirmed: false });
  await save(id, { version: 2 });
  const { data } = await goodbye(id);
  await open(tokenOf(data.url));
  await box.hears(fleet.goodbyeUpdated, () => said() === 3);
  expect(said()).toBe(3);
});

test('[C17] the link works for the phone that came first, and for its repetition', async () => {
  const id = await activeCall();
  await save(id);
  await hangUp(id);
  const token = tokenOf((await goodbye(id)).data.url);
  const phone = randomUUID();
  const first = await open(token, phone);
  expect(first.data).toMatchObject({ lines: LINES, nextOn: '2026-12-03', agentName: expect.stringMatching(/./) });
  expect(JSON.stringify(first.data)).not.toContain(id);
  expect((await open(token, phone)).data).toEqual(first.data);
  expect((await open(token)).error?.code).toBe('summary.opened');
  expect((await goodbye(id)).data).toMatchObject({ state: 'confirmed', url: null });
  expect((await read(id)).data.opened).toBe(true);
  expect((await open('not-a-token')).error?.code).toBe('summary.unknown');
  const both = await Promise.all([open(token), open(token)]);
  expect(both.map(({ error }) => error?.code)).toEqual(['summary.opened', 'summary.opened']);
});

test('[C17] of two phones at once exactly one has it', async () => {
  const id = await activeCall();
  await save(id);
  await hangUp(id);
  const token = tokenOf((await goodbye(id)).data.url);
  const answers = await Promise.all(Array.from({ length: 6 }, () => open(token)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('[C17] after ten minutes it is shown no more, its link is dead, and none can be begun', async () => {
  const id = await activeCall();
  await save(id);
  await hangUp(id);
  const token = tokenOf((await goodbye(id)).data.url);
  const late = (SUMMARY_MINUTES + 1) * 60_000;
  await backdate(api, 'contact', id, { ended_at: late });
  expect((await goodbye(id)).data.state).toBe('confirmed');
  await backdate(api, 'contact_summary', id, { confirmed_at: late });
  expect((await goodbye(id)).data).toMatchObject({ state: 'none', lines: [], url: null, remainingMs: 0 });
  expect((await open(token)).error?.code).toBe('summary.unknown');

  await agent.go('available');
  const second = await activeCall();
  await hangUp(second);
  await backdate(api, 'contact', second, { ended_at: late });
  const refused = await save(second);
  expect([refused.status, refused.error?.code]).toEqual([409, 'summary.closed']);
  expect((await read(second)).data.version).toBe(0);
});

test('[C17] what is wrong changes nothing: another’s, empty, stale, changed after it was confirmed', async () => {
  const id = await activeCall();
  const other = await TestAgent.onDuty(api, 'lawyer2');
  expect((await save(id, {}, other)).error?.code).toBe('call.not_yours');
  expect((await read(id, other)).error?.code).toBe('call.not_yours');
  expect((await save(randomUUID())).error?.code).toBe('call.unknown');
  expect((await save(id, { lines: ['', ' '] })).error?.code).toBe('summary.empty');
  expect((await save(id, { version: 3 })).error?.code).toBe('summary.stale');
  expect((await save(id, { lines: ['一', '二', '三', '四'] })).error?.code).toBe('request.malformed');
  expect((await save(id, { lines: ['字'.repeat(61)] })).error?.code).toBe('request.malformed');
  expect((await read(id)).data.version).toBe(0);

  const first = await save(id);
  expect((await save(id)).data).toEqual(first.data);
  expect((await save(id, { version: 1, lines: ['别的'] })).error?.code).toBe('summary.confirmed');
  expect((await read(id)).data.lines).toEqual(LINES);
  expect((await goodbye(id, await TestTerminal.pair(api, 'home-2'))).error?.code).toBe('call.unknown');
});
