import { createLogger } from '@falink/service-kit';
import type pg from 'pg';
import { recordAudit, sealAudit, verifyAudit } from '../src/kernel/audit/queries.js';
import { createPool } from '../src/kernel/db/pool.js';
import { type TestDatabase, testDatabase } from './support/database.js';

let database: TestDatabase;
let pool: pg.Pool;
beforeEach(async () => {
  database = await testDatabase();
  pool = createPool({
    databaseUrl: database.url,
    connections: 4,
    name: 'audit-test',
    log: createLogger({ service: 'test', level: 'silent' }),
  });
});
afterEach(async () => {
  await pool.end();
  await database.drop();
});

const seal = (): Promise<number> => sealAudit(pool);

const record = (n: number) =>
  recordAudit(pool, { actor: 'system', action: 'test.done', subject: `thing:${n}`, data: { n } });

test('events are sealed into a chain that verifies, in parts and by several at once', async () => {
  for (let n = 0; n < 5; n += 1) await record(n);
  expect((await Promise.all([seal(), seal(), seal()])).reduce((a, b) => a + b)).toBe(5);
  await record(5);
  expect(await seal()).toBe(1);
  expect(await verifyAudit(pool)).toEqual({ sealed: 6, brokenAt: null });
});

test('events cannot be changed or removed', async () => {
  await record(1);
  await seal();
  await expect(pool.query(`UPDATE audit_event SET action = 'x'`)).rejects.toMatchObject({ code: '23001' });
  await expect(pool.query(`UPDATE audit_event SET seal = 9, hash = hash`)).rejects.toMatchObject({ code: '23001' });
  await expect(pool.query('DELETE FROM audit_event')).rejects.toMatchObject({ code: '23001' });
});

test.each([
  ['changed', `UPDATE audit_event SET data = '{"n": 99}' WHERE data->>'n' = '2'`],
  ['removed', `DELETE FROM audit_event WHERE data->>'n' = '2'`],
])('an event that an administrator of the database %s is found', async (_what, sql) => {
  for (let n = 0; n < 5; n += 1) await record(n);
  await seal();
  await pool.query('ALTER TABLE audit_event DISABLE TRIGGER audit_event_append_only');
  await pool.query(sql);
  expect((await verifyAudit(pool)).brokenAt).not.toBeNull();
});
