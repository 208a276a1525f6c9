import { type DeviceKey, routes } from '@falink/protocol';
import { createLogger } from '@falink/service-kit';
import { thumbprintOf } from '../src/areas/terminals/device-key.js';
import { ask, Box, PASSWORD, signIn, startApi, type TestApi } from './support/api.js';
import { type TestDatabase, testDatabase } from './support/database.js';

/** A twentieth of every limit. */
const SCALE = 1 / 20;

let database: TestDatabase;
let api: TestApi;
const lines: string[] = [];
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  lines.length = 0;
  const log = createLogger({ service: 'api', destination: { write: (line) => void lines.push(line) } });
  api = await startApi(database.url, { rateLimitScale: SCALE }, { log });
});
afterEach(() => api.stop());

/** A terminal that was paired long ago. */
async function paired(box: Box): Promise<string> {
  const { rows } = await api.service.ctx.pool.query<{ id: string }>(
    `WITH one AS (
       INSERT INTO terminal (site_id, name, kind, app_version, paired_at)
       SELECT id, '很多台里的一台', 'home', '1', now() FROM site LIMIT 1 RETURNING id)
     INSERT INTO terminal_key (thumbprint, terminal_id, public_key) SELECT $1, id, $2 FROM one RETURNING terminal_id AS id`,
    [thumbprintOf(box.publicKey), JSON.stringify(box.publicKey)],
  );
  return rows[0]!.id;
}

const OFFICE = '198.51.100.7';
const login = (username: string, password = PASSWORD, from = OFFICE, at = api) =>
  ask(at, routes.login, { body: { username, password }, headers: { 'x-forwarded-for': from } });
const challenge = (id: string) => ask(api, routes.challenge, { params: { id } });
const pair = (publicKey: DeviceKey) => ask(api, routes.requestPairing, { body: { publicKey, device: Box.device } });
const times = (n: number) => Array.from({ length: n }, (_, i) => i);
const unknownId = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

test('[P20] 1,200 boxes behind one address come back within a minute', async () => {
  const boxes = times(1_200 * SCALE).map(() => new Box());
  const ids: string[] = [];
  for (const box of boxes) ids.push(await paired(box));
  const tokens = await Promise.all(boxes.map((box, i) => box.token(api, ids[i]!)));
  expect(tokens).toHaveLength(60);
});

test('[P20] one terminal that asks without end is refused alone', async () => {
  const [loud, quiet] = [await paired(new Box()), await paired(new Box())];
  const statuses = [];
  for (const _time of times(4)) statuses.push((await challenge(loud)).status);
  expect(statuses).toEqual([200, 200, 429, 429]);
  expect((await challenge(quiet)).status).toBe(200);
});

test('[P20] ids and tokens cannot be tried in bulk, and who has a right one is not refused for it', async () => {
  const [known, staff] = [await paired(new Box()), await signIn(api, 'lawyer')];
  const unknown = [];
  for (const n of times(8)) unknown.push((await challenge(unknownId(n))).error?.code);
  expect([...new Set(unknown)]).toEqual(['terminal.unknown', 'request.rate_limited']);
  const forged = await ask(api, routes.me, { token: 'aa.bb.cc' });
  expect([forged.status, forged.error?.code, forged.error!.retryAfterS! > 0]).toEqual([
    429,
    'request.rate_limited',
    true,
  ]);
  expect((await challenge(known)).status).toBe(200);
  expect((await ask(api, routes.me, { token: staff })).status).toBe(200);
  expect((await ask(api, routes.me)).error?.code).toBe('auth.required');
});

test('[P20] one device key cannot ask for codes without end; another one behind the same address can', async () => {
  const [loud, quiet] = [new Box(), new Box()];
  expect((await pair(loud.publicKey)).status).toBe(201);
  expect((await pair(loud.publicKey)).status).toBe(429);
  expect((await pair(quiet.publicKey)).status).toBe(201);
});

test('[P20][T2] vouchers cannot be tried in bulk, neither for one serial number nor from one address', async () => {
  const claim = async (serial: string) => {
    const { publicKey } = new Box();
    const body = { serial, voucher: '0123456789', publicKey, device: Box.device };
    return (await ask(api, routes.claimEnrolment, { body })).error?.code;
  };
  expect(await claim('BOX-0001')).toBe('enrolment.refused');
  expect(await claim('box-0001')).toBe('request.rate_limited');
  const others = [];
  for (const n of times(8)) others.push(await claim(`BOX-1${n}00`));
  expect([...new Set(others)]).toEqual(['enrolment.refused', 'request.rate_limited']);
});

test('[P20] wrong passwords from an address refuse it to strangers, not to who signed in from there', async () => {
  // A fifth: 12 wrong passwords, and two attempts with one name.
  const other = await startApi(database.url, { rateLimitScale: 1 / 5, nodeId: 'node-other' });
  try {
    expect((await login('lawyer', PASSWORD, OFFICE, other)).status).toBe(200);
    const wrong = [];
    for (const n of times(14)) wrong.push((await login(`nobody-${n}`, 'wrong', OFFICE, other)).error?.code);
    expect(wrong.filter((code) => code === 'auth.wrong_credentials')).toHaveLength(12);
    expect(wrong.at(-1)).toBe('request.rate_limited');
    expect((await login('operator', PASSWORD, OFFICE, other)).error?.code).toBe('request.rate_limited');
    expect((await login('lawyer', PASSWORD, OFFICE, other)).status).toBe(200);
    expect((await login('operator', PASSWORD, '198.51.100.8', other)).status).toBe(200);
  } finally {
    await other.stop();
  }
});

test('[P20] boxes that use up what their address may ask do not keep staff behind it from signing in', async () => {
  const narrow = await startApi(database.url, { rateLimitScale: 1 / 1_000, nodeId: 'node-narrow' });
  try {
    const statuses = [];
    for (const _time of times(7)) statuses.push((await ask(narrow, routes.health)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429]);
    const { status } = await ask(narrow, routes.login, { body: { username: 'operator', password: PASSWORD } });
    expect(status).toBe(200);
  } finally {
    await narrow.stop();
  }
});

test('[P20] one name is not tried without end from one address', async () => {
  expect((await login('x', 'y')).error?.code).toBe('auth.wrong_credentials');
  expect((await login('x', 'y')).error?.code).toBe('request.rate_limited');
});

test('[P20] a proxy that is not trusted is named loudly, once', async () => {
  const untrusting = await startApi(
    database.url,
    { trustProxy: '10.0.0.1', nodeId: 'node-untrusting' },
    { log: createLogger({ service: 'api', destination: { write: (line) => void lines.push(line) } }) },
  );
  const said = () => lines.filter((line) => line.includes('set FALINK_TRUST_PROXY=127.0.0.1'));
  await ask(untrusting, routes.health);
  expect(said()).toEqual([]);
  for (const _time of times(3))
    await ask(untrusting, routes.health, { headers: { 'x-forwarded-for': '198.51.100.7' } });
  await untrusting.stop();
  expect(said()).toHaveLength(1);
});

test('[U2] a flood of guests is refused by address and by browser, and the links of others cannot be tried in bulk', async () => {
  const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
  const statuses = async (count: number, send: (n: number) => Promise<{ readonly status: number }>) => {
    const all: number[] = [];
    for (const n of times(count)) all.push((await send(n)).status);
    return all;
  };
  const challenged = (n: number, address = OFFICE) =>
    ask(api, routes.guestChallenge, { body: { requestId: unknownId(n) }, ...from(address) });
  expect(await statuses(7, challenged)).toEqual([200, 200, 200, 200, 200, 200, 429]);
  expect((await challenged(8, '198.51.100.8')).status).toBe(200);
  const key = (n: number) => String(n).padStart(43, 'k');
  const opened = (n: number, link: string) =>
    ask(api, routes.openGuestDoor, { body: { browserKey: key(n), link }, ...from('198.51.100.9') });
  expect(await statuses(3, (n) => opened(0, `guess-${n}`))).toEqual([404, 404, 429]);
  expect(await statuses(6, (n) => opened(n + 1, `guess-${n}`))).toEqual([404, 404, 404, 404, 429, 429]);
});
