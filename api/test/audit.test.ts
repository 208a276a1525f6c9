import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@falink/fixtures/until';
import { createLogger } from '@falink/service-kit';
import type pg from 'pg';
import { anchorFile, readAnchor } from '../src/kernel/audit/anchor.js';
import { recordAudit, sealAudit } from '../src/kernel/audit/queries/events.js';
import { signChain } from '../src/kernel/audit/sign-chain.js';
import { type Verified, verifyChain } from '../src/kernel/audit/verify-chain.js';
import type { Context } from '../src/kernel/context.js';
import { createPool } from '../src/kernel/db/pool.js';
import { ChangeFeed } from '../src/kernel/delivery/change-feed.js';
import { startApi } from './support/api.js';
import { type TestDatabase, testDatabase } from './support/database.js';

const KEY = new Uint8Array(32).fill(7);
const log = createLogger({ service: 'test', level: 'silent' });

let database: TestDatabase;
let pool: pg.Pool;
let dataDir: string;
beforeEach(async () => {
  database = await testDatabase();
  pool = createPool({ databaseUrl: database.url, connections: 4, name: 'audit-test', log });
  dataDir = await mkdtemp(join(tmpdir(), 'falink-audit-'));
});
afterEach(async () => {
  await pool.end();
  await database.drop();
  await rm(dataDir, { recursive: true });
});

const seal = (): Promise<number> => sealAudit(pool);
const sign = (): Promise<void> =>
  signChain({
    pool,
    changes: new ChangeFeed(),
    log,
    secrets: { kept: { audit: KEY } } as Context['secrets'],
    config: { dataDir },
  });

const record = (n: number) =>
  recordAudit(pool, { actor: 'system', action: 'test.done', subject: `thing:${n}`, data: { n } });

/** More events, sealed and signed. */
async function grow(from: number, to: number): Promise<void> {
  for (let n = from; n < to; n += 1) await record(n);
  await seal();
  await sign();
}

async function verify(key: Uint8Array | null = KEY, eventsAtOnce = 3): Promise<Verified> {
  return verifyChain(pool, { key, anchor: await readAnchor(anchorFile(dataDir)), eventsAtOnce });
}

/** What somebody does who owns the database: no trigger runs. */
async function asOwner(...statements: string[]): Promise<void> {
  for (const table of ['audit_event', 'audit_checkpoint']) await pool.query(`ALTER TABLE ${table} DISABLE TRIGGER ALL`);
  for (const statement of statements) await pool.query(statement);
}

/** The chain from an event on, made again as the service makes it. */
const REHASH = (from: number) => `
  DO $$
  DECLARE event audit_event; chain bytea;
  BEGIN
    SELECT hash INTO chain FROM audit_event WHERE seal = ${from} - 1;
    FOR event IN SELECT * FROM audit_event WHERE seal >= ${from} ORDER BY seal LOOP
      chain := audit_hash(chain, event);
      UPDATE audit_event SET hash = chain WHERE id = event.id;
    END LOOP;
  END $$`;

test('events are sealed into a chain that verifies, in parts and by several at once', async () => {
  for (let n = 0; n < 5; n += 1) await record(n);
  expect((await Promise.all([seal(), seal(), seal()])).reduce((a, b) => a + b)).toBe(5);
  await record(5);
  expect(await seal()).toBe(1);
  for (const eventsAtOnce of [1, 2, 6, 100])
    expect(await verify(KEY, eventsAtOnce)).toEqual({ sealed: 6, signedSeal: 0, checkpoints: 0, broken: null });
});

test('[P19] events and signatures cannot be changed, removed or truncated', async () => {
  await grow(0, 1);
  for (const statement of [
    `UPDATE audit_event SET action = 'x'`,
    'UPDATE audit_event SET seal = 9, hash = hash',
    'DELETE FROM audit_event',
    'TRUNCATE audit_event',
    'UPDATE audit_checkpoint SET seal = 9',
    'DELETE FROM audit_checkpoint',
    'TRUNCATE audit_checkpoint',
  ])
    await expect(pool.query(statement)).rejects.toMatchObject({ code: '23001' });
});

test('[P19] what was sealed before signing began is covered from the first signature on', async () => {
  for (let n = 0; n < 4; n += 1) await record(n);
  await seal();
  await asOwner(
    'DELETE FROM audit_checkpoint',
    'INSERT INTO audit_checkpoint (number, seal, hash) SELECT 0, seal, hash FROM audit_event ORDER BY seal DESC LIMIT 1',
  );
  await grow(4, 6);
  expect(await verify()).toEqual({ sealed: 6, signedSeal: 6, checkpoints: 1, broken: null });
  await asOwner(`UPDATE audit_event SET data = '{}' WHERE seal = 2`, REHASH(2));
  expect((await verify()).broken).toEqual({ kind: 'rewritten', seal: 1, signedSeal: 4 });
});

describe('a log of nine events and three signatures', () => {
  beforeEach(async () => {
    await grow(0, 3);
    await grow(3, 6);
    await grow(6, 9);
  });

  test('[P19] holds, and its last signature is outside of the database too', async () => {
    expect(await verify()).toEqual({ sealed: 9, signedSeal: 9, checkpoints: 3, broken: null });
    expect(JSON.parse(await readFile(anchorFile(dataDir), 'utf8'))).toMatchObject({ number: 3, seal: 9 });
    await record(9);
    await seal();
    expect(await verify()).toEqual({ sealed: 10, signedSeal: 9, checkpoints: 3, broken: null });
    await sign();
    await sign();
    expect((await verify()).checkpoints).toBe(4);
  });

  test.each([
    ['an event is changed', [`UPDATE audit_event SET data = '{"n": 99}' WHERE seal = 5`], { kind: 'changed', seal: 5 }],
    ['events are removed', ['DELETE FROM audit_event WHERE seal IN (4, 5)'], { kind: 'removed', seal: 4, next: 6 }],
    [
      'an event is changed and the hashes made again',
      [`UPDATE audit_event SET actor = 'staff:nobody' WHERE seal = 5`, REHASH(5)],
      { kind: 'rewritten', seal: 4, signedSeal: 6 },
    ],
    ['the newest end is cut off', ['DELETE FROM audit_event WHERE seal > 7'], { kind: 'cut', seal: 8, signedSeal: 9 }],
    [
      'the newest end is cut off with its signature',
      ['DELETE FROM audit_event WHERE seal > 6', 'DELETE FROM audit_checkpoint WHERE number = 3'],
      { kind: 'cut', seal: 7, signedSeal: 9 },
    ],
    ['a signature is taken out', ['DELETE FROM audit_checkpoint WHERE number = 2'], { kind: 'signature', number: 3 }],
    [
      'a signature is made without the key',
      [
        `UPDATE audit_event SET data = '{}' WHERE seal = 5`,
        REHASH(5),
        'UPDATE audit_checkpoint c SET hash = e.hash FROM audit_event e WHERE e.seal = c.seal',
      ],
      { kind: 'signature', number: 2 },
    ],
    [
      'everything is made again and nothing signed',
      [`UPDATE audit_event SET data = '{}' WHERE seal = 5`, REHASH(5), 'DELETE FROM audit_checkpoint WHERE number > 1'],
      { kind: 'signature', number: 3 },
    ],
  ])('[P19] it is found that %s', async (_what, statements, broken) => {
    await asOwner(...statements);
    expect((await verify()).broken).toMatchObject(broken);
  });

  test('[P19] a log that is not what was signed is not signed any further, and the anchor stays', async () => {
    const before = await readFile(anchorFile(dataDir), 'utf8');
    await asOwner('DELETE FROM audit_event WHERE seal > 6', 'DELETE FROM audit_checkpoint WHERE number = 3');
    await record(10);
    await seal();
    await expect(sign()).rejects.toThrow(/up to event 9 was signed on .*audit verify.*delete the file/);
    expect(await readFile(anchorFile(dataDir), 'utf8')).toBe(before);
    await rm(anchorFile(dataDir));
    await sign();
    await asOwner(`UPDATE audit_event SET data = '{}' WHERE seal = 7`, REHASH(7));
    await record(11);
    await seal();
    await expect(sign()).rejects.toThrow(/is not what was signed/);
  });

  test('[P19] without the key only the chain is compared', async () => {
    expect(await verify(null)).toEqual({ sealed: 9, signedSeal: 0, checkpoints: 0, broken: null });
    expect((await verify(new Uint8Array(32).fill(8))).broken).toMatchObject({ kind: 'signature', number: 1 });
  });
});

test('[P19] a service that finds another log than the one it signed says so as an error', async () => {
  // Signed with the key of another database.
  await grow(0, 3);
  await asOwner('DELETE FROM audit_checkpoint WHERE number > 0');
  const lines: string[] = [];
  const loud = createLogger({ service: 'api', destination: { write: (line) => void lines.push(line) } });
  const api = await startApi(database.url, { dataDir }, { log: loud });
  await until('it is said', () => lines.some((line) => line.includes('is not the one that')));
  await api.stop();
  const [line] = lines.filter((one) => one.includes('is not the one that'));
  expect(JSON.parse(line!)).toMatchObject({ level: 'error' });
});

test('[P19] no table of records can be truncated, by itself or through another', async () => {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     JOIN pg_proc p ON p.oid = t.tgfoid WHERE p.proname = 'refuse_truncate' ORDER BY 1`,
  );
  expect(rows.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['application', 'audit_event', 'contact_event', 'callback', 'legal_override', 'rating']),
  );
  for (const { name } of rows)
    await expect(pool.query(`TRUNCATE ${name} CASCADE`)).rejects.toThrow(/holds records|append/);
  await expect(pool.query('TRUNCATE terminal CASCADE')).rejects.toMatchObject({ code: '23001' });
});
