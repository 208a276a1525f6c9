import { operationsRoutes, routes } from '@falink/protocol';
import { SITES, TERMINALS } from '../src/areas/demo/district.js';
import { ask, signIn, startApi, type TestApi } from './support/api.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { TestAgent } from './support/people.js';
import { addStaff } from './support/staff.js';

let database: TestDatabase;
let api: TestApi;
beforeAll(async () => {
  database = await testDatabase();
  api = await startApi(database.url);
});
afterAll(async () => {
  await api.stop();
  await database.drop();
});

const mapOf = async (username: string) => ask(api, routes.fleetMap, { token: await signIn(api, username) });

test('[D11] the map has every terminal in service of a scope: place, unit and state', async () => {
  const operator = await signIn(api, 'operator');
  const { data } = await mapOf('operator');
  expect(data.terminals.total).toBe(TERMINALS.length);
  const listed = await ask(api, routes.listTerminals, { token: operator });
  const marks = listed.data.items.map(({ id, state, position, site }) => ({
    id,
    state,
    position,
    unitId: site.orgUnit.id,
  }));
  expect(data.terminals.items).toEqual(marks);
  expect(data.terminals.items[0]?.position).not.toBeNull();
  expect(new Set(data.terminals.items.map(({ unitId }) => unitId))).toEqual(new Set(data.units.map(({ id }) => id)));
});

test('[D11] what is out of service or out of scope is not on it', async () => {
  await addStaff(api, { username: 'street', role: 'operator', orgPath: 'yunhe.beiliang' });
  const { data } = await mapOf('street');
  const here = TERMINALS.filter(({ siteId }) =>
    SITES.find(({ id }) => id === siteId)?.org.startsWith('yunhe.beiliang'),
  );
  expect(data.terminals.items.map(({ id }) => id)).toEqual(here.map(({ id }) => id));
  const [gone] = here;
  const admin = await signIn(api, 'admin');
  await ask(api, routes.revokeTerminal, { token: admin, params: { id: gone!.id }, body: { reason: 'x' } });
  expect((await mapOf('street')).data.terminals).toEqual({ items: [], total: 0 });
});

test('[D11] its areas are the units below the scope and lie where their rooms are, whatever terminals there are', async () => {
  const { pool } = api.service.ctx;
  const areas = async (username: string) => (await mapOf(username)).data.areas;
  const before = await areas('operator');
  expect(before.map(({ path }) => path).sort()).toEqual(['yunhe.beiliang', 'yunhe.dongjie', 'yunhe.liuhe']);
  const rooms = SITES.filter(({ kind, org }) => kind !== 'household' && org.startsWith('yunhe.liuhe'));
  const liuhe = before.find(({ path }) => path === 'yunhe.liuhe')?.middle;
  expect(liuhe?.lng).toBeCloseTo(rooms.reduce((sum, { lng }) => sum + lng, 0) / rooms.length);
  await pool.query(
    `INSERT INTO terminal (site_id, name, kind, paired_at) SELECT id, '新电视', 'home', now() FROM site WHERE lng IS NOT NULL`,
  );
  expect(await areas('operator')).toEqual(before);
  // A unit without any below it is one area.
  await addStaff(api, { username: 'village', role: 'operator', orgPath: 'yunhe.liuhe.shuiquan' });
  expect((await areas('village')).map(({ path }) => path)).toEqual(['yunhe.liuhe.shuiquan']);
});

test('the wall knows of every unit whether somebody could answer its calls, and whether the centre is open', async () => {
  await addStaff(api, { username: 'street-2', role: 'operator', orgPath: 'yunhe.beiliang' });
  const token = await signIn(api, 'street-2');
  const duty = async () => (await ask(api, operationsRoutes.overview, { token })).data.duty;
  const open = (week: unknown) =>
    api.service.ctx.pool.query('UPDATE district SET hours = $1', [week && JSON.stringify({ week, exceptions: [] })]);
  const days = (day: unknown) => Array.from({ length: 7 }, () => day);
  const lawyer = await TestAgent.signIn(api, 'lawyer');
  await lawyer.go('available');
  await open(days([{ from: '00:00', to: '24:00' }]));
  expect(await duty()).toEqual({ staffed: true, open: true });
  await lawyer.go('away');
  await open(days([]));
  expect(await duty()).toEqual({ staffed: false, open: false });
  await open(null);
  expect((await duty()).open).toBeNull();
});

test('[D11] ten thousand terminals are one answer below two megabytes, and lawyers do not get it', async () => {
  await api.service.ctx.pool.query(
    `INSERT INTO terminal (site_id, name, kind, paired_at)
     SELECT (SELECT array_agg(id) FROM site)[1 + i % 12], '电视 ' || i, 'home', now() FROM generate_series(1, 10000) AS i`,
  );
  const answer = await fetch(api.url + routes.fleetMap.path, {
    headers: { authorization: `Bearer ${await signIn(api, 'operator')}` },
  });
  const text = await answer.text();
  expect(JSON.parse(text).terminals.items.length).toBeGreaterThanOrEqual(10_000);
  expect(Buffer.byteLength(text)).toBeLessThan(2_000_000);
  expect((await mapOf('lawyer')).error?.code).toBe('auth.forbidden');
});
