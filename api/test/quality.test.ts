import { randomUUID } from 'node:crypto';
import { internalRoutes, type QualityRow, qualityRoutes, type RoomAccess, routes } from '@falink/protocol';
import { dropOldMeasurements } from '../src/areas/quality/queries/old-measurements.js';
import { ask, heartbeat, SERVICE_SECRET, SFU_ID, signIn, startApi, type TestApi } from './support/api.js';
import { type AnsweredCall, callInState } from './support/arrange.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { TestGuest } from './support/guests.js';
import { TestAgent, TestTerminal } from './support/people.js';

let database: TestDatabase;
let api: TestApi;
let home: TestTerminal;
let lawyer: TestAgent;
let call: AnsweredCall;

beforeAll(async () => {
  database = await testDatabase();
  api = await startApi(database.url, { times: { offerMs: 60_000 } }, { demo: true });
  home = await TestTerminal.pair(api, 'home-1');
  lawyer = await TestAgent.onDuty(api, 'lawyer');
  await database.keep();
});
beforeEach(async () => {
  await database.reset();
  await heartbeat(api);
  call = await callInState('active', { api, terminal: home, agent: lawyer });
});
afterAll(async () => {
  await api.stop();
  await database.drop();
});

const GOOD: QualityRow = {
  seconds: 10,
  expected: true,
  received: 990,
  lost: 10,
  sent: 500,
  sentLost: 0,
  rttMs: 40,
  jitterMs: 4,
  concealed: 0,
  freezes: 0,
  frozenMs: 0,
  picture: { width: 1280, height: 720 },
};
const POOR: QualityRow = { ...GOOD, received: 80, lost: 20, freezes: 2, frozenMs: 1_500 };

interface Measured {
  readonly by: Pick<RoomAccess, 'roomId' | 'participantId'>;
  readonly row: object;
  /** Seconds before now. */
  readonly agoS?: number;
}

const event = ({ by, row, agoS = 0 }: Measured) => ({
  id: randomUUID(),
  at: new Date(Date.now() - agoS * 1_000).toISOString(),
  type: 'peer.measured',
  roomId: by.roomId,
  peerId: by.participantId,
  row,
});

const send = (events: readonly ReturnType<typeof event>[], sfuId = SFU_ID) =>
  ask(api, internalRoutes.sfuEvents, { token: SERVICE_SECRET, body: { sfuId, events: [...events] } });

const qualityOf = (id: string, token = lawyer.token) => ask(api, qualityRoutes.callQuality, { token, params: { id } });
const week = (token: string) => ask(api, qualityRoutes.qualityWeek, { token });

test('[M16] rows of both sides are kept, each once however often it is reported', async () => {
  const rows = [
    event({ by: call.resident, row: GOOD, agoS: 10 }),
    event({ by: call.resident, row: POOR }),
    event({ by: call.agent, row: { ...GOOD, picture: null, rttMs: null } }),
  ];
  await send(rows);
  const { data } = await send(rows);
  expect(data.accepted).toBe(3);
  const { stepS, devices } = (await qualityOf(call.id)).data;
  expect([stepS, devices.map(({ role, phone, points }) => [role, phone, points.length])]).toEqual([
    10,
    [
      ['resident', false, 2],
      ['lawyer', false, 1],
    ],
  ]);
  expect(devices[0]?.points[1]).toMatchObject({ level: 'poor', loss: 0.2, freezes: 2, frozenMs: 1_500 });
  expect(devices[1]?.points[0]).toMatchObject({ level: 'good', loss: 0.01, rttMs: null, picture: null });
});

test('rows of another sfu, of nobody and of another room are left out, and so is what cannot be read', async () => {
  const stranger = { ...call.resident, participantId: randomUUID() };
  const elsewhere = { ...call.resident, roomId: randomUUID() };
  const { data } = await send([
    event({ by: stranger, row: GOOD }),
    event({ by: elsewhere, row: GOOD }),
    event({ by: call.resident, row: { ...GOOD, lost: -1 } }),
    event({ by: call.agent, row: GOOD }),
  ]);
  expect(data.accepted).toBe(3);
  await send([event({ by: call.resident, row: GOOD })], 'another sfu');
  expect((await qualityOf(call.id)).data.devices.map(({ role }) => role)).toEqual(['lawyer']);
});

test('a long call has longer steps, each with its worst level', async () => {
  const hours = 5;
  const rows = Array.from({ length: hours * 360 }, (_, n) =>
    event({ by: call.resident, row: n === 100 ? POOR : GOOD, agoS: n * 10 }),
  );
  for (let from = 0; from < rows.length; from += 200) await send(rows.slice(from, from + 200));
  const { stepS, devices } = (await qualityOf(call.id)).data;
  const points = devices[0]?.points ?? [];
  expect(stepS).toBeGreaterThanOrEqual(50);
  expect(points.length).toBeLessThanOrEqual(360);
  expect(points.filter(({ level }) => level === 'poor')).toHaveLength(1);
});

test('an hour from now is now: the clock of an sfu that runs ahead reaches no other hour', async () => {
  await send([event({ by: call.resident, row: GOOD, agoS: -3_600 })]);
  const { data } = await week(await signIn(api, 'supervisor'));
  expect(data.hours.at(-1)).toMatchObject({ good: 10 });
});

test('a week has its hours by level, and the calls that suffered most', async () => {
  await send([
    event({ by: call.resident, row: POOR }),
    event({ by: call.agent, row: GOOD }),
    event({ by: call.agent, row: { ...GOOD, received: 0, lost: 0 }, agoS: 10 }),
  ]);
  const { data } = await week(await signIn(api, 'supervisor'));
  expect(data.hours).toHaveLength(168);
  expect(data.hours.flatMap((hour) => hour ?? []).reduce((sum, { poor, lost }) => sum + poor + lost, 0)).toBe(20);
  expect(data.worst).toMatchObject([
    { callId: call.id, role: expect.any(String), measuredS: expect.any(Number), sufferedS: 10 },
    { callId: call.id, sufferedS: 10 },
  ]);
  await api.service.ctx.pool.query(
    `UPDATE staff SET org_unit_id = o.id FROM org_unit o, terminal t, site s, org_unit u
     WHERE username = 'supervisor' AND t.id = $1 AND s.id = t.site_id AND u.id = s.org_unit_id AND NOT u.path <@ o.path`,
    [home.id],
  );
  const elsewhere = await week(await signIn(api, 'supervisor'));
  expect([elsewhere.data.worst, elsewhere.data.hours.every((hour) => hour === null)]).toEqual([[], true]);
});

test('a phone that is the camera has rows of its own, and a guest counts at the place it chose', async () => {
  const body = { requestId: randomUUID() };
  const link = await ask(api, routes.offerCompanion, { token: home.token, params: { id: call.id }, body });
  const opening = { token: new URL(link.data.url).hash.slice(1), requestId: randomUUID() };
  const { data: phone } = await ask(api, routes.openCompanion, { body: opening });
  await send([event({ by: phone.room, row: GOOD }), event({ by: call.resident, row: POOR })]);
  expect((await qualityOf(call.id)).data.devices.map((device) => [device.role, device.phone])).toEqual([
    ['resident', false],
    ['resident', true],
  ]);
  const { call: theirs, room } = await new TestGuest(api).queue();
  await send([event({ by: room, row: POOR })]);
  const { worst } = (await week(await signIn(api, 'supervisor'))).data;
  expect(worst.find(({ callId }) => callId === theirs.id)).toMatchObject({ siteName: '云河区', sufferedS: 10 });
});

test('lawyers read what their own calls measured, and of a week nothing', async () => {
  expect((await qualityOf(call.id)).data).toEqual({ stepS: 10, devices: [] });
  expect((await qualityOf(randomUUID())).error?.code).toBe('call.unknown');
  expect((await qualityOf(call.id, await signIn(api, 'lawyer2'))).error?.code).toBe('call.not_yours');
  expect((await qualityOf(call.id, home.token)).error?.code).toBe('auth.forbidden');
  expect((await week(lawyer.token)).error?.code).toBe('auth.forbidden');
});

test('rows are dropped after thirty days, sums stay', async () => {
  await send([event({ by: call.resident, row: GOOD })]);
  const { pool } = api.service.ctx;
  await pool.query(`UPDATE session_quality SET at = now() - interval '31 days'`);
  await dropOldMeasurements(pool);
  expect((await qualityOf(call.id)).data.devices).toEqual([]);
  expect((await week(await signIn(api, 'supervisor'))).data.hours.at(-1)).not.toBeNull();
});
