import { randomUUID } from 'node:crypto';
import { consoleMessages, type FleetLook, routes, type TerminalGroup, type TerminalTarget } from '@falink/protocol';
import { terminalsOf } from '../src/areas/groups/index.js';
import { ask, signIn, type TestApi } from './support/api.js';
import { GroupDesk } from './support/group-desk.js';
import { Planner, unitId } from './support/place-world.js';
import { SocketWorld } from './support/socket-world.js';
import { addStaff } from './support/staff.js';

/** The demo district: home-1 and room-1 are in 东街街道, home-2 in 北梁街道, home-3 and room-2 in 柳河镇. */
const [HOME1, HOME2, HOME3, ROOM1] = ['王奶奶家的电视', '李师傅家的电视', '赵家的电视', '朝阳社区服务室终端'];
const DISTRICT = unitId('yunhe');
const STREET = unitId('yunhe.dongjie');

let world: SocketWorld;
let api: TestApi;
/** An operator of the district, and one of 东街街道. */
let desk: GroupDesk;
let local: GroupDesk;
let ids: Map<string, string>;

beforeAll(async () => {
  world = await SocketWorld.start();
  ({ api } = world);
});
beforeEach(async () => {
  await world.reset();
  await addStaff(api, { username: 'local', role: 'operator', orgPath: 'yunhe.dongjie' });
  desk = new GroupDesk(api, await signIn(api, 'operator'));
  local = new GroupDesk(api, await signIn(api, 'local'));
  ids = new Map((await desk.terminals()).data.items.map(({ name, id }) => [name, id]));
});
afterEach(() => world.closeSockets());
afterAll(() => world.stop());

const id = (name: string | undefined): string => ids.get(name ?? '') ?? '';
const named = (...names: (string | undefined)[]) => ({ terminals: names.map(id) });
const made = async (what: object = { members: named(HOME1, HOME2) }, unit = DISTRICT): Promise<TerminalGroup> =>
  (await desk.create(unit, '重点', what)).data.group;
const rows = async (table: string) =>
  (await api.service.ctx.pool.query(`SELECT * FROM ${table} AS r ORDER BY r::text`)).rows;

describe('[G1] a tag', () => {
  test('is put on all terminals of an act and taken off; a terminal and the list of tags say so', async () => {
    expect((await desk.tag({ filter: { kind: ['home'] } }, ['独居', 'ＶＩＰ　１'])).data.terminals).toBe(3);
    expect((await desk.tag(named(HOME1), ['试点'], ['VIP 1'])).data.terminals).toBe(1);
    expect(await desk.tags()).toEqual(['VIP 1 2', '独居 3', '试点 1']);
    expect(await desk.names({ tag: '独居,试点' })).toEqual([HOME1]);
    expect((await desk.terminals({ tag: '试点' })).data.items[0]?.tags).toEqual(['独居', '试点']);
    expect((await desk.tag(named(HOME1), ['试点'])).data.terminals).toBe(0);
  });

  test('over ten is refused for all of them, by the database too, also when two add at once', async () => {
    const nine = Array.from({ length: 9 }, (_, i) => `t${i}`);
    await desk.tag(named(HOME1), nine);
    const before = await rows('terminal_tag');
    const { error } = await desk.tag(named(HOME1, HOME2), ['a', 'b']);
    expect([error?.code, await rows('terminal_tag')]).toEqual(['tag.too_many', before]);
    const answers = await Promise.all(['a', 'b', 'c'].map((tag) => desk.tag(named(HOME1), [tag])));
    expect(answers.map((one) => one.error?.code ?? 'put').sort()).toEqual(['put', 'tag.too_many', 'tag.too_many']);
    // One that is taken off makes room for one that is put on.
    expect((await desk.tag(named(HOME1), ['d'], ['t0'])).data.terminals).toBe(1);
  });

  test.each(['', 'a,b', 'a，b', 'x'.repeat(33)])('"%s" is none, and changes nothing', async (word) => {
    const { error } = await desk.tag(named(HOME1), [word]);
    expect([error?.code, error?.fields?.[0]?.path]).toEqual(['request.malformed', 'add.0']);
    const sql = api.service.ctx.pool.query('INSERT INTO terminal_tag VALUES ($1, $2)', [id(HOME1), word]);
    await expect(sql).rejects.toMatchObject({ code: '23514' });
    expect(await rows('terminal_tag')).toEqual([]);
  });

  test('is renamed in scope alone, and merged only when somebody says so', async () => {
    await desk.tag(named(HOME1, HOME2), ['旧']);
    await desk.tag(named(HOME1, ROOM1), ['新']);
    expect((await local.renameTag('旧', '新')).error?.code).toBe('tag.in_use');
    expect((await local.renameTag('旧', '新', true)).data.terminals).toBe(1);
    expect([await desk.tags(), await local.tags()]).toEqual([['新 2', '旧 1'], ['新 2']]);
    expect((await local.renameTag('旧', '别的')).data.terminals).toBe(0);
    const lawyer = new GroupDesk(api, await signIn(api, 'lawyer'));
    expect((await lawyer.tag(named(HOME1), ['x'])).error?.code).toBe('auth.forbidden');
  });
});

describe('[G2] what an act is for', () => {
  test('is cut to the scope of who acts and to what is in service', async () => {
    expect((await local.tag(named(HOME1, HOME2), ['x'])).data.terminals).toBe(1);
    await desk.revoke(id(ROOM1));
    expect((await local.tag({ filter: {} }, ['y'])).data.terminals).toBe(1);
    expect(await desk.tags()).toEqual(['x 1', 'y 1']);
    expect((await desk.tag({ group: randomUUID() }, ['x'])).error?.code).toBe('group.unknown');
  });
});

describe('[G3] a group', () => {
  test('of named terminals is used above and below its unit, each in the own scope', async () => {
    const group = await made();
    expect(await desk.names({ group: group.id })).toEqual([HOME2, HOME1]);
    expect(await local.names({ group: group.id })).toEqual([HOME1]);
    expect((await local.group(group.id)).data.terminals).toBe(1);
    const batches: string[][] = [];
    for await (const batch of terminalsOf(api.service.ctx.pool, { group: group.id }, 'yunhe', 1)) batches.push(batch);
    expect(batches.flat()).toEqual([id(HOME1), id(HOME2)].sort());
    const target: TerminalTarget = { filter: { view: 'all', kind: ['home'] }, group: group.id };
    const here = await terminalsOf(api.service.ctx.pool, target, 'yunhe.dongjie').next();
    expect(here.value).toEqual([id(HOME1)]);
    expect((await local.edit(group, '我的', null)).error?.code).toBe('auth.out_of_scope');
    expect((await local.create(DISTRICT, '我的', { filter: {} })).error?.code).toBe('auth.out_of_scope');
    const beside = await made({ filter: {} }, unitId('yunhe.beiliang'));
    expect((await local.group(beside.id)).error?.code).toBe('group.unknown');
    expect((await local.terminals({ group: beside.id })).error?.code).toBe('group.unknown');
    expect((await local.groups()).data.items.map(({ name }) => name)).toEqual(['重点']);
  });

  test('with a filter holds what fits now, and nothing beside its unit', async () => {
    const group = await made({ filter: { kind: ['home'], q: '王 电视' } }, STREET);
    expect(await desk.names({ group: group.id })).toEqual([HOME1]);
    const wide = (await desk.edit(group, '重点', { view: 'all' })).data;
    expect(await desk.names({ group: wide.id })).toEqual([ROOM1, HOME1]);
    expect((await desk.add(group.id, named(HOME2))).error?.code).toBe('group.dynamic');
    expect((await desk.edit(wide, '重点', null)).error?.code).toBe('group.dynamic');
    const pool = api.service.ctx.pool;
    const byHand = pool.query('INSERT INTO terminal_group_member VALUES ($1, $2)', [group.id, id(HOME2)]);
    await expect(byHand).rejects.toMatchObject({ code: '23503' });
    const explicit = (await desk.create(DISTRICT, '手选', { members: named(HOME1) })).data.group;
    expect((await desk.edit(explicit, '手选', {})).error?.code).toBe('group.explicit');
    await expect(
      pool.query(`UPDATE terminal_group SET filter = '{}' WHERE id = $1`, [explicit.id]),
    ).rejects.toMatchObject({ code: '23503' });
  });

  test('has a name of its own in its unit, and is made of what a group or a filter holds', async () => {
    const group = await made();
    expect((await desk.create(DISTRICT, '重点', { filter: {} })).error?.code).toBe('group.name_taken');
    const copy = await desk.create(STREET, '重点', { members: { group: group.id } });
    expect(copy.data.terminals).toBe(2);
    expect((await desk.remove(copy.data.group.id, { filter: { unit: [STREET] } })).data.terminals).toBe(1);
    expect(await desk.names({ group: copy.data.group.id })).toEqual([HOME2]);
    expect((await desk.delete(copy.data.group)).status).toBe(200);
    expect((await desk.group(copy.data.group.id)).error?.code).toBe('group.unknown');
    expect((await desk.create(randomUUID(), 'x', { filter: {} })).error?.code).toBe('unit.unknown');
    expect((await desk.create(DISTRICT, 'x', { filter: { state: ['asleep'] } })).error?.code).toBe('request.malformed');
  });
});

describe('[G4] a group', () => {
  test('loses a terminal that is taken out of service, and does not get it back', async () => {
    const group = await made();
    await desk.revoke(id(HOME1));
    expect(await desk.names({ group: group.id })).toEqual([HOME2]);
    expect((await desk.add(group.id, named(HOME1))).data.terminals).toBe(0);
    const { pool } = api.service.ctx;
    await pool.query('INSERT INTO terminal_group_member VALUES ($1, $2)', [group.id, id(HOME1)]);
    await pool.query('UPDATE terminal SET revoked_at = NULL, revoke_reason = NULL WHERE id = $1', [id(HOME1)]);
    expect(await desk.names({ group: group.id })).toEqual([HOME2]);
  });

  test('keeps its terminals while their unit moves and their boxes reconnect, and goes with a merge', async () => {
    const admin = new Planner(api, await signIn(api, 'admin'));
    const group = await made({ members: named(HOME1) }, unitId('yunhe.dongjie.chaoyang'));
    await made({ filter: { kind: ['home'] } }, unitId('yunhe.beiliang.hepan'));
    await desk.tag(named(HOME1), ['独居']);
    const [tv] = await Promise.all([
      world.tv(world.home1),
      admin.move(await admin.unit('yunhe.dongjie.chaoyang'), unitId('yunhe.beiliang')),
    ]);
    tv.close();
    await world.allReleased();
    await world.tv(world.home1);
    const [there] = (await desk.terminals({ group: group.id, tag: '独居' })).data.items;
    expect([there?.name, there?.site.orgUnit.path]).toEqual([HOME1, 'yunhe.beiliang.chaoyang']);
    expect((await local.group(group.id)).error?.code).toBe('group.unknown');
    await admin.merge(await admin.unitById(unitId('yunhe.dongjie.chaoyang')), unitId('yunhe.beiliang.hepan'));
    const after = (await desk.groups()).data.items.map(({ name, orgUnit }) => `${orgUnit.name} ${name}`).sort();
    expect(after).toEqual(['河畔社区 重点', '河畔社区 重点（朝阳社区）']);
    expect(await desk.names({ group: group.id })).toEqual([HOME1]);
  });
});

describe('[G5] two at once', () => {
  test('of two edits the first wins; members of both are there; the same request again is the same', async () => {
    const group = await made({ members: named(HOME1) });
    const edits = await Promise.all([desk.edit(group, '甲', null), desk.edit(group, '乙', null)]);
    expect(edits.map(({ error }) => error?.code ?? 'edited').sort()).toEqual(['edited', 'group.stale']);
    expect((await desk.delete(group)).error?.code).toBe('group.stale');
    await Promise.all([desk.add(group.id, named(HOME2)), desk.add(group.id, named(HOME3))]);
    expect((await desk.group(group.id)).data.terminals).toBe(3);
    const requestId = randomUUID();
    const twice = await Promise.all([
      desk.create(STREET, '一次', { filter: {} }, requestId),
      desk.create(STREET, '一次', { filter: {} }, requestId),
    ]);
    expect(twice[0]?.data).toEqual(twice[1]?.data);
    expect((await desk.create(STREET, '两次', { filter: {} }, requestId)).error?.code).toBe('request.id_reused');
    const tagged = randomUUID();
    await desk.tag(named(HOME1), ['x'], [], tagged);
    expect((await desk.tag(named(HOME1), ['x'], [], tagged)).data.terminals).toBe(1);
    expect((await desk.tag(named(HOME1), ['y'], [], tagged)).error?.code).toBe('request.id_reused');
  });

  test('consoles that show terminals are notified once of an act on many', async () => {
    const window = await world.desk(await signIn(api, 'operator'));
    await window.ask(consoleMessages.subscribe, { topics: ['terminals'] });
    await desk.tag({ filter: {} }, ['x']);
    await window.hears(consoleMessages.tagsChanged);
    await made();
    await window.hears(consoleMessages.groupsChanged);
    expect(window.all(consoleMessages.tagsChanged).length).toBe(1);
  });
});

describe('[G6] a saved view', () => {
  const LOOK: FleetLook = { filter: { view: 'attention', silentDays: 7 }, sort: 'silent', columns: ['state', 'seen'] };

  test('is its owner’s, and seen by the unit and below once it is shared', async () => {
    const view = (await desk.saveView('七天未见', LOOK)).data;
    expect(view).toMatchObject({ look: LOOK, sharedIn: null });
    expect([await desk.views(), await local.views()]).toEqual([['七天未见'], []]);
    const shared = (await desk.editView(view, '七天', LOOK, true)).data;
    expect(await local.views()).toEqual(['七天']);
    expect((await local.editView(shared, '我的', LOOK)).error?.code).toBe('auth.forbidden');
    await local.saveView('本街道', LOOK, true);
    expect(await desk.views()).toEqual(['七天']);
    expect((await desk.editView(view, '旧', LOOK)).error?.code).toBe('view.stale');
    expect((await desk.saveView('七天', LOOK)).error?.code).toBe('view.name_taken');
    expect((await desk.deleteView(shared)).status).toBe(200);
    expect((await desk.deleteView(shared)).error?.code).toBe('view.unknown');
  });

  test('that repeats a column, or is shared by somebody who may not, is refused', async () => {
    const { error } = await desk.saveView('x', { ...LOOK, columns: ['state', 'state'] });
    expect(error?.code).toBe('request.malformed');
    await addStaff(api, { username: 'room', role: 'room_staff', orgPath: 'yunhe' });
    const room = new GroupDesk(api, await signIn(api, 'room'));
    expect((await room.saveView('x', LOOK, true)).error?.code).toBe('auth.forbidden');
    expect((await room.saveView('x', LOOK)).status).toBe(201);
  });
});

test('staff who only read terminals may neither group nor tag', async () => {
  const supervisor = await signIn(api, 'supervisor');
  const body = { requestId: randomUUID(), orgUnitId: DISTRICT, name: 'x', filter: {} };
  expect((await ask(api, routes.createTerminalGroup, { token: supervisor, body })).error?.code).toBe('auth.forbidden');
});
