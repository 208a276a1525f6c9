import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { lockDataDir } from './lock.js';
import { StartOptionError } from './start-options.js';
import { withDatabase } from './with-database.js';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'falink-with-database-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

test('a server that is named is the one', async () => {
  expect(await withDatabase({ dataDir, databaseUrl: 'postgres://other/x', alone: true }, async (url) => url)).toBe(
    'postgres://other/x',
  );
});

test('the embedded server runs for as long as it is needed, also for somebody beside who only reads', async () => {
  const url = await withDatabase({ dataDir, alone: true }, async (mine) => {
    expect(await answers(mine)).toBe(true);
    expect(await withDatabase({ dataDir, alone: false }, async (theirs) => theirs)).toBe(mine);
    await expect(withDatabase({ dataDir, alone: true }, async () => 'worked')).rejects.toThrow(StartOptionError);
    return mine;
  });
  expect(await answers(url)).toBe(false);
  await (await lockDataDir(dataDir))();
});

test('the server is stopped and the folder is free when the work fails', async () => {
  let url = '';
  const work = async (mine: string): Promise<never> => {
    url = mine;
    throw new Error('the disk is full');
  };
  await expect(withDatabase({ dataDir, alone: true }, work)).rejects.toThrow('the disk is full');
  expect(await answers(url)).toBe(false);
  await (await lockDataDir(dataDir))();
});
