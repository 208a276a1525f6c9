import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import {
  type Role,
  routes,
  type StaffAccount,
  type StaffDetails,
  staffLinkRoutes,
  staffRoutes,
  staffSessionRoutes,
} from '@falink/protocol';
import { ask, PASSWORD, signIn, startApi, type TestApi } from './support/api.js';
import { backdate } from './support/backdate.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { unitId } from './support/place-world.js';
import { addStaff } from './support/staff.js';

let database: TestDatabase;
let api: TestApi;
/** Of the district, and of one street. */
let admin: string;
let local: string;

beforeAll(async () => {
  database = await testDatabase();
  api = await startApi(database.url);
  await addStaff(api, { username: 'local', role: 'admin', orgPath: 'yunhe.dongjie' });
  [admin, local] = [await signIn(api, 'admin'), await signIn(api, 'local')];
  await database.keep();
});
afterEach(() => database.reset());
afterAll(async () => {
  await api.stop();
  await database.drop();
});

const DONGJIE = unitId('yunhe.dongjie');
const CHOSEN = 'correct horse 电池';

function details(more: Partial<StaffDetails> = {}): StaffDetails {
  return {
    displayName: '钱文静',
    title: '律师',
    office: '云河律师事务所',
    orgUnitId: DONGJIE,
    roles: ['duty_lawyer'],
    skills: ['labour'],
    ...more,
  };
}

const create = (
  more: Partial<StaffDetails> = {},
  token = admin,
  username = 'qian.wj',
  requestId: string = randomUUID(),
) => ask(api, staffRoutes.createStaff, { token, body: { requestId, username, details: details(more) } });
const link = (id: string, lost = false, token = admin) =>
  ask(api, staffRoutes.makeStaffLink, { token, params: { id }, body: { lost } });
const read = (token: string) => ask(api, staffLinkRoutes.readStaffLink, { body: { token } });
const choose = (token: string, password = CHOSEN) =>
  ask(api, staffLinkRoutes.useStaffLink, { body: { token, password } });
const login = (username: string, password: string) => ask(api, routes.login, { body: { username, password } });
const disable = (id: string, token = admin) => ask(api, staffRoutes.disableStaff, { token, params: { id } });
const enable = (id: string, token = admin) => ask(api, staffRoutes.enableStaff, { token, params: { id } });

function edit(account: StaffAccount, more: Partial<StaffDetails>, token = admin, requestId: string = randomUUID()) {
  const { displayName, title, office, orgUnit, roles, skills, revision } = account;
  const before = { displayName, title, office, orgUnitId: orgUnit.id, roles, skills } as StaffDetails;
  const body = { requestId, revision, details: { ...before, ...more } };
  return ask(api, staffRoutes.editStaff, { token, params: { id: account.id }, body });
}

async function account(username: string): Promise<StaffAccount> {
  const { rows } = await api.service.ctx.pool.query('SELECT id FROM staff WHERE username = $1', [username]);
  return (await ask(api, staffRoutes.getStaff, { token: admin, params: { id: rows[0].id } })).data;
}

async function everything() {
  const { rows } = await api.service.ctx.pool.query(
    `SELECT (SELECT json_agg(s ORDER BY id) FROM staff s) AS staff, (SELECT json_agg(r ORDER BY staff_id, role) FROM staff_role r)
       AS roles, (SELECT json_agg(l ORDER BY hash) FROM staff_link l) AS links,
       (SELECT count(*) FROM audit_event WHERE action ~ '^staff') AS audited`,
  );
  return rows[0];
}

const actions = async (): Promise<string[]> =>
  (await api.service.ctx.pool.query(`SELECT action FROM audit_event WHERE action ~ '^staff' ORDER BY id`)).rows.map(
    ({ action }) => action,
  );

describe('the list', () => {
  const list = async (token: string, query: Record<string, string> = {}) =>
    (await ask(api, staffRoutes.listStaff, { token, query })).data;
  const names = async (token: string, query: Record<string, string> = {}) =>
    (await list(token, query)).items.map(({ username }) => username);

  test('[S1] holds accounts at and below one’s own unit, found by words, unit and state', async () => {
    const { data } = await create();
    expect((await list(admin)).total).toBeGreaterThan((await list(local)).total!);
    expect((await list(local)).items.every(({ orgUnit }) => orgUnit.path.startsWith('yunhe.dongjie'))).toBe(true);
    expect(await names(admin, { q: '文静 QIAN' })).toEqual(['qian.wj']);
    expect((await names(admin, { unit: DONGJIE })).sort()).toEqual((await names(local)).sort());
    expect(await names(admin, { state: 'no_password' })).toEqual(['qian.wj']);
    await disable(data.id);
    expect(await names(admin, { q: 'qian' })).toEqual([]);
    expect(await names(admin, { state: 'disabled' })).toEqual(['qian.wj']);
  });

  test('[S1] is for administrators: nobody else reads or changes an account', async () => {
    const { data } = await create();
    const operator = await signIn(api, 'operator');
    const before = await everything();
    const params = { id: data.id };
    for (const { error } of [
      await ask(api, staffRoutes.listStaff, { token: operator }),
      await ask(api, staffRoutes.getStaff, { token: operator, params }),
      await ask(api, staffRoutes.staffReach, { token: operator, params }),
      await ask(api, staffSessionRoutes.listStaffSessions, { token: operator, params }),
      await create({}, operator, 'other'),
      await edit(data, { title: '主任' }, operator),
      await link(data.id, false, operator),
      await disable(data.id, operator),
      await enable(data.id, operator),
    ]) {
      expect(error?.code).toBe('auth.forbidden');
    }
    expect(await everything()).toEqual(before);
  });

  test('[S1] what is above or beside one’s own unit is out of scope, as the place of an account too', async () => {
    const above = await account('operator');
    const own = (await create()).data;
    const before = await everything();
    for (const { error } of [
      await edit(above, { title: '主任' }, local),
      await edit(own, { orgUnitId: unitId('yunhe') }, local),
      await create({ orgUnitId: unitId('yunhe.beiliang') }, local, 'other'),
      await link(above.id, true, local),
      await disable(above.id, local),
    ]) {
      expect(error?.code).toBe('auth.out_of_scope');
    }
    expect(await everything()).toEqual(before);
  });
});

describe('an invitation', () => {
  test('[S2] lets the person choose a password, once, and sign in', async () => {
    const { data, status } = await create();
    expect([status, data.state, data.link]).toEqual([201, 'no_password', null]);
    expect((await login('qian.wj', CHOSEN)).error?.code).toBe('auth.wrong_credentials');
    const { token, kind } = (await link(data.id)).data;
    expect(kind).toBe('invite');
    expect((await read(token)).data).toMatchObject({
      username: 'qian.wj',
      displayName: '钱文静',
      roles: ['duty_lawyer'],
      orgUnitName: '东街街道',
    });
    expect((await choose(token)).data).toEqual({ username: 'qian.wj' });
    expect((await login('Qian.WJ', CHOSEN)).data.staff).toMatchObject({ roles: ['duty_lawyer'], skills: ['labour'] });
    expect(await account('qian.wj')).toMatchObject({ state: 'active', link: null, lastSignInAt: expect.any(String) });
    expect(await actions()).toEqual(['staff.created', 'staff.link_made', 'staff.link_used']);
  });

  test('[S2] is stored as a hash only', async () => {
    const { token } = (await link((await create()).data.id)).data;
    const { rows } = await api.service.ctx.pool.query(
      `SELECT (SELECT json_agg(r) FROM answered_request r)::text || (SELECT json_agg(e) FROM audit_event e)::text
         || (SELECT json_agg(l) FROM staff_link l)::text AS all`,
    );
    expect(rows[0].all).not.toContain(token);
  });

  describe('[S2] says why it does nothing, and changes nothing:', () => {
    test.each([
      ['used', 'staff.link_used', async (_id: string, token: string) => void (await choose(token))],
      ['replaced', 'staff.link_replaced', async (id: string) => void (await link(id))],
      ['of a disabled account', 'staff.link_disabled', async (id: string) => void (await disable(id))],
      ['expired', 'staff.link_expired', async () => backdate(api, 'staff_link', null, { expires_at: 1_000 })],
    ])('%s', async (_what, code, before) => {
      const { id } = (await create()).data;
      const { token } = (await link(id)).data;
      await before(id, token);
      const rows = await everything();
      expect((await read(token)).error?.code).toBe(code);
      expect((await choose(token, 'another password')).error?.code).toBe(code);
      expect(await everything()).toEqual(rows);
      expect((await login('qian.wj', 'another password')).error?.code).toBe('auth.wrong_credentials');
    });

    test('unknown, or with a password that is too short', async () => {
      const { token } = (await link((await create()).data.id)).data;
      expect((await read('made-up')).error?.code).toBe('staff.link_unknown');
      const short = await choose(token, '123456789');
      expect([short.error?.code, short.error?.fields?.[0]?.path]).toEqual(['request.malformed', 'password']);
      expect((await choose(token)).status).toBe(200);
    });
  });

  test('[S2] used several times at once takes effect once', async () => {
    const { token } = (await link((await create()).data.id)).data;
    const answers = await Promise.all(
      ['first password', 'second password', 'third password'].map((p) => choose(token, p)),
    );
    expect(answers.map(({ error }) => error?.code ?? null).sort()).toEqual(
      [null, 'staff.link_used', 'staff.link_used'].sort(),
    );
  });

  test('[O2] of a request that is repeated makes one account; a name is given once', async () => {
    const requestId = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => create({}, admin, 'qian.wj', requestId)));
    expect(new Set(answers.map(({ data }) => data.id)).size).toBe(1);
    expect((await create({}, admin, 'QIAN.wj')).error?.code).toBe('staff.username_taken');
    expect((await create({}, local, 'admin')).error?.code).toBe('staff.username_taken');
    expect((await create({}, admin, '钱文静')).error?.fields?.[0]?.path).toBe('username');
  });
});

describe('changing an account', () => {
  test('[S3] of two administrators at once the first wins, and the other sees why', async () => {
    const { data } = await create();
    const answers = await Promise.all([edit(data, { title: '主任' }), edit(data, { title: '专员' }, local)]);
    expect(answers.map(({ error }) => error?.code ?? null).sort()).toEqual([null, 'staff.stale'].sort());
    const requestId = randomUUID();
    const now = await account('qian.wj');
    const first = await edit(now, { displayName: '钱静' }, admin, requestId);
    expect((await edit(now, { displayName: '钱静' }, admin, requestId)).data).toEqual(first.data);
    expect((await edit(first.data, {})).data).toEqual(first.data);
  });

  test('[S3] role and unit count at once, in sessions that are open', async () => {
    const token = await signIn(api, 'operator');
    const operator = await account('operator');
    await edit(operator, { roles: ['admin'], orgUnitId: DONGJIE });
    expect((await ask(api, routes.me, { token })).data).toMatchObject({ roles: ['admin'], orgUnit: { id: DONGJIE } });
    expect((await ask(api, staffRoutes.listStaff, { token })).data.total).toBeGreaterThan(0);
    expect((await disable(operator.id, token)).error?.code).toBeUndefined();
  });

  test('[S4] the last administrator of a district who can sign in stays one, whatever is tried', async () => {
    const me = await account('admin');
    const other = (await create({ roles: ['admin'], orgUnitId: me.orgUnit.id }, admin, 'second')).data;
    const before = await everything();
    // The second one has no password yet.
    for (const { error } of [
      await disable(me.id),
      await edit(me, { roles: ['operator'] }),
      await edit(me, { orgUnitId: DONGJIE }),
      await link(me.id, true),
    ]) {
      expect(error?.code).toBe('staff.last_administrator');
    }
    expect(await everything()).toEqual(before);
    const { pool } = api.service.ctx;
    await expect(pool.query(`DELETE FROM staff_role WHERE role = 'admin'`)).rejects.toMatchObject({
      constraint: 'staff_last_administrator',
    });
    await choose((await link(other.id)).data.token);
    expect((await edit(me, { roles: ['operator'] })).status).toBe(200);
  });

  test('[S4] of two administrators who disable each other at once one stays', async () => {
    const me = await account('admin');
    const other = (await create({ roles: ['admin'], orgUnitId: me.orgUnit.id }, admin, 'second')).data;
    await choose((await link(other.id)).data.token);
    const second = (await login('second', CHOSEN)).data.accessToken;
    const answers = await Promise.all([disable(other.id), disable(me.id, second)]);
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    const { rows } = await api.service.ctx.pool.query(
      `SELECT count(*)::int AS n FROM staff WHERE username IN ('admin', 'second') AND disabled_at IS NOT NULL`,
    );
    expect(rows[0].n).toBe(1);
  });
});

describe('[S5] sessions', () => {
  const sessions = async (id: string, token: string) =>
    (await ask(api, staffSessionRoutes.listStaffSessions, { token, params: { id } })).data;
  const lives = async (token: string): Promise<boolean> => (await ask(api, routes.me, { token })).status === 200;

  test('are listed with where they are, and ended one by one or all but the own one', async () => {
    const headers = {
      'user-agent':
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36',
      'x-forwarded-for': '198.51.100.7',
    };
    const at = async () =>
      (await ask(api, routes.login, { body: { username: 'lawyer', password: PASSWORD }, headers })).data.accessToken;
    const [first, second, third] = [await at(), await at(), await at()];
    const { id } = await account('lawyer');
    const listed = await sessions(id, third);
    expect(listed.total).toBe(3);
    expect(listed.items[0]).toMatchObject({ device: 'Chrome 128, Windows', address: '198.51.100.7', current: true });
    const end = (token: string, sessionId: string) =>
      ask(api, staffSessionRoutes.endStaffSession, { token, params: { id, sessionId } });
    // An administrator of the scope does it for somebody else, one of a street does not.
    expect((await end(local, listed.items[2]!.id)).error?.code).toBe('auth.out_of_scope');
    expect((await end(admin, listed.items[2]!.id)).status).toBe(200);
    expect((await end(admin, listed.items[2]!.id)).status).toBe(200);
    expect([await lives(first), await lives(second)]).toEqual([false, true]);
    const { data } = await ask(api, staffSessionRoutes.endStaffSessions, { token: third, params: { id } });
    expect([data.ended, await lives(second), await lives(third)]).toEqual([1, false, true]);
    expect((await actions()).filter((action) => action === 'staff.sessions_ended')).toHaveLength(2);
  });

  test('another password asks for the present one, counts wrong ones, and ends the other sessions', async () => {
    const [here, there] = [await signIn(api, 'lawyer'), await signIn(api, 'lawyer')];
    const change = (current: string) =>
      ask(api, staffSessionRoutes.changePassword, { token: here, body: { current, password: CHOSEN } });
    expect((await change('wrong')).error?.code).toBe('staff.wrong_password');
    expect(await lives(there)).toBe(true);
    expect((await change(PASSWORD)).status).toBe(200);
    expect([await lives(here), await lives(there)]).toEqual([true, false]);
    expect((await login('lawyer', PASSWORD)).error?.code).toBe('auth.wrong_credentials');
    for (let i = 0; i < 4; i += 1) await change('wrong');
    expect((await change(CHOSEN)).error?.code).toBe('auth.locked');
    expect(await actions()).toContain('staff.password_changed');
  });

  test('a link resets a forgotten password when it is used; one that was lost ends at once', async () => {
    const token = await signIn(api, 'lawyer');
    const { id } = await account('lawyer');
    const forgotten = (await link(id)).data;
    expect([forgotten.kind, await lives(token)]).toEqual(['reset', true]);
    await link(id, true);
    expect(await lives(token)).toBe(false);
    expect((await login('lawyer', PASSWORD)).error?.code).toBe('auth.wrong_credentials');
    expect((await account('lawyer')).state).toBe('no_password');
    expect((await read(forgotten.token)).error?.code).toBe('staff.link_replaced');
  });
});

test('signing in answers alike for a name that is unknown, invited or disabled', async () => {
  const { data } = await create();
  const invited = await login('qian.wj', 'a wrong password');
  await disable(data.id);
  const disabled = await login('qian.wj', 'a wrong password');
  const unknown = await login('nobody.at.all', 'a wrong password');
  expect([invited.error, disabled.error]).toEqual([unknown.error, unknown.error]);
});

test('a role that the contract does not know, or one twice, is refused with its field', async () => {
  for (const roles of [[], ['king'], ['admin', 'admin']]) {
    const { error } = await create({ roles: roles as Role[] });
    expect([error?.code, error?.fields?.[0]?.path.startsWith('details.roles')]).toEqual(['request.malformed', true]);
  }
  await until(
    'nothing was made',
    async () => (await actions()).length,
    (n) => n === 0,
  );
});
