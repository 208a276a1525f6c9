import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { closeWindows, openWindow } from '../src/areas/console/presence.js';
import { STAFF } from '../src/areas/demo/district.js';
import { ChangeFeed } from '../src/kernel/delivery/change-feed.js';
import { type TestDatabase, testDatabase } from './support/database.js';

/** Enough rounds for a race to show: without the lock about every tenth pair left the agent attended. */
const ROUNDS = 60;
const staffId = STAFF[0]!.id;

let database: TestDatabase;
let host: { pool: pg.Pool; changes: ChangeFeed };

beforeAll(async () => {
  database = await testDatabase();
  host = { pool: new pg.Pool({ connectionString: database.url }), changes: new ChangeFeed() };
  await host.pool.query(`INSERT INTO agent_state (staff_id, state, idle_since) VALUES ($1, 'available', now())`, [
    staffId,
  ]);
});

afterAll(async () => {
  await host.pool.end();
  await database.drop();
});

async function isUnattended(): Promise<boolean> {
  const { rows } = await host.pool.query('SELECT unattended_since FROM agent_state WHERE staff_id = $1', [staffId]);
  return rows[0].unattended_since !== null;
}

async function opened(): Promise<string> {
  const connectionId = randomUUID();
  await openWindow(host, { connectionId, nodeId: 'n', staffId });
  return connectionId;
}

test('two windows that close at the same moment leave the agent unattended', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const [first, second] = [await opened(), await opened()];
    await Promise.all([closeWindows(host, [first]), closeWindows(host, [second])]);
    expect(await isUnattended()).toBe(true);
  }
});

test('a window that opens while the last one closes keeps the agent attended', async () => {
  let last = await opened();
  for (let round = 0; round < ROUNDS; round += 1) {
    const [next] = await Promise.all([opened(), closeWindows(host, [last])]);
    expect(await isUnattended()).toBe(false);
    last = next;
  }
});
