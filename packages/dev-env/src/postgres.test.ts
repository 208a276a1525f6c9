import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { EmbeddedPostgres } from './postgres.js';

async function query(url: string, text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows[0];
  } finally {
    await client.end();
  }
}

describe('embedded PostgreSQL', () => {
  const started: EmbeddedPostgres[] = [];
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(path.join(tmpdir(), 'falink-pg-'));
    await chmod(dir, 0o755);
  });
  afterEach(async () => {
    for (const server of started) await server.stop();
    // Not always below `dir`: a folder that PostgreSQL's user cannot reach is replaced.
    for (const { dataDir } of started.splice(0)) await rm(dataDir, { recursive: true, force: true });
    await rm(dir, { recursive: true });
  });
  const start = async (dataDir: string) => {
    const server = await EmbeddedPostgres.start({ dataDir, password: 'päss word/1', database: 'falink' });
    started.push(server);
    return server;
  };

  it('counts Chinese characters, has the extensions, and keeps its data over a restart', async () => {
    const server = await start(path.join(dir, 'pg'));
    expect(await query(server.url, `select char_length('法律援助') as n`)).toEqual({ n: 4 });
    for (const extension of ['ltree', 'btree_gist', 'pg_trgm', 'pgcrypto']) {
      await query(server.url, `create extension ${extension}`);
    }
    await query(server.url, 'create table kept as select 42 as value');
    await server.stop();
    await expect(query(server.url, 'select 1')).rejects.toThrow();
    await server.start();
    expect(await query(server.url, 'select value from kept')).toEqual({ value: 42 });
  });

  it('takes over from a server that was left behind on the same data', async () => {
    const left = await start(path.join(dir, 'pg'));
    const next = await start(path.join(dir, 'pg'));
    expect(await query(next.url, 'select 1 as one')).toEqual({ one: 1 });
    expect(left.pid === next.pid).toBe(false);
  });

  it('refuses a database whose secrets were lost in one sentence, and leaves no server behind', async () => {
    const dataDir = path.join(dir, 'pg');
    const before = await start(dataDir);
    await before.stop();
    const other = { dataDir, password: 'made later', database: 'falink', port: before.port };
    await expect(EmbeddedPostgres.start(other)).rejects.toThrow(/made with other secrets.*npm run db:reset/);
    await expect(query(before.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
    await before.start();
    expect(await query(before.url, 'select 1 as one')).toEqual({ one: 1 });
  });

  it('works from a folder that only root can enter', async () => {
    await chmod(dir, 0o700);
    const server = await start(path.join(dir, 'pg'));
    expect(await query(server.url, 'select 1 as one')).toEqual({ one: 1 });
  });
});
