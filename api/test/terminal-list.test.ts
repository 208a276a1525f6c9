import { randomUUID } from 'node:crypto';
import { TERMINALS } from '../src/areas/demo/district.js';
import { signIn, startApi, type TestApi } from './support/api.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { GroupDesk } from './support/group-desk.js';
import { unitId } from './support/place-world.js';

let database: TestDatabase;
let api: TestApi;
let desk: GroupDesk;

beforeAll(async () => {
  database = await testDatabase();
  api = await startApi(database.url);
  desk = new GroupDesk(api, await signIn(api, 'operator'));
});
afterAll(async () => {
  await api.stop();
  await database.drop();
});

const [HOME1, HOME2, HOME3, ROOM1, ROOM2] = TERMINALS.map(({ name }) => name);
const set = (column: string, value: string, name: string | undefined) =>
  api.service.ctx.pool.query(`UPDATE terminal SET ${column} = ${value} WHERE name = $1`, [name]);
const found = async (query: Record<string, string>) => (await desk.names(query)).sort();

test('every filter finds what is not loaded, and all of them together what fits each', async () => {
  await set('last_seen_at', `now() - interval '8 days'`, HOME1);
  await set('last_seen_at', 'now()', HOME2);
  await set('app_version', `'9.9.9'`, HOME2);
  await api.service.ctx.pool.query(`UPDATE site SET address = '工业园区 8 号_东' WHERE name LIKE '%李师傅家%'`);
  expect(await found({ unit: unitId('yunhe.dongjie') })).toEqual([ROOM1, HOME1].sort());
  expect(await found({ unit: `${unitId('yunhe.dongjie')},${unitId('yunhe.beiliang.gongren')}`, kind: 'home' })).toEqual(
    [HOME1, HOME2].sort(),
  );
  expect(await found({ siteKind: 'household' })).toEqual([HOME1, HOME2, HOME3].sort());
  expect(await found({ version: '9.9.9,9.9.8' })).toEqual([HOME2]);
  expect(await found({ silentDays: '7' })).toEqual([HOME1, HOME3, ROOM1, ROOM2].sort());
  expect(await found({ silentDays: '9' })).toEqual([HOME3, ROOM1, ROOM2].sort());
  expect(await found({ q: '园区 李师傅' })).toEqual([HOME2]);
  // What patterns mean to the database is a character here.
  expect([await found({ q: '号_东' }), await found({ q: '%' }), await found({ q: '号_西' })]).toEqual([
    [HOME2],
    [],
    [],
  ]);
  expect(await found({ q: TERMINALS[0]?.id.toUpperCase() ?? '' })).toEqual([HOME1]);
  expect(await found({ kind: 'home', siteKind: 'household', state: 'offline', silentDays: '7', q: '王' })).toEqual([
    HOME1,
  ]);
  expect(await found({ unit: randomUUID() })).toEqual([]);
});

test.each([
  ['silentDays', '0'],
  ['silentDays', 'week'],
  ['kind', 'castle'],
  ['sort', 'state'],
  ['unit', 'yunhe'],
])('%s=%s is refused by its field', async (field, value) => {
  const { error } = await desk.terminals({ [field]: value });
  expect([error?.code, error?.fields?.[0]?.path.split('.')[0]]).toEqual(['request.malformed', field]);
});

test('[P13] each order is total, and a page of another order is refused', async () => {
  await api.service.ctx.pool.query(
    `INSERT INTO terminal (site_id, name, kind, paired_at, last_seen_at)
     SELECT (SELECT array_agg(id) FROM site)[1 + i % 12], '电视 ' || i % 9, 'home', now() - i % 3 * interval '1 day',
       CASE i % 4 WHEN 0 THEN NULL ELSE now() - i % 4 * interval '1 hour' END FROM generate_series(1, 100) AS i`,
  );
  const total = 100 + TERMINALS.length;
  const keys = {
    name: 't.name COLLATE "C", t.id',
    unit: 'o.name COLLATE "C", t.name COLLATE "C", t.id',
    silent: 'last_seen_at NULLS FIRST, t.id',
    paired: 'paired_at DESC NULLS LAST, t.id DESC',
  };
  for (const [sort, key] of Object.entries(keys)) {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { data }: Awaited<ReturnType<GroupDesk['terminals']>> = await desk.terminals({
        sort,
        limit: '40',
        ...(cursor && { cursor }),
      });
      if (cursor === '') expect(data.total).toBe(total);
      seen.push(...data.items.map(({ id }) => id));
      cursor = data.nextCursor;
    }
    const { rows } = await api.service.ctx.pool.query<{ id: string }>(
      `SELECT t.id FROM terminal t JOIN site s ON s.id = t.site_id JOIN org_unit o ON o.id = s.org_unit_id ORDER BY ${key}`,
    );
    expect([sort, seen]).toEqual([sort, rows.map(({ id }) => id)]);
  }
  const { data } = await desk.terminals({ sort: 'unit', limit: '5' });
  const other = await desk.terminals({ sort: 'silent', cursor: data.nextCursor ?? '' });
  expect(other.error?.fields?.map(({ path }) => path)).toEqual(['cursor']);
});
