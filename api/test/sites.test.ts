import { randomUUID } from 'node:crypto';
import type { SiteProfile } from '@falink/protocol';
import { signIn, type TestApi } from './support/api.js';
import { PlaceWorld, Planner, ROOM, unitId } from './support/place-world.js';

let world: PlaceWorld;
let api: TestApi;
let admin: Planner;
let local: Planner;

beforeAll(async () => {
  world = await PlaceWorld.start('operator');
  ({ api, admin, local } = world);
});
afterEach(() => world.reset());
afterAll(() => world.stop());

const YONGAN = unitId('yunhe.dongjie.yongan');
const HEPAN = unitId('yunhe.beiliang.hepan');

const made = async (details: object = ROOM): Promise<SiteProfile> => (await admin.createSite(YONGAN, details)).data;
const rows = async () => (await api.service.ctx.pool.query('SELECT * FROM site ORDER BY id')).rows;

test('a site keeps everything that was said of it', async () => {
  const site = await made();
  expect(site).toMatchObject({ ...ROOM, orgUnit: { id: YONGAN }, terminals: 0, closedAt: null, revision: 1 });
  expect((await admin.site(site.id)).data).toEqual(site);
  const hours = {
    week: [
      [
        { from: '00:00', to: '06:00' },
        { from: '06:00', to: '24:00' },
      ],
      [],
      [],
      [],
      [],
      [],
      [],
    ],
    exceptions: [{ date: '2026-10-01', open: [], note: '国庆' }],
  };
  const edited = (await admin.editSite(site, { details: { kind: 'court', hours, adviser: null, position: null } }))
    .data;
  expect(edited).toMatchObject({ kind: 'court', hours, adviser: null, position: null, revision: 2 });
});

test('[O2] the same request again is the same site', async () => {
  const requestId = randomUUID();
  const [first, again] = await Promise.all([
    admin.createSite(YONGAN, ROOM, requestId),
    admin.createSite(YONGAN, ROOM, requestId),
  ]);
  expect(first.data).toEqual(again.data);
  expect((await admin.sites({ q: ROOM.name })).data.total).toBe(1);
  const wish = { details: { name: '新名' }, requestId: randomUUID() };
  const edited = await admin.editSite(first.data, wish);
  expect((await admin.editSite(first.data, wish)).data).toEqual(edited.data);
});

test('[O3] an edit of an older version is refused and loses nothing', async () => {
  const site = await made();
  const edited = (await admin.editSite(site, { details: { address: '甲' } })).data;
  expect((await admin.editSite(site, { details: { address: '乙' } })).error?.code).toBe('site.stale');
  expect((await admin.site(site.id)).data).toEqual(edited);
});

test('moves to another unit, unless that has one of its name', async () => {
  const site = await made();
  expect((await admin.editSite(site, { orgUnitId: HEPAN })).data.orgUnit.name).toBe('河畔社区');
  const twin = await made();
  expect((await admin.editSite(twin, { orgUnitId: HEPAN })).error?.code).toBe('site.name_taken');
  expect((await admin.editSite(twin, { orgUnitId: randomUUID() })).error?.code).toBe('unit.unknown');
  expect((await admin.createSite(YONGAN)).error?.code).toBe('site.name_taken');
});

test('[O5] is edited by those who are responsible for both units only', async () => {
  const site = await made();
  expect((await local.editSite(site, { details: { address: '甲' } })).status).toBe(200);
  const seen = (await local.site(site.id)).data;
  expect((await local.editSite(seen, { orgUnitId: HEPAN })).error?.code).toBe('auth.out_of_scope');
  const far = (await admin.editSite(seen, { orgUnitId: HEPAN })).data;
  for (const answer of [
    await local.site(far.id),
    await local.editSite(far),
    await local.closeSite(far),
    await local.editSite(far, { orgUnitId: YONGAN }),
  ]) {
    expect(answer.error?.code).toBe('auth.out_of_scope');
  }
  expect((await local.sites({ unit: HEPAN })).data.items).toEqual([]);
  const lawyer = new Planner(api, await signIn(api, 'lawyer'));
  expect((await lawyer.createSite(YONGAN)).error?.code).toBe('auth.forbidden');
});

test('closes when no terminal is left, and opens again', async () => {
  const [room] = (await admin.sites({ q: '朝阳社区公共法律服务室' })).data.items;
  const { error } = await admin.closeSite(room!);
  expect([error?.code, error?.details]).toEqual(['site.not_empty', { terminals: 1 }]);
  const closed = (await admin.closeSite(await made())).data;
  expect(closed.closedAt).not.toBeNull();
  expect((await admin.sites({ q: ROOM.name })).data.total).toBe(0);
  expect((await admin.sites({ q: ROOM.name, closed: 'yes' })).data.total).toBe(1);
  expect((await admin.editSite(closed)).error?.code).toBe('site.closed');
  const twin = await made();
  expect((await admin.reopenSite(closed)).error?.code).toBe('site.name_taken');
  await admin.editSite(twin, { details: { name: '别的' } });
  expect((await admin.reopenSite(closed)).data.closedAt).toBeNull();
});

describe('[O6] hours', () => {
  const week = (...monday: object[]) => ({ week: [monday, [], [], [], [], [], []], exceptions: [] });
  test.each([
    ['end before they begin', week({ from: '12:00', to: '08:00' }), 'details.hours.week.0.0.to', 'ends_before_begin'],
    ['end when they begin', week({ from: '08:00', to: '08:00' }), 'details.hours.week.0.0.to', 'ends_before_begin'],
    ['go over midnight', week({ from: '22:00', to: '06:00' }), 'details.hours.week.0.0.to', 'ends_before_begin'],
    ['begin at 24:00', week({ from: '24:00', to: '24:00' }), 'details.hours.week.0.0.from', 'time'],
    [
      'overlap',
      week({ from: '08:00', to: '12:00' }, { from: '11:59', to: '14:00' }),
      'details.hours.week.0.1.from',
      'overlaps',
    ],
    [
      'are not in order',
      week({ from: '14:00', to: '17:00' }, { from: '08:00', to: '12:00' }),
      'details.hours.week.0.1.from',
      'overlaps',
    ],
    ['are of six days', { week: [[], [], [], [], [], []], exceptions: [] }, 'details.hours.week', null],
    [
      'name a date twice',
      {
        ...week(),
        exceptions: [
          { date: '2026-10-01', open: [], note: '' },
          { date: '2026-10-01', open: [], note: '' },
        ],
      },
      'details.hours.exceptions.1.date',
      'repeated',
    ],
    [
      'are of a day that no calendar has',
      { ...week(), exceptions: [{ date: '2026-02-30', open: [], note: '' }] },
      'details.hours.exceptions.0.date',
      null,
    ],
  ])('that %s are refused by the field, and by the database', async (_what, hours, path, message) => {
    const before = await rows();
    const { error } = await admin.createSite(YONGAN, { ...ROOM, hours });
    expect(error?.code).toBe('request.malformed');
    const field = error?.fields?.find((one) => one.path === path);
    expect(field).toBeDefined();
    if (message) expect(field?.message).toBe(message);
    expect(await rows()).toEqual(before);
    if (path.endsWith('exceptions.0.date')) return; // The contract knows the calendar.
    await expect(
      api.service.ctx.pool.query('UPDATE site SET hours = $1', [JSON.stringify(hours)]),
    ).rejects.toMatchObject({ code: '23514' });
  });
});

test.each([
  [
    'a notice without a title',
    { notices: [{ title: ' ', text: '甲', from: null, until: null }] },
    'details.notices.0.title',
  ],
  [
    'a notice that ends before it begins',
    { notices: [{ title: '甲', text: '', from: '2026-06-12', until: '2026-06-11' }] },
    'details.notices.0.until',
  ],
  ['an English name that no page has room for', { nameEn: 'a'.repeat(81) }, 'details.nameEn'],
  ['an unknown kind', { kind: 'castle' }, 'details.kind'],
  ['a place beyond the pole', { position: { lng: 119, lat: 91 } }, 'details.position.lat'],
  ['half a place', { position: { lng: 119 } }, 'details.position.lat'],
  [
    'a telephone number that is none',
    { contacts: [{ name: '甲', role: '', phone: '12' }] },
    'details.contacts.0.phone',
  ],
  ['a service twice', { services: [ROOM.services[0], ROOM.services[0]] }, 'details.services.1.service'],
  [
    'another service without a name',
    { services: [{ service: 'other', title: '', responsible: '甲', phone: null }] },
    'details.services.0.title',
  ],
  [
    'a service that nobody is responsible for',
    { services: [{ service: 'notary', title: '', responsible: ' ', phone: null }] },
    'details.services.0.responsible',
  ],
  ['a name of spaces', { name: '\u202e ' }, 'details.name'],
  ['a field that a site has not', { owner: '甲' }, 'details'],
])('%s is refused by its field and changes nothing', async (_what, more, path) => {
  const before = await rows();
  const { error } = await admin.createSite(YONGAN, { ...ROOM, ...more });
  expect([error?.code, error?.fields?.map((field) => field.path)]).toEqual([
    'request.malformed',
    expect.arrayContaining([path]),
  ]);
  expect(await rows()).toEqual(before);
});

test('filters find what is not loaded', async () => {
  await made();
  const totals = async (query: Record<string, string>) => (await admin.sites({ limit: '1', ...query })).data.total;
  expect(await totals({ kind: 'household' })).toBe(3);
  expect(await totals({ kind: 'household,park_station' })).toBe(4);
  expect(await totals({ unit: unitId('yunhe.dongjie') })).toBe(5);
  expect(await totals({ q: '园区' })).toBe(1);
  expect((await admin.sites({ kind: 'castle' })).error?.code).toBe('request.malformed');
});

test('a list of ten thousand has an end', async () => {
  await api.service.ctx.pool.query(
    `INSERT INTO site (org_unit_id, name, kind) SELECT $1, 'site ' || n, 'kiosk' FROM generate_series(1, 10000) AS n`,
    [YONGAN],
  );
  const seen = new Set<string>();
  let cursor: string | null = '';
  while (cursor !== null) {
    const { data } = await admin.sites({ kind: 'kiosk', limit: '200', ...(cursor && { cursor }) });
    if (cursor === '') expect(data.total).toBe(10_000);
    for (const { id } of data.items) seen.add(id);
    cursor = data.nextCursor;
  }
  expect(seen.size).toBe(10_000);
});
