import { routes, secondFactorRoutes, staffRoutes } from '@falink/protocol';
import { Secret, TOTP } from 'otpauth';
import { openTotp } from '../src/areas/staff/sealed-totp.js';
import { stepOf } from '../src/areas/staff/totp.js';
import { ask, PASSWORD, signIn, startApi, type TestApi } from './support/api.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { TestSocket } from './support/sockets.js';
import { addStaff } from './support/staff.js';

let database: TestDatabase;
let api: TestApi;
/** A process whose operators must have a second factor. */
let strict: TestApi;
let admin: string;

beforeAll(async () => {
  database = await testDatabase();
  api = await startApi(database.url);
  strict = await startApi(database.url, { nodeId: 'strict', totpRoles: ['operator'] });
  await addStaff(api, { username: 'local', role: 'admin', orgPath: 'yunhe.dongjie' });
  admin = await signIn(api, 'admin');
  await database.keep();
});
afterEach(() => database.reset());
afterAll(async () => {
  await strict.stop();
  await api.stop();
  await database.drop();
});

const login = (username: string, code?: string, at = api) =>
  ask(at, routes.login, { body: { username, password: PASSWORD, ...(code !== undefined && { code }) } });
const status = async (token: string, at = api) => (await ask(at, secondFactorRoutes.secondFactor, { token })).data;

/** The code of an authenticator, so many steps of 30 s from now. */
const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });

/** Turns it on with the present code: the one of the next step is good, too, whenever the step ends. */
async function turnOn(token: string, at = api): Promise<{ secret: string; codes: string[] }> {
  const { secret, uri } = (await ask(at, secondFactorRoutes.beginTotp, { token })).data;
  expect(uri).toMatch(new RegExp(`^otpauth://totp/FaLink:.*secret=${secret}`));
  const { data, error } = await ask(at, secondFactorRoutes.confirmTotp, { token, body: { code: codeOf(secret) } });
  if (error) throw new Error(error.code);
  return { secret, codes: data.codes };
}

async function staffId(username: string): Promise<string> {
  return (await api.service.ctx.pool.query('SELECT id FROM staff WHERE username = $1', [username])).rows[0].id;
}

/** RFC 6238, appendix B, of SHA-1: six of its eight digits. */
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('[S6] at %d s after 1970 the code of the RFC’s secret is %s, for one step to each side', (atS, code) => {
  const secret = Secret.fromLatin1('12345678901234567890').base32;
  const step = Math.floor(atS / 30);
  for (const off of [-30, 0, 30]) expect(stepOf(secret, code, (atS + off) * 1000)).toBe(step);
  for (const off of [-60, 60]) expect(stepOf(secret, code, (atS + off) * 1000)).toBeNull();
});

describe('[S6] signing in with a second factor', () => {
  test('asks for a code after the right password only, and accepts each once', async () => {
    const { secret } = await turnOn(await signIn(api, 'lawyer'));
    const wrong = await ask(api, routes.login, { body: { username: 'lawyer', password: 'not the password' } });
    const unknown = await ask(api, routes.login, { body: { username: 'nobody.at.all', password: 'not the password' } });
    expect([wrong.error, unknown.error?.code]).toEqual([unknown.error, 'auth.wrong_credentials']);
    expect((await login('lawyer')).error?.code).toBe('auth.code_required');
    const code = codeOf(secret, 1);
    // As people type it.
    expect((await login('lawyer', `${code.slice(0, 3)} ${code.slice(3)}`)).status).toBe(200);
    expect((await login('lawyer', code)).error?.code).toBe('auth.code_wrong');
    // One of before the last that was accepted.
    expect((await login('lawyer', codeOf(secret))).error?.code).toBe('auth.code_wrong');
  });

  test('of one code used twice at the same moment one is accepted', async () => {
    const { secret } = await turnOn(await signIn(api, 'lawyer'));
    const code = codeOf(secret, 1);
    const answers = await Promise.all([login('lawyer', code), login('lawyer', code), login('lawyer', code)]);
    expect(answers.filter(({ status: one }) => one === 200)).toHaveLength(1);
  });

  test('a recovery code replaces it once; new ones replace those of before', async () => {
    const token = await signIn(api, 'lawyer');
    const { secret, codes } = await turnOn(token);
    expect(new Set(codes).size).toBe(10);
    expect((await login('lawyer', codes[0]!.toLowerCase().replaceAll('-', ' '))).status).toBe(200);
    expect((await login('lawyer', codes[0])).error?.code).toBe('auth.code_wrong');
    expect(await status(token)).toEqual({ on: true, required: false, codesLeft: 9 });
    const renewed = await ask(api, secondFactorRoutes.renewRecoveryCodes, { token, body: { code: codeOf(secret, 1) } });
    expect((await login('lawyer', codes[1])).error?.code).toBe('auth.code_wrong');
    expect((await login('lawyer', renewed.data.codes[1])).status).toBe(200);
    const { rows } = await api.service.ctx.pool.query(
      `SELECT action FROM audit_event WHERE action ~ 'code|totp' ORDER BY id`,
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'staff.totp_enabled',
      'auth.recovery_code_used',
      'auth.code_failed',
      'staff.recovery_codes_made',
      'auth.code_failed',
      'auth.recovery_code_used',
    ]);
  });

  test('ten wrong codes lock it, from wherever they come', async () => {
    const { secret } = await turnOn(await signIn(api, 'lawyer'));
    for (let i = 0; i < 10; i += 1) {
      const answer = await ask(api, routes.login, {
        body: { username: 'lawyer', password: PASSWORD, code: '000000' },
        headers: { 'x-forwarded-for': `198.51.100.${i}` },
      });
      expect(answer.error?.code).toBe('auth.code_wrong');
    }
    const locked = await login('lawyer', codeOf(secret, 1));
    expect([locked.error?.code, (locked.error?.retryAfterS ?? 0) > 800]).toEqual(['auth.locked', true]);
  });

  test('the secret is sealed for its person, recovery codes are hashes', async () => {
    const { secret, codes } = await turnOn(await signIn(api, 'lawyer'));
    const id = await staffId('lawyer');
    const { rows } = await api.service.ctx.pool.query('SELECT secret_sealed FROM staff_totp');
    expect(openTotp(api.service.ctx.secrets, id, rows[0].secret_sealed)).toBe(secret);
    expect(() => openTotp(api.service.ctx.secrets, 'another', rows[0].secret_sealed)).toThrow();
    const all = await api.service.ctx.pool.query(
      `SELECT (SELECT json_agg(t) FROM staff_totp t)::text || (SELECT json_agg(c) FROM staff_recovery_code c)::text AS all`,
    );
    for (const known of [secret, codes[0]!, codes[0]!.replaceAll('-', '')])
      expect(all.rows[0].all).not.toContain(known);
  });
});

describe('[S6] setting it up', () => {
  test('counts only once a code was confirmed, and a wrong one changes nothing', async () => {
    const token = await signIn(api, 'lawyer');
    const confirm = (code: string) => ask(api, secondFactorRoutes.confirmTotp, { token, body: { code } });
    expect((await confirm('123456')).error?.code).toBe('staff.totp_off');
    const first = (await ask(api, secondFactorRoutes.beginTotp, { token })).data.secret;
    const { secret } = (await ask(api, secondFactorRoutes.beginTotp, { token })).data;
    expect((await confirm(codeOf(first))).error?.code).toBe('auth.code_wrong');
    expect((await confirm('12345')).error?.fields?.[0]?.path).toBe('code');
    expect((await login('lawyer')).status).toBe(200);
    expect((await confirm(codeOf(secret))).data.codes).toHaveLength(10);
    expect((await confirm(codeOf(secret, 1))).error?.code).toBe('staff.totp_on');
    expect((await ask(api, secondFactorRoutes.beginTotp, { token })).error?.code).toBe('staff.totp_on');
  });

  test('is turned off with a code, or by an administrator in whose scope the person is', async () => {
    const token = await signIn(api, 'lawyer');
    const { secret } = await turnOn(token);
    const params = { id: await staffId('lawyer') };
    const off = (code: string) => ask(api, secondFactorRoutes.removeTotp, { token, body: { code } });
    expect((await off('000000')).error?.code).toBe('auth.code_wrong');
    expect((await off(codeOf(secret, 1))).data.on).toBe(false);
    await turnOn(token);
    const remove = (by: string) => ask(api, secondFactorRoutes.removeStaffTotp, { token: by, params });
    expect((await remove(await signIn(api, 'local'))).error?.code).toBe('auth.out_of_scope');
    expect((await remove(await signIn(api, 'operator'))).error?.code).toBe('auth.forbidden');
    expect((await ask(api, staffRoutes.getStaff, { token: admin, params })).data.secondFactor).toBe(true);
    for (let i = 0; i < 2; i += 1) expect((await remove(admin)).data.secondFactor).toBe(false);
    expect((await login('lawyer')).status).toBe(200);
    const { rows } = await api.service.ctx.pool.query(
      `SELECT actor FROM audit_event WHERE action = 'staff.totp_removed' ORDER BY id`,
    );
    expect(rows.map(({ actor }) => actor)).toEqual([`staff:${params.id}`, `staff:${await staffId('admin')}`]);
  });

  test('comes before anything else for whose role wants it', async () => {
    const { data } = await login('operator', undefined, strict);
    expect(data.needsSecondFactor).toBe(true);
    const token = data.accessToken;
    expect((await ask(strict, routes.listTerminals, { token })).error?.code).toBe('auth.second_factor_missing');
    expect((await TestSocket.refused(strict, 'console', { token })).code).toBe('auth.forbidden');
    expect((await ask(strict, routes.me, { token })).status).toBe(200);
    expect(await status(token, strict)).toEqual({ on: false, required: true, codesLeft: 0 });
    const { secret } = await turnOn(token, strict);
    expect((await ask(strict, routes.listTerminals, { token })).status).toBe(200);
    const off = { token, body: { code: codeOf(secret) } };
    expect((await ask(strict, secondFactorRoutes.removeTotp, off)).error?.code).toBe('staff.totp_required');
    expect((await login('lawyer', undefined, strict)).data.needsSecondFactor).toBe(false);
  });
});
