import { Readable } from 'node:stream';
import { routes } from '@falink/protocol';
import { jest } from '@jest/globals';
import pg from 'pg';
import { createFirstAdministrator } from '../src/areas/staff/commands/create-administrator.js';
import { runCli } from '../src/cli.js';
import { migrate } from '../src/kernel/db/migrate.js';
import { ChangeFeed } from '../src/kernel/delivery/change-feed.js';
import { ask, startApi } from './support/api.js';
import { emptyDatabase, type TestDatabase } from './support/database.js';

let database: TestDatabase;
let output: string;
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
});
afterEach(async () => {
  jest.restoreAllMocks();
  delete process.env.DATABASE_URL;
  await database.drop();
});

function type(text: string): void {
  const stdin = Object.assign(Readable.from([text]), { isTTY: false });
  jest.spyOn(process, 'stdin', 'get').mockReturnValue(stdin as unknown as typeof process.stdin);
}

test('the first administrator of an empty installation can sign in, and sees an empty district', async () => {
  type('a-long-password\n');
  expect(await runCli(['admin', 'create', '--username', 'Chief', '--district', '河东区'])).toBe(0);
  const api = await startApi(database.url);
  const login = await ask(api, routes.login, { body: { username: 'chief', password: 'a-long-password' } });
  expect(login.data.staff).toMatchObject({ roles: ['admin'], orgUnit: { name: '河东区' } });
  const sites = await ask(api, routes.listSites, { token: login.data.accessToken });
  expect(sites.data.items).toEqual([]);
  await api.stop();
  expect(await runCli(['audit', 'verify'])).toBe(0);
  expect(output).toContain('the chain holds');
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
  await createFirstAdministrator(ctx, admin);
  await expect(createFirstAdministrator(ctx, admin)).rejects.toThrow('There is a user named a already');
  await pool.end();
});

test('migrate and schema work from an empty database; anything else explains itself', async () => {
  expect(await runCli(['migrate'])).toBe(0);
  expect(await runCli(['migrate'])).toBe(0);
  expect(output).toContain('up to date');
  expect(await runCli(['schema'])).toBe(0);
  expect(output).toContain('CREATE TABLE call (');
  expect(await runCli(['explode'])).toBe(2);
  expect(output).toContain('Usage:');
});
