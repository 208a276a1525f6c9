import { REFRESH_COOKIE, routes, staffRoutes } from '@falink/protocol';
import { ask, PASSWORD, signIn, startApi, type TestApi } from './support/api.js';
import { backdate } from './support/backdate.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { addStaff } from './support/staff.js';

let database: TestDatabase;
let api: TestApi;
beforeAll(async () => {
  database = await testDatabase();
  api = await startApi(database.url);
  await database.keep();
});
beforeEach(() => database.reset());
afterAll(async () => {
  await api.stop();
  await database.drop();
});

const OFFICE = '198.51.100.7';

/** @param from the address that a trusted proxy names */
async function login(username: string, password = PASSWORD, from = OFFICE) {
  const answer = await ask(api, routes.login, { body: { username, password }, headers: { 'x-forwarded-for': from } });
  return { ...answer, cookie: cookieOf(answer.headers) };
}

function cookieOf(headers: Headers): { pair: string; attributes: string } | null {
  const header = headers.getSetCookie().find((cookie) => cookie.startsWith(`${REFRESH_COOKIE}=`));
  if (!header) return null;
  const [pair, ...attributes] = header.split('; ');
  return { pair: pair!, attributes: attributes.join('; ') };
}

const codeOf = (body: unknown): unknown => (body as { code?: unknown }).code;
const refresh = (cookie: string, headers: Record<string, string> = {}) =>
  ask(api, routes.refresh, { headers: { cookie, ...headers } });

describe('signing in', () => {
  test('gives a token that says who one is, and a cookie no script can read', async () => {
    const { data, cookie } = await login('lawyer');
    expect(data.staff).toMatchObject({ displayName: '周敏', title: '律师', roles: ['duty_lawyer'] });
    expect(cookie?.attributes).toMatch(/Path=\/api\/v1\/auth/);
    expect(cookie?.attributes).toMatch(/HttpOnly/);
    expect(cookie?.attributes).toMatch(/SameSite=Strict/);
    const me = await ask(api, routes.me, { token: data.accessToken });
    expect(me.data.username).toBe('lawyer');
  });

  test('the user name is not case sensitive', async () => {
    expect((await login('Lawyer')).status).toBe(200);
  });

  test('a wrong password and an unknown name are refused alike', async () => {
    const wrong = await login('operator', 'not the password');
    const unknown = await login('nobody-at-all', 'not the password');
    expect([wrong.status, wrong.error?.code]).toEqual([401, 'auth.wrong_credentials']);
    expect(unknown.error).toEqual(wrong.error);
    expect(wrong.cookie).toBeNull();
  });

  /** Five failures. */
  async function lockOut(name: string, from = OFFICE): Promise<void> {
    for (let i = 0; i < 5; i += 1)
      expect((await login(name, `wrong ${i}`, from)).error?.code).toBe('auth.wrong_credentials');
  }

  test.each(['admin', 'no-such-person'])(
    'five failures lock %s for 15 minutes, also for the right password',
    async (name) => {
      await lockOut(name);
      const locked = await login(name);
      expect([locked.status, locked.error?.code]).toEqual([423, 'auth.locked']);
      expect(locked.error?.retryAfterS).toBeGreaterThan(800);
      expect(locked.error?.retryAfterS).toBeLessThanOrEqual(900);
    },
  );

  test('the lock opens by the database’s clock, and a success forgets the failures', async () => {
    await lockOut('admin');
    await backdate(api, 'login_guard_address', 'admin', { locked_until: 1_000, last_attempt_at: 15 * 60_000 });
    expect((await login('admin')).status).toBe(200);
    const { rows } = await api.service.ctx.pool.query(
      `SELECT (SELECT count(*)::int FROM login_guard WHERE username = 'admin') AS everywhere,
         (SELECT failures FROM login_guard_address WHERE username = 'admin') AS from_here`,
    );
    expect(rows).toEqual([{ everywhere: 0, from_here: 0 }]);
  });

  test('[P20] a stranger who guesses elsewhere does not lock the owner out, however long', async () => {
    await login('admin', PASSWORD, OFFICE);
    for (let guess = 0; guess < 55; guess += 1) await login('admin', 'wrong', `203.0.113.${1 + (guess % 11)}`);
    expect((await login('admin', PASSWORD, OFFICE)).status).toBe(200);
    expect((await login('admin', PASSWORD, '203.0.113.1')).error?.code).toBe('auth.locked');
  });

  test('[P20] guesses from many addresses lock the name for addresses from which its owner never signed in', async () => {
    for (let stranger = 1; stranger <= 10; stranger += 1) await lockOut('admin', `203.0.113.${stranger}`);
    expect((await login('admin', 'wrong', '203.0.113.99')).error?.code).toBe('auth.locked');
    expect((await login('admin', PASSWORD, OFFICE)).error?.code).toBe('auth.locked');
    await backdate(api, 'login_guard', 'admin', { locked_until: 1_000, last_attempt_at: 15 * 60_000 });
    expect((await login('admin', PASSWORD, OFFICE)).status).toBe(200);
  });

  test('what happens at signing in belongs to the person’s org unit', async () => {
    const { pool } = api.service.ctx;
    const { cookie } = await login('roomstaff');
    await login('roomstaff', 'wrong');
    await ask(api, routes.logout, { headers: { cookie: cookie!.pair } });
    const reused = (await login('roomstaff')).cookie!;
    const next = cookieOf((await refresh(reused.pair)).headers)!;
    await refresh(next.pair);
    await refresh(reused.pair);
    const { rows } = await pool.query(
      `SELECT e.action, e.org_path = o.path AS own FROM audit_event e, staff s JOIN org_unit o ON o.id = s.org_unit_id
       WHERE s.username = 'roomstaff' AND e.action LIKE 'auth.%' ORDER BY e.id`,
    );
    expect(rows).toEqual(
      ['login', 'login_failed', 'logout', 'login', 'refresh_reused'].map((what) => ({
        action: `auth.${what}`,
        own: true,
      })),
    );
  });

  test('supervisors of another district see nothing of it', async () => {
    const { pool } = api.service.ctx;
    await pool.query(`INSERT INTO org_unit (path, name) VALUES ('elsewhere', '别的区')`);
    await addStaff(api, { username: 'elsewhere', role: 'supervisor', orgPath: 'elsewhere' });
    await login('lawyer');
    const { data } = await ask(api, routes.audit, { token: await signIn(api, 'elsewhere') });
    const { rows } = await pool.query(`SELECT 'staff:' || id AS actor FROM staff WHERE username = 'elsewhere'`);
    expect(data.items.map(({ actor, action }) => [actor, action])).toEqual([[rows[0].actor, 'auth.login']]);
  });

  test('parallel guesses are counted too', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => login('supervisor', `guess ${i}`)));
    const codes = answers.map((answer) => answer.error?.code);
    expect(codes.filter((code) => code === 'auth.wrong_credentials')).toHaveLength(5);
    expect(codes.filter((code) => code === 'auth.locked')).toHaveLength(7);
  });

  test('a disabled person is refused, and a token they hold stops working at once', async () => {
    const token = await signIn(api, 'roomstaff');
    const { rows } = await api.service.ctx.pool.query(`SELECT id FROM staff WHERE username = 'roomstaff'`);
    const admin = await signIn(api, 'admin');
    await ask(api, staffRoutes.disableStaff, { token: admin, params: { id: rows[0].id } });
    expect((await ask(api, routes.me, { token })).error?.code).toBe('auth.token_invalid');
    expect((await login('roomstaff')).error?.code).toBe('auth.wrong_credentials');
  });
});

describe('the refresh cookie', () => {
  test('rotates: each use gives a new one', async () => {
    const first = (await login('lawyer')).cookie!;
    const second = await refresh(first.pair);
    expect(second.status).toBe(200);
    const next = cookieOf(second.headers)!;
    expect(next.pair).not.toBe(first.pair);
    expect((await refresh(next.pair)).status).toBe(200);
  });

  test('shown a second time ends the whole session, for thief and owner alike', async () => {
    const first = (await login('lawyer')).cookie!;
    const second = await refresh(first.pair);
    const renewed = await refresh(cookieOf(second.headers)!.pair);
    const replay = await refresh(first.pair);
    expect([replay.status, replay.error?.code]).toEqual([401, 'auth.refresh_reused']);
    expect((await refresh(cookieOf(renewed.headers)!.pair)).error?.code).toBe('auth.required');
    expect((await ask(api, routes.me, { token: renewed.data.accessToken })).error?.code).toBe('auth.token_invalid');
    const { rows } = await api.service.ctx.pool.query(
      `SELECT action FROM audit_event WHERE action = 'auth.refresh_reused'`,
    );
    expect(rows).toHaveLength(1);
  });

  test('shown again because the answer was lost: the session goes on, and the lost cookie ends it', async () => {
    const first = (await login('lawyer')).cookie!;
    const lost = cookieOf((await refresh(first.pair)).headers)!;
    const again = await refresh(first.pair);
    expect(again.status).toBe(200);
    expect((await refresh(cookieOf(again.headers)!.pair)).status).toBe(200);
    // Whoever shows the lost one is not who asked again.
    expect((await refresh(lost.pair)).error?.code).toBe('auth.refresh_reused');
  });

  test('shown again after half a minute is a copy', async () => {
    const first = (await login('lawyer')).cookie!;
    await refresh(first.pair);
    await backdate(api, 'refresh_token', null, { used_at: 31_000 });
    expect((await refresh(first.pair)).error?.code).toBe('auth.refresh_reused');
  });

  test('used several times at the same moment leaves one cookie that goes on', async () => {
    const { pair } = (await login('lawyer')).cookie!;
    const answers = await Promise.all([refresh(pair), refresh(pair), refresh(pair)]);
    const pairs = answers.flatMap((answer) => (answer.status === 200 ? [cookieOf(answer.headers)!.pair] : []));
    const { rows } = await api.service.ctx.pool.query(
      'SELECT count(*)::int AS n FROM refresh_token WHERE used_at IS NULL',
    );
    expect([pairs.length, rows[0].n]).toEqual([3, 1]);
  });

  test('is refused when it has expired, is unknown, or is missing', async () => {
    const { pair } = (await login('lawyer')).cookie!;
    await backdate(api, 'refresh_token', null, { expires_at: 1_000 });
    expect((await refresh(pair)).error?.code).toBe('auth.token_expired');
    expect((await refresh(`${REFRESH_COOKIE}=made-up`)).error?.code).toBe('auth.required');
    expect((await ask(api, routes.refresh)).error?.code).toBe('auth.required');
  });

  test('does nothing for a request that another site made', async () => {
    const { pair } = (await login('lawyer')).cookie!;
    expect((await refresh(pair, { 'sec-fetch-site': 'cross-site' })).error?.code).toBe('auth.forbidden');
    expect((await refresh(pair, { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  test('ends with signing out, which works twice', async () => {
    const session = await login('lawyer');
    const { pair } = session.cookie!;
    for (let i = 0; i < 2; i += 1)
      expect((await ask(api, routes.logout, { headers: { cookie: pair } })).status).toBe(200);
    expect((await refresh(pair)).error?.code).toBe('auth.required');
    expect((await ask(api, routes.me, { token: session.data.accessToken })).error?.code).toBe('auth.token_invalid');
  });
});

describe('every route', () => {
  test('refuses who brings nothing, rubbish, or a token of the wrong kind', async () => {
    expect((await ask(api, routes.getAgent)).error?.code).toBe('auth.required');
    expect((await ask(api, routes.getAgent, { token: 'rubbish' })).error?.code).toBe('auth.token_invalid');
    const staff = await signIn(api, 'lawyer');
    expect((await ask(api, routes.currentCall, { token: staff })).error?.code).toBe('auth.forbidden');
  });

  test('answers malformed, oversized and misplaced requests with a code, in both languages', async () => {
    const post = (body: string) =>
      fetch(`${api.url}${routes.login.path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
    const malformed = await post('{"username":');
    expect([malformed.status, codeOf(await malformed.json())]).toEqual([400, 'request.malformed']);
    const large = await post(JSON.stringify({ username: 'a', password: 'x'.repeat(70_000) }));
    expect([large.status, codeOf(await large.json())]).toEqual([413, 'request.too_large']);
    const fields = await ask(api, routes.login, { body: { username: '', password: 'x', admin: true } });
    expect(fields.error?.code).toBe('request.malformed');
    expect(fields.error?.fields?.map((field) => field.path)).toContain('username');
    const missing = await fetch(`${api.url}/api/v1/no-such-thing`);
    expect(await missing.json()).toMatchObject({
      code: 'request.not_found',
      message: { zh: expect.any(String), en: expect.any(String) },
    });
  });
});
