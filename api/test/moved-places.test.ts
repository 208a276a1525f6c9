import { randomUUID } from 'node:crypto';
import { shanghaiDay } from '@falink/client';
import { consoleMessages, fleet, routes, terminalRoutes } from '@falink/protocol';
import { SITES } from '../src/areas/demo/district.js';
import { ask, signIn, type TestApi } from './support/api.js';
import { TestGuest } from './support/guests.js';
import { TestAgent, TestTerminal } from './support/people.js';
import { Planner, unitId } from './support/place-world.js';
import { SocketWorld } from './support/socket-world.js';
import { addStaff } from './support/staff.js';

/** What runs while places change: boxes, calls, desks. Home 1 is in 朝阳社区, 东街街道. */
let world: SocketWorld;
let api: TestApi;
let home1: TestTerminal;
let admin: Planner;

beforeAll(async () => {
  world = await SocketWorld.start();
  ({ api, home1 } = world);
});
beforeEach(async () => {
  await world.reset();
  admin = new Planner(api, await signIn(api, 'admin'));
});
afterEach(() => world.closeSockets());
afterAll(() => world.stop());

const CHAOYANG = 'yunhe.dongjie.chaoyang';
const BEILIANG = unitId('yunhe.beiliang');
const site = (name: string): string => SITES.find((one) => one.name === name)!.id;

const home = async () => (await ask(api, routes.home, { token: home1.token })).data.site;

describe('[O7] a television', () => {
  test('shows the name that its unit has now, without asking', async () => {
    const tv = await world.tv(home1);
    await admin.rename(await admin.unit(CHAOYANG), '向阳社区');
    await tv.hears(fleet.homeUpdated, (now) => now.site.orgUnit.name === '向阳社区');
    expect((await home()).orgUnit.name).toBe('向阳社区');
  });

  test('whose unit moved while it was away comes back with the same token, at the new place', async () => {
    const before = await world.tv(home1);
    before.close();
    await admin.move(await admin.unit(CHAOYANG), BEILIANG);
    await world.tv(home1);
    expect((await home()).orgUnit).toMatchObject({ name: '朝阳社区', path: 'yunhe.beiliang.chaoyang' });
  });

  test('is notified of who is on duty where its unit is now', async () => {
    await addStaff(api, { username: 'far', role: 'duty_lawyer', orgPath: 'yunhe.beiliang' });
    const tv = await world.tv(home1);
    await admin.move(await admin.unit(CHAOYANG), BEILIANG);
    await tv.hears(fleet.homeUpdated, (now) => now.site.orgUnit.path === 'yunhe.beiliang.chaoyang');
    tv.forget();
    await TestAgent.onDuty(api, 'far');
    await tv.hears(fleet.dutyUpdated, ({ duty }) => duty.state === 'free');
  });

  test('shows the adviser of its own site, and else that of its unit', async () => {
    const tv = await world.tv(home1);
    const [room] = (await admin.sites({ q: '王奶奶家' })).data.items;
    const adviser = { name: '林芳', title: '律师', duties: '咨询', hours: '周三', phone: '04708212000' };
    const edited = (await admin.editSite(room!, { details: { adviser } })).data;
    await tv.hears(fleet.homeUpdated, (now) => now.adviser?.name === '林芳');
    await admin.editSite(edited, { details: { adviser: null } });
    const names = () => tv.all(fleet.homeUpdated).map((now) => now.adviser?.name);
    await tv.hears(fleet.homeUpdated, () => names().at(-1) === '陈国栋');
  });
});

describe('[O9] the service room of a television', () => {
  const asked = async (terminal: TestTerminal) =>
    (await ask(api, routes.serviceRoom, { token: terminal.token })).data.room;
  const now = async (terminal: TestTerminal) => (await ask(api, routes.home, { token: terminal.token })).data;
  const day = (days: number): string => shanghaiDay(Date.now() + days * 86_400_000);
  const notice = (title: string, from: string | null = null, until: string | null = null) => ({
    title,
    text: '',
    from,
    until,
  });

  test('of a household is that of its unit: its hours, notices and services arrive live, the newest notice first', async () => {
    const [tv, other] = [await world.tv(home1), await world.tv(await TestTerminal.pair(api, 'home-3'))];
    const [room] = (await admin.sites({ q: '朝阳社区公共法律服务室' })).data.items;
    expect((await now(home1)).room).toMatchObject({
      id: room!.id,
      hours: null,
      headline: null,
      notices: 0,
      services: 0,
    });
    const week = [[{ from: '08:30', to: '12:00' }], [], [], [], [], [], []];
    const far = { date: day(60), open: [], note: '太远' };
    const soon = { date: day(3), open: [], note: '端午节' };
    const notices = [
      notice('一直有效'),
      notice('昨天起', day(-1)),
      notice('今天起', day(0), day(0)),
      notice('明天起', day(1)),
      notice('昨天为止', day(-9), day(-1)),
    ];
    const services = [{ service: 'mediation', title: '', responsible: '巴特尔', phone: '13800138000' }];
    const details = { nameEn: 'Chaoyang room', hours: { week, exceptions: [soon, far] }, notices, services };
    other.forget();
    const edited = (await admin.editSite(room!, { details })).data;
    await tv.hears(fleet.homeUpdated, (home) => home.room?.headline === '今天起');
    expect(other.all(fleet.homeUpdated)).toEqual([]);
    expect((await now(home1)).room).toEqual({
      id: room!.id,
      name: '朝阳社区公共法律服务室',
      nameEn: 'Chaoyang room',
      address: '',
      hours: { week, exceptions: [soon] },
      headline: '今天起',
      notices: 3,
      services: 1,
      revision: edited.revision,
    });
    const read = await asked(home1);
    expect(read?.notices.map(({ title }) => title)).toEqual(['今天起', '昨天起', '一直有效']);
    expect(read?.services).toEqual(services);
    await admin.editSite(edited, { details: { notices: [], kind: 'court' } });
    // The unit has no room any more: that of the unit above it.
    await tv.hears(fleet.homeUpdated, (home) => home.room?.name === '东街司法所');
  });

  test('of a terminal that stands in one is that one', async () => {
    const room1 = await TestTerminal.pair(api, 'room-2');
    expect((await asked(room1))?.name).toBe('柳河村公共法律服务室');
  });

  test('[O8] comes with the word and the English names of its place', async () => {
    expect((await now(home1)).place).toEqual({ word: 'community', unitEn: 'Chaoyang Community', siteEn: '' });
    const tv = await world.tv(home1);
    await admin.nameInEnglish((await admin.rename(await admin.unit(CHAOYANG), '朝阳村')).data, 'Chaoyang Village');
    await tv.hears(fleet.homeUpdated, ({ place }) => place.word === 'village' && place.unitEn === 'Chaoyang Village');
    const room2 = await TestTerminal.pair(api, 'room-2');
    expect((await now(room2)).place.word).toBe('village');
  });

  test('[V3] an older television is sent neither', async () => {
    const response = await fetch(`${api.url}${routes.home.path}`, {
      headers: { authorization: `Bearer ${home1.token}` },
    });
    const older = await response.json();
    expect(older).not.toHaveProperty('room');
    expect(older).not.toHaveProperty('place');
  });
});

describe('[O7] a call', () => {
  test('that waits is offered to those on duty where its unit is now', async () => {
    await addStaff(api, { username: 'far', role: 'duty_lawyer', orgPath: 'yunhe.beiliang' });
    await addStaff(api, { username: 'near', role: 'duty_lawyer', orgPath: 'yunhe.dongjie' });
    const near = await TestAgent.onDuty(api, 'near');
    const { call } = await home1.queue();
    await near.decline((await near.rung()).id);
    const far = await TestAgent.onDuty(api, 'far');
    expect((await far.status()).offer).toBeNull();
    await admin.move(await admin.unit(CHAOYANG), BEILIANG);
    expect((await far.rung()).call.id).toBe(call.id);
  });

  test('goes on while its unit moves and is merged', async () => {
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    const { call } = await home1.queue();
    await lawyer.answer();
    const moved = (await admin.move(await admin.unit(CHAOYANG), BEILIANG)).data;
    expect((await admin.reach(BEILIANG)).data.openCalls).toBe(1);
    await admin.merge(moved, unitId('yunhe.beiliang.hepan'));
    expect((await home1.current())?.state).toBe('connecting');
    expect((await lawyer.status()).call?.terminal.orgUnitName).toBe('河畔社区');
    expect((await lawyer.end(call.id)).status).toBe(200);
  });
});

test('[O7] a guest and a link belong to the unit that theirs was merged into', async () => {
  const lawyer = await TestAgent.onDuty(api, 'lawyer');
  await lawyer.go('available');
  const earlier = new TestGuest(api);
  await earlier.queue({ place: unitId(CHAOYANG) });
  const { id: left } = (await earlier.leaveNumber('13812345678')).data;
  const guest = new TestGuest(api);
  await guest.queue({ place: unitId(CHAOYANG) });
  await addStaff(api, { username: 'inviter', role: 'duty_lawyer', orgPath: CHAOYANG });
  const body = { requestId: randomUUID(), expiresInHours: 1 };
  await ask(api, routes.makeGuestLink, { token: await signIn(api, 'inviter'), body });
  const moved = (await admin.move(await admin.unit(CHAOYANG), BEILIANG)).data;
  await admin.merge(moved, unitId('yunhe.beiliang.hepan'));
  expect((await lawyer.rung()).call.terminal).toMatchObject({ id: null, orgUnitName: '河畔社区' });
  await addStaff(api, { username: 'hepan', role: 'duty_lawyer', orgPath: 'yunhe.beiliang.hepan' });
  const { data } = await ask(api, routes.listGuestLinks, { token: await signIn(api, 'hepan') });
  expect(data.items.map(({ id }) => id)).toEqual([body.requestId]);
  const numbers = await ask(api, routes.listCallbacks, { token: await signIn(api, 'hepan') });
  expect(numbers.data.items).toMatchObject([{ id: left, terminal: null, placeName: '河畔社区' }]);
});

describe('[O7] a console', () => {
  test('follows the tree, each in its own scope', async () => {
    await addStaff(api, { username: 'street', role: 'operator', orgPath: 'yunhe.dongjie' });
    const [district, street] = [
      await world.desk(await signIn(api, 'operator')),
      await world.desk(await signIn(api, 'street')),
    ];
    for (const desk of [district, street]) await desk.ask(consoleMessages.subscribe, { topics: ['places'] });
    await admin.rename(await admin.unit(CHAOYANG), '向阳社区');
    await admin.rename(await admin.unit('yunhe.beiliang.hepan'), '河岸社区');
    await district.hears(consoleMessages.orgUnitChanged, ({ name }) => name === '河岸社区');
    await street.hears(consoleMessages.orgUnitChanged, ({ name }) => name === '向阳社区');
    await street.hears(consoleMessages.newsMissed, () => street.all(consoleMessages.newsMissed).length > 1);
    expect(street.all(consoleMessages.orgUnitChanged).map(({ name }) => name)).not.toContain('河岸社区');
  });

  test('whose own unit moved follows what is below it at the new place', async () => {
    await addStaff(api, { username: 'village', role: 'operator', orgPath: CHAOYANG });
    const token = await signIn(api, 'village');
    const desk = await world.desk(token);
    await desk.ask(consoleMessages.subscribe, { topics: ['terminals'] });
    await admin.move(await admin.unit(CHAOYANG), BEILIANG);
    await desk.hears(consoleMessages.newsMissed);
    desk.forget();
    await world.tv(home1);
    await desk.hears(consoleMessages.terminalChanged, ({ id, connected }) => id === home1.id && connected);
  });
});

describe('a terminal', () => {
  const place = (token: string, body: object) =>
    ask(api, terminalRoutes.placeTerminal, { token, params: { id: home1.id }, body });
  const HERE = { name: '王奶奶家的电视', siteId: site('朝阳社区 3 号楼 王奶奶家') };
  const THERE = { name: '李师傅家的电视', siteId: site('工人村 12 栋 李师傅家') };

  test('is renamed and moved while its box stays connected, and the same again is the same', async () => {
    const tv = await world.tv(home1);
    const operator = await signIn(api, 'operator');
    const answers = [await place(operator, { ...THERE, seen: HERE }), await place(operator, { ...THERE, seen: HERE })];
    expect(answers.map(({ data }) => [data.name, data.site.id, data.connected])).toEqual(
      answers.map(() => [THERE.name, THERE.siteId, true]),
    );
    const now = await tv.hears(fleet.homeUpdated, ({ terminal }) => terminal.name === THERE.name);
    expect(now.site.orgUnit.path).toBe('yunhe.beiliang.gongren');
    expect(tv.disconnectReason).toBeNull();
    const { rows } = await api.service.ctx.pool.query(
      `SELECT org_path::text, data FROM audit_event WHERE action = 'terminal.placed'`,
    );
    expect(rows).toEqual([
      { org_path: 'yunhe.beiliang.gongren', data: { from: HERE.siteId, to: THERE.siteId, renamed: true } },
    ]);
  });

  test('[O3] of two who place it at once the first wins', async () => {
    const operator = await signIn(api, 'operator');
    const answers = await Promise.all([
      place(operator, { ...HERE, name: '甲', seen: HERE }),
      place(operator, { ...HERE, name: '乙', seen: HERE }),
    ]);
    expect(answers.map(({ error }) => error?.code ?? 'placed').sort()).toEqual(['placed', 'terminal.moved']);
  });

  test('[O5] is not put to a closed site, an unknown one, or one of others', async () => {
    await addStaff(api, { username: 'street', role: 'operator', orgPath: 'yunhe.dongjie' });
    const [operator, street] = [await signIn(api, 'operator'), await signIn(api, 'street')];
    expect((await place(street, { ...THERE, seen: HERE })).error?.code).toBe('auth.out_of_scope');
    expect((await place(operator, { ...HERE, siteId: randomUUID(), seen: HERE })).error?.code).toBe('site.unknown');
    expect((await place(await signIn(api, 'supervisor'), { ...THERE, seen: HERE })).error?.code).toBe('auth.forbidden');
    const [empty] = (await admin.sites({ q: '北梁司法所' })).data.items;
    await admin.closeSite(empty!);
    expect((await place(operator, { ...HERE, siteId: empty!.id, seen: HERE })).error?.code).toBe('site.closed');
    const { pool } = api.service.ctx;
    await expect(
      pool.query('UPDATE terminal SET site_id = $2 WHERE id = $1', [home1.id, empty!.id]),
    ).rejects.toMatchObject({ code: '23514' });
    expect(
      (await ask(api, terminalRoutes.getTerminal, { token: operator, params: { id: home1.id } })).data,
    ).toMatchObject({
      name: HERE.name,
      site: { id: HERE.siteId },
    });
  });
});
