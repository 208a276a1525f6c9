import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import { consoleMessages, type Role, routes, staffRoutes } from '@falink/protocol';
import { ask, signIn, type TestApi } from './support/api.js';
import { TestAgent, type TestTerminal } from './support/people.js';
import { unitId } from './support/place-world.js';
import { SocketWorld } from './support/socket-world.js';

/** What a change of an account does to somebody who works at that moment. */
let world: SocketWorld;
let api: TestApi;
let home1: TestTerminal;
let admin: string;
let lawyerId: string;

beforeAll(async () => {
  world = await SocketWorld.start();
  ({ api, home1 } = world);
});
beforeEach(async () => {
  await world.reset();
  admin = await signIn(api, 'admin');
  const { rows } = await api.service.ctx.pool.query(`SELECT id FROM staff WHERE username = 'lawyer'`);
  lawyerId = rows[0].id;
});
afterEach(() => world.closeSockets());
afterAll(() => world.stop());

const params = () => ({ id: lawyerId });
const reach = async () => (await ask(api, staffRoutes.staffReach, { token: admin, params: params() })).data;

async function edit(more: { roles?: Role[]; orgUnitId?: string; displayName?: string }) {
  const { data } = await ask(api, staffRoutes.getStaff, { token: admin, params: params() });
  const { displayName, title, office, roles, skills, orgUnit, revision } = data;
  const details = { displayName, title, office, roles, skills, orgUnitId: orgUnit.id, ...more };
  const body = { requestId: randomUUID(), revision, details };
  return ask(api, staffRoutes.editStaff, { token: admin, params: params(), body });
}

const WAYS = [
  ['is disabled', () => ask(api, staffRoutes.disableStaff, { token: admin, params: params() }), 'closed'],
  [
    'lost the password',
    () => ask(api, staffRoutes.makeStaffLink, { token: admin, params: params(), body: { lost: true } }),
    'closed',
  ],
  ['takes no calls any more', () => edit({ roles: ['room_staff'] }), 'open'],
] as const;

describe.each(WAYS)('[S3] somebody who %s', (_what, act, windows) => {
  test('while it rings: the desk stops ringing, and the call keeps its place', async () => {
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    const desk = await world.desk(lawyer.token);
    const { call } = await home1.queue();
    await lawyer.rung();
    expect(await reach()).toMatchObject({ onDuty: true, ringing: true, inCall: false });
    expect((await act()).error).toBeNull();
    const waits = await home1.current();
    expect(waits).toMatchObject({ id: call.id, state: 'queued', queuedAt: call.queuedAt });
    if (windows === 'closed') await until('the window is closed', () => desk.disconnectReason);
    else await desk.hears(consoleMessages.offerClosed);
    expect(await reach()).toMatchObject({ onDuty: false, ringing: false });
  });

  test('during a call: it ends, and no other is given', async () => {
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    const { call } = await home1.queue();
    await lawyer.answer();
    expect(await reach()).toMatchObject({ onDuty: true, inCall: true });
    expect((await act()).error).toBeNull();
    const { data } = await ask(api, routes.getCall, {
      token: await signIn(api, 'supervisor'),
      params: { id: call.id },
    });
    expect(data.call).toMatchObject({ state: 'ended', endReason: 'ended_by_supervisor' });
    expect(await reach()).toMatchObject({ onDuty: false, inCall: false });
  });
});

test('[S3] a desk is notified of its new name, and goes on with call and window', async () => {
  const lawyer = await TestAgent.onDuty(api, 'lawyer');
  const desk = await world.desk(lawyer.token);
  const { call } = await home1.queue();
  await lawyer.answer();
  expect((await edit({ displayName: '周敏敏' })).data.displayName).toBe('周敏敏');
  await desk.hears(consoleMessages.sessionChanged);
  expect([desk.disconnectReason, (await home1.current())?.id]).toEqual([null, call.id]);
});

test('[S3] a window follows its topics in the unit that somebody works for now', async () => {
  const { rows } = await api.service.ctx.pool.query(`SELECT id FROM staff WHERE username = 'supervisor'`);
  lawyerId = rows[0].id;
  const watcher = await world.desk(await signIn(api, 'supervisor'));
  await watcher.ask(consoleMessages.subscribe, { topics: ['calls', 'staff'] });
  await edit({ orgUnitId: unitId('yunhe.beiliang') });
  await watcher.hears(consoleMessages.newsMissed);
  // Home 1 is in another street. The notifications of one commit come in order: the agents' after the calls'.
  await edit({ roles: ['supervisor', 'admin'] });
  await TestAgent.onDuty(api, 'lawyer');
  const { call } = await home1.queue();
  await home1.end(call.id);
  await edit({ displayName: '赵建国' });
  await watcher.hears(
    consoleMessages.sessionChanged,
    () => watcher.heard.filter(({ name }) => name === 'session.changed').length === 3,
  );
  expect(watcher.heard.map(({ name }) => name)).not.toContain(consoleMessages.callChanged.name);
});

test('[S1] administrators see an account change without asking', async () => {
  const watcher = await world.desk(admin);
  await watcher.ask(consoleMessages.subscribe, { topics: ['staff'] });
  await edit({ displayName: '周敏敏' });
  await watcher.hears(
    consoleMessages.staffChanged,
    ({ id, displayName }) => id === lawyerId && displayName === '周敏敏',
  );
});
