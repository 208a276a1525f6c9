import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { until } from '@falink/fixtures/until';
import { placeRoutes, routes } from '@falink/protocol';
import { jest } from '@jest/globals';
import pg from 'pg';
import { createPerson } from '../src/areas/intakes/personal-data.js';
import { createAdministrator } from '../src/areas/staff/commands/create-administrator.js';
import { runCli } from '../src/cli.js';
import { findChainEnd, recordAudit } from '../src/kernel/audit/queries/events.js';
import { migrate } from '../src/kernel/db/migrate.js';
import { ChangeFeed } from '../src/kernel/delivery/change-feed.js';
import { ask, startApi } from './support/api.js';
import { emptyDatabase, type TestDatabase } from './support/database.js';
import { given, KEYS } from './support/key-tests.js';

let database: TestDatabase;
let output: string;
let dataDir: string;
beforeEach(async () => {
  database = await emptyDatabase();
  output = '';
  const collect = (chunk: unknown): boolean => {
    output += String(chunk);
    return true;
  };
  jest.spyOn(process.stdout, 'write').mockImplementation(collect);
  jest.spyOn(process.stderr, 'write').mockImplementation(collect);
  process.env.DATABASE_URL = database.url;
  process.env.FALINK_DATA_KEY = KEYS.first;
  dataDir = await mkdtemp(join(tmpdir(), 'falink-cli-'));
  process.env.FALINK_DATA_DIR = dataDir;
});
afterEach(async () => {
  jest.restoreAllMocks();
  for (const name of ['DATABASE_URL', 'FALINK_DATA_KEY', 'FALINK_OTHER_DATA_KEYS', 'FALINK_DATA_DIR'])
    delete process.env[name];
  await database.drop();
  await rm(dataDir, { recursive: true });
});

function type(text: string): void {
  const stdin = Object.assign(Readable.from([text]), { isTTY: false });
  jest.spyOn(process, 'stdin', 'get').mockReturnValue(stdin as unknown as typeof process.stdin);
}

test.each([[['audit', 'verify']], [['keys', 'status']], [['retention', 'verify']]])(
  '%j over an empty database says that there is nothing yet',
  async (args) => {
    expect(await runCli(args)).toBe(1);
    expect(output).toContain('This database holds no FaLink yet');
  },
);

test('the first administrator of an empty installation can sign in, and sees an empty district', async () => {
  type('a-long-password\n');
  expect(await runCli(['admin', 'create', '--username', 'Chief', '--district', '河东区'])).toBe(0);
  const api = await startApi(database.url, given({ dataDir }));
  const login = await ask(api, routes.login, { body: { username: 'chief', password: 'a-long-password' } });
  expect(login.data.staff).toMatchObject({ roles: ['admin'], orgUnit: { name: '河东区' } });
  const sites = await ask(api, routes.listSites, { token: login.data.accessToken });
  expect(sites.data.items).toEqual([]);
  await api.stop();
  expect(await runCli(['audit', 'verify'])).toBe(0);
  expect(output).toMatch(/\d+ events compared, \d+ a second\nThe chain holds\. /);
  expect(await readdir(dataDir)).not.toContain('secrets');
});

test('another district is made with its administrator, who sees nothing of the first; its name leads to it again', async () => {
  for (const [username, district] of [
    ['one', '河东区'],
    ['two', '河西区'],
    ['three', '河西区'],
  ] as const) {
    type('a-long-password\n');
    expect(await runCli(['admin', 'create', '--username', username, '--district', district])).toBe(0);
  }
  type('a-long-password\n');
  expect(await runCli(['admin', 'create', '--username', 'four', '--district', '区'.repeat(61)])).toBe(1);
  expect(output).toContain('1 to 60 characters');
  const api = await startApi(database.url, given({ dataDir }));
  const unitOf = async (username: string) =>
    (await ask(api, routes.login, { body: { username, password: 'a-long-password' } })).data;
  const [one, two, three] = [await unitOf('one'), await unitOf('two'), await unitOf('three')];
  expect([one, two, three].map(({ staff }) => staff.orgUnit.name)).toEqual(['河东区', '河西区', '河西区']);
  expect(three.staff.orgUnit).toEqual(two.staff.orgUnit);
  const units = await ask(api, placeRoutes.listOrgUnits, { token: two.accessToken });
  expect(units.data.items.map(({ name }) => name)).toEqual(['河西区']);
  await api.stop();
});

test('a short password, a taken name and a missing name are refused in words', async () => {
  type('short\n');
  expect(await runCli(['admin', 'create', '--username', 'a'])).toBe(1);
  expect(output).toContain('at least 10 characters');
  expect(await runCli(['admin', 'create'])).toBe(2);
  expect(output).toContain('--username is missing');
  await migrate(database.url);
  const pool = new pg.Pool({ connectionString: database.url });
  const ctx = { pool, changes: new ChangeFeed() };
  const admin = { username: 'a', displayName: 'A', password: '0123456789', districtName: 'd' };
  await createAdministrator(ctx, admin);
  await expect(createAdministrator(ctx, admin)).rejects.toThrow('There is a user named a already');
  await pool.end();
});

test('migrate and schema work from an empty database; anything else explains itself', async () => {
  expect(await runCli(['migrate'])).toBe(0);
  expect(await runCli(['migrate'])).toBe(0);
  expect(output).toContain('up to date');
  expect(await runCli(['schema'])).toBe(0);
  expect(output).toContain('CREATE TABLE contact (');
  expect(await runCli(['explode'])).toBe(2);
  expect(output).toContain('Usage:');
});

test('[P19] the audit log is compared by words: what is broken, and what could not be compared', async () => {
  await migrate(database.url);
  const api = await startApi(database.url, given({ dataDir }));
  const { pool } = api.service.ctx;
  for (const subject of ['one', 'two', 'three'])
    await recordAudit(pool, { actor: 'system', action: 'test.done', subject });
  await until('sealed', async () => (await findChainEnd(pool)).seal === 3);
  await pool.query('ALTER TABLE audit_event DISABLE TRIGGER ALL');
  await pool.query(`UPDATE audit_event SET subject = 'other' WHERE seal = 2`);
  await api.stop();
  expect(await runCli(['audit', 'verify'])).toBe(1);
  expect(output).toContain('The audit log is broken: event 2 (id ');
  process.env.FALINK_DATA_KEY = KEYS.second;
  output = '';
  const repair = new pg.Pool({ connectionString: database.url });
  await repair.query(`UPDATE audit_event SET subject = 'two' WHERE seal = 2`);
  await repair.end();
  expect(await runCli(['audit', 'verify'])).toBe(1);
  expect(output).toContain('The signatures were not compared: The data key does not fit this database');
});

test('[P18] the data key is changed from the command line', async () => {
  await migrate(database.url);
  const before = await startApi(database.url, given({ dataDir }));
  const { pool, secrets } = before.service.ctx;
  await createPerson(pool, secrets);
  await before.stop();
  expect(await runCli(['keys', 'new'])).toBe(0);
  expect(output).toMatch(/^[\w-]{43}\n$/);
  process.env.FALINK_DATA_KEY = KEYS.second;
  process.env.FALINK_OTHER_DATA_KEYS = KEYS.first;
  expect(await runCli(['keys', 'status'])).toBe(0);
  expect(output).toContain('person.data_key_sealed: 1 sealed, 1 of them with another key');
  expect(await runCli(['keys', 'rotate'])).toBe(0);
  expect(output).toContain('FALINK_OTHER_DATA_KEYS can go');
  delete process.env.FALINK_OTHER_DATA_KEYS;
  output = '';
  expect(await runCli(['keys', 'status'])).toBe(0);
  expect(output).toContain('person.data_key_sealed: 1 sealed, 0 of them with another key');
  process.env.FALINK_DATA_KEY = KEYS.first;
  expect(await runCli(['keys', 'status'])).toBe(1);
  expect(output).toContain('The data key does not fit this database');
});
