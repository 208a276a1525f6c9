import { randomUUID } from 'node:crypto';
import { routes } from '@falink/protocol';
import { ask, signIn, type TestApi } from './support/api.js';
import { PlaceWorld, Planner, ROOM, unitId } from './support/place-world.js';
import { addStaff } from './support/staff.js';

let world: PlaceWorld;
let api: TestApi;
let admin: Planner;
let local: Planner;

beforeAll(async () => {
  world = await PlaceWorld.start('admin');
  ({ api, admin, local } = world);
});
afterEach(() => world.reset());
afterAll(() => world.stop());

const DONGJIE = unitId('yunhe.dongjie');
const BEILIANG = unitId('yunhe.beiliang');
const YONGAN = 'yunhe.dongjie.yongan';

async function everything() {
  const { rows } = await api.service.ctx.pool.query(
    `SELECT (SELECT json_agg(u ORDER BY id) FROM org_unit u) AS units, (SELECT json_agg(s ORDER BY id) FROM site s) AS sites,
       (SELECT count(*) FROM audit_event WHERE action ~ '^(unit|site)') AS audited`,
  );
  return rows[0];
}

test('[O1] a new unit is one level below its own, and a village holds none', async () => {
  const street = (await admin.create(unitId('yunhe'), '新城街道')).data;
  expect(street).toMatchObject({ level: 'street', parentName: '云河区', children: 0, sites: 0, closedAt: null });
  const village = (await admin.create(street.id, '新村')).data;
  expect(village).toMatchObject({ level: 'village', parentId: street.id });
  expect((await admin.create(village.id, '一组')).error?.code).toBe('unit.level');
  expect((await admin.units({ parent: street.id })).data).toMatchObject({ total: 1, items: [{ id: village.id }] });
  expect((await admin.unitById(street.id)).children).toBe(1);
});

test('[O2] the same request again is the same unit; its number for another wish is refused', async () => {
  const requestId = randomUUID();
  const answers = await Promise.all(Array.from({ length: 4 }, () => admin.create(DONGJIE, '新村', requestId)));
  expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
  expect(answers[0]?.status).toBe(201);
  // Also after something else has happened to it.
  await admin.rename(answers[0]!.data, '老村');
  expect((await admin.create(DONGJIE, '新村', requestId)).data).toEqual(answers[0]?.data);
  const before = await everything();
  expect((await admin.create(DONGJIE, '别的村', requestId)).error?.code).toBe('request.id_reused');
  expect((await local.create(DONGJIE, '新村', requestId)).error?.code).toBe('request.id_reused');
  expect(await everything()).toEqual(before);
});

test('[O3] of two who rename one unit at once the first wins, and the other sees why', async () => {
  const unit = await admin.unit(YONGAN);
  const answers = await Promise.all([admin.rename(unit, '永安一社区'), admin.rename(unit, '永安二社区')]);
  expect(answers.map(({ error }) => error?.code ?? null).sort()).toEqual([null, 'unit.stale'].sort());
  const won = answers.find(({ error }) => !error)!.data;
  expect(await admin.unit(YONGAN)).toEqual(won);
  expect((await admin.rename(won, '永安三社区')).data.revision).toBeGreaterThan(won.revision);
});

describe('[O4] a name', () => {
  test.each([
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['永\u202e安\u200f新村', '永安新村'],
    ['  朝 阳\n新村 ', '朝 阳 新村'],
  ])('%j is kept as the text it is, without what turns it round', async (typed, kept) => {
    expect((await admin.create(DONGJIE, typed)).data.name).toBe(kept);
  });

  test.each(['', '   ', '\u202e\u200f', '村'.repeat(61)])('%j is refused and changes nothing', async (typed) => {
    const before = await everything();
    const { error } = await admin.create(DONGJIE, typed);
    expect([error?.code, error?.fields?.[0]?.path]).toEqual(['request.malformed', 'name']);
    expect(await everything()).toEqual(before);
  });

  test('is given once among the units beside each other', async () => {
    expect((await admin.create(DONGJIE, '永安社区')).error?.code).toBe('unit.name_taken');
    expect((await admin.create(BEILIANG, '永安社区')).status).toBe(201);
    const other = await admin.unit('yunhe.dongjie.chaoyang');
    expect((await admin.rename(other, '永安社区')).error?.code).toBe('unit.name_taken');
    expect((await admin.move(await admin.unit(YONGAN), BEILIANG)).error?.code).toBe('unit.name_taken');
    const twice = await Promise.all([admin.create(DONGJIE, '新村'), admin.create(DONGJIE, '新村')]);
    expect(twice.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});

describe('moving', () => {
  test('a unit takes its sites, its staff and what was recorded of it along', async () => {
    await addStaff(api, { username: 'villager', role: 'supervisor', orgPath: YONGAN });
    await addStaff(api, { username: 'beiliang', role: 'supervisor', orgPath: 'yunhe.beiliang' });
    const token = await signIn(api, 'beiliang');
    const recorded = async () =>
      (await ask(api, routes.audit, { token })).data.items.filter(({ action }) => action.startsWith('unit.')).length;
    const renamed = (await admin.rename(await admin.unit(YONGAN), '永安新社区')).data;
    expect(await recorded()).toBe(0);
    const { rows: hashes } = await api.service.ctx.pool.query('SELECT id, org_path::text FROM audit_event ORDER BY id');
    const moved = (await admin.move(renamed, BEILIANG)).data;
    expect(moved).toMatchObject({ id: renamed.id, parentId: BEILIANG, path: 'yunhe.beiliang.yongan', sites: 1 });
    expect(await recorded()).toBe(2);
    const { rows: after } = await api.service.ctx.pool.query('SELECT id, org_path::text FROM audit_event ORDER BY id');
    expect(after.slice(0, hashes.length)).toEqual(hashes);
    expect((await ask(api, routes.me, { token: await signIn(api, 'villager') })).data.orgUnit.path).toBe(moved.path);
    expect((await local.sites({ q: '永安' })).data.items).toEqual([]);
    expect((await admin.sites({ unit: BEILIANG, q: '永安' })).data.total).toBe(1);
  });

  test('back to where it was is possible; the path of another unit is never taken', async () => {
    const moved = (await admin.move(await admin.unit(YONGAN), BEILIANG)).data;
    const again = (await admin.create(DONGJIE, '永安社区')).data;
    expect(again.path).not.toBe(YONGAN);
    await admin.rename(again, '另一个社区');
    expect((await admin.move(moved, DONGJIE)).data.path).toBe(YONGAN);
    await expect(
      api.service.ctx.pool.query(`UPDATE org_unit SET path = 'yunhe.beiliang.yongan' WHERE id = $1`, [again.id]),
    ).rejects.toMatchObject({ code: '23505' });
  });

  test.each([
    ['under itself', 'yunhe.dongjie', 'yunhe.dongjie', 'unit.under_itself'],
    ['under its own child', 'yunhe.dongjie', YONGAN, 'unit.under_itself'],
    ['a street under a street', 'yunhe.dongjie', 'yunhe.beiliang', 'unit.level'],
    ['a village under a village', YONGAN, 'yunhe.liuhe.liuhe', 'unit.level'],
    ['a village under the district', YONGAN, 'yunhe', 'unit.level'],
    ['the district', 'yunhe', 'yunhe.dongjie', 'unit.under_itself'],
  ])('%s is refused and changes nothing', async (_what, from, to, code) => {
    const before = await everything();
    expect((await admin.move(await admin.unit(from), unitId(to))).error?.code).toBe(code);
    expect(await everything()).toEqual(before);
  });

  test('to where it is already changes nothing', async () => {
    const before = await everything();
    const unit = await admin.unit(YONGAN);
    expect((await admin.move(unit, DONGJIE)).data).toEqual(unit);
    expect(await everything()).toEqual(before);
  });
});

describe('merging', () => {
  test('gives everything to the other unit, keeps the history, and closes the first', async () => {
    await admin.createSite(unitId(YONGAN), ROOM);
    await admin.createSite(unitId('yunhe.dongjie.chaoyang'), ROOM);
    await addStaff(api, { username: 'villager', role: 'supervisor', orgPath: YONGAN });
    const { data } = await admin.merge(await admin.unit(YONGAN), unitId('yunhe.dongjie.chaoyang'));
    expect(data).toMatchObject({
      merged: { sites: 0, mergedInto: { name: '朝阳社区' }, closedAt: expect.any(String) },
      into: { sites: 5 },
      renamed: 1,
    });
    const named = (await admin.sites({ unit: data.into.id, q: '法律驿站' })).data.items.map(({ name }) => name);
    expect(named).toEqual(['法律驿站', '法律驿站（永安社区）']);
    expect((await ask(api, routes.me, { token: await signIn(api, 'villager') })).data.orgUnit.id).toBe(data.into.id);
    await addStaff(api, { username: 'chaoyang', role: 'supervisor', orgPath: 'yunhe.dongjie.chaoyang' });
    const { data: audit } = await ask(api, routes.audit, { token: await signIn(api, 'chaoyang') });
    expect(audit.items.filter(({ action }) => action === 'site.created')).toHaveLength(2);
    expect((await admin.reopen(data.merged)).error?.code).toBe('unit.merged');
    expect((await admin.units({ parent: DONGJIE })).data.total).toBe(1);
    expect((await admin.units({ parent: DONGJIE, closed: 'yes' })).data.total).toBe(2);
  });

  test('of streets takes the villages over, those of one name too', async () => {
    await admin.create(BEILIANG, '永安社区');
    const { data } = await admin.merge(await admin.unit('yunhe.dongjie'), BEILIANG);
    expect(data.renamed).toBe(1);
    const { data: below } = await admin.units({ parent: BEILIANG });
    expect(below.items.map(({ name }) => name).sort()).toEqual(
      ['工人村社区', '永安社区', '永安社区（东街街道）', '朝阳社区', '河畔社区'].sort(),
    );
    // Those who worked for the street work for the one that took it over.
    expect((await local.units({ parent: BEILIANG })).data.total).toBe(5);
  });

  test.each([
    ['into itself', YONGAN, YONGAN, 'unit.merge_itself'],
    ['of a village into a street', YONGAN, 'yunhe.beiliang', 'unit.level'],
    ['of the district', 'yunhe', 'yunhe.dongjie', 'unit.level'],
  ])('%s is refused and changes nothing', async (_what, from, into, code) => {
    const before = await everything();
    expect((await admin.merge(await admin.unit(from), unitId(into))).error?.code).toBe(code);
    expect(await everything()).toEqual(before);
  });
});

describe('closing', () => {
  test('wants a unit that holds nothing in use, and can be taken back', async () => {
    const { error } = await admin.close(await admin.unit(YONGAN));
    expect([error?.code, error?.details]).toEqual(['unit.not_empty', { units: 0, sites: 1, staff: 0 }]);
    const empty = (await admin.create(DONGJIE, '空村')).data;
    const closed = (await admin.close(empty)).data;
    expect(closed.closedAt).not.toBeNull();
    expect((await admin.createSite(closed.id)).error?.code).toBe('unit.closed');
    expect((await admin.rename(closed, '新名')).error?.code).toBe('unit.closed');
    expect((await admin.move(closed, BEILIANG)).error?.code).toBe('unit.closed');
    // Its name is free in between, and then it is not.
    await admin.create(DONGJIE, '空村');
    expect((await admin.reopen(closed)).error?.code).toBe('unit.name_taken');
    const other = (await admin.close((await admin.create(DONGJIE, '又一村')).data)).data;
    expect((await admin.reopen(other)).data.closedAt).toBeNull();
    expect((await admin.close(await admin.unit('yunhe'))).error?.code).toBe('unit.level');
  });
});

describe('[O5] outside of one’s own units', () => {
  test('nothing is read and nothing is changed', async () => {
    const [own, other] = [await admin.unit('yunhe.dongjie'), await admin.unit('yunhe.beiliang.hepan')];
    const before = await everything();
    for (const answer of [
      await local.create(BEILIANG, '新村'),
      await local.rename(other, '新名'),
      await local.move(other, DONGJIE),
      await local.move(await admin.unit(YONGAN), BEILIANG),
      await local.merge(await admin.unit(YONGAN), other.id),
      await local.merge(own, BEILIANG),
      await local.close(own),
      await local.reach(other.id),
      await local.createSite(other.id),
    ]) {
      expect(answer.error?.code).toBe('auth.out_of_scope');
    }
    expect(await everything()).toEqual(before);
    expect((await local.units({ parent: BEILIANG })).data.items).toEqual([]);
    expect((await local.rename(own, '东街')).data.name).toBe('东街');
  });

  test('roles that do not edit places are refused, and those that do not see them', async () => {
    const supervisor = new Planner(api, await signIn(api, 'supervisor'));
    const unit = await supervisor.unit(YONGAN);
    expect((await supervisor.rename(unit, '新名')).error?.code).toBe('auth.forbidden');
    const lawyer = new Planner(api, await signIn(api, 'lawyer'));
    expect((await lawyer.units()).error?.code).toBe('auth.forbidden');
  });

  test('an id that nobody has is unknown', async () => {
    const seen = { id: randomUUID(), revision: 1 };
    expect((await admin.rename(seen, '新名')).error?.code).toBe('unit.unknown');
    expect((await admin.create(seen.id, '新村')).error?.code).toBe('unit.unknown');
    expect((await admin.move(await admin.unit(YONGAN), seen.id)).error?.code).toBe('unit.unknown');
  });
});

test('says what a change reaches', async () => {
  expect((await admin.reach(unitId('yunhe'))).data).toMatchObject({ units: 9, sites: 12, openCalls: 0 });
  expect((await admin.reach(DONGJIE)).data).toMatchObject({ units: 2, sites: 4, staff: 2 });
});

describe('[O1] the database refuses', () => {
  test.each([
    ['a unit without one above it', `INSERT INTO org_unit (path, name) VALUES ('yunhe.nowhere.x', 'x')`, '23503'],
    [
      'two units of one name beside each other',
      `INSERT INTO org_unit (path, name) VALUES ('yunhe.x', '东街街道')`,
      '23505',
    ],
    [
      'a unit at its own child',
      `UPDATE org_unit SET path = 'yunhe.dongjie.yongan.x' WHERE path = 'yunhe.dongjie'`,
      '23514',
    ],
    ['to close a unit in use', `UPDATE org_unit SET closed_at = now() WHERE path = 'yunhe.dongjie.yongan'`, '23514'],
    ['to close the district', `UPDATE org_unit SET closed_at = now() WHERE path = 'yunhe'`, '23514'],
    ['to delete a unit', `DELETE FROM org_unit WHERE path = 'yunhe.dongjie.yongan'`, '23001'],
    [
      'a site of a closed unit',
      `WITH u AS (SELECT id FROM org_unit WHERE name = '空村') INSERT INTO site (org_unit_id, name) SELECT id, 'x' FROM u`,
      '23514',
    ],
    [
      'staff of a closed unit',
      `UPDATE staff SET org_unit_id = (SELECT id FROM org_unit WHERE name = '空村') WHERE username = 'aid'`,
      '23514',
    ],
  ])('%s', async (_what, sql, code) => {
    await admin.close((await admin.create(DONGJIE, '空村')).data);
    await expect(api.service.ctx.pool.query(sql)).rejects.toMatchObject({ code });
  });
});
