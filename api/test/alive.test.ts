import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { findWindowsOfDeadNodes } from '../src/areas/console/queries.js';
import { claimTerminal, findLinesOfDeadNodes } from '../src/areas/terminals/queries/connections.js';
import { loadTerminal } from '../src/areas/terminals/queries/terminals.js';
import { NODE_ALIVE_MS, NODE_BEAT_MS, TERMINAL_ALIVE_MS } from '../src/kernel/alive.js';
import { type TestDatabase, testDatabase } from './support/database.js';

const NODE = 'another node';
let database: TestDatabase;
let pool: pg.Pool;
let terminalId: string;

beforeAll(async () => {
  database = await testDatabase();
  pool = new pg.Pool({ connectionString: database.url });
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM terminal LIMIT 1');
  terminalId = rows[0]!.id;
  await pool.query('UPDATE terminal SET paired_at = now() WHERE id = $1', [terminalId]);
  await pool.query('INSERT INTO api_node (id) VALUES ($1)', [NODE]);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const claim = () =>
  claimTerminal(pool, {
    terminalId,
    connectionId: randomUUID(),
    tabId: randomUUID(),
    nodeId: NODE,
    appVersion: '1',
    protocol: 2,
    takeOver: false,
  });

/** Another node's window and console, whose last heartbeat is this old. */
async function silentFor({ nodeMs, terminalMs }: { nodeMs: number; terminalMs: number }): Promise<string> {
  await pool.query('UPDATE terminal SET connection_id = NULL, tab_id = NULL, node_id = NULL WHERE id = $1', [
    terminalId,
  ]);
  expect(await claim()).toBe(true);
  const ago = `now() - $1 * interval '1 millisecond'`;
  await pool.query(`UPDATE api_node SET last_seen_at = ${ago} WHERE id = $2`, [nodeMs, NODE]);
  await pool.query(`UPDATE terminal SET last_seen_at = ${ago} WHERE id = $2`, [terminalMs, terminalId]);
  const consoleId = randomUUID();
  await pool.query('INSERT INTO console_socket (id, node_id, staff_id) SELECT $1, $2, id FROM staff LIMIT 1', [
    consoleId,
    NODE,
  ]);
  return consoleId;
}

/** Everything that asks whether another process and its windows live gives one answer. */
test.each([
  ['just within their time', { nodeMs: NODE_ALIVE_MS - NODE_BEAT_MS, terminalMs: TERMINAL_ALIVE_MS - 5_000 }, true],
  ['with a node that is gone', { nodeMs: NODE_ALIVE_MS + 5_000, terminalMs: 0 }, false],
])('a window and its node %s', async (_when, silent, alive) => {
  const consoleId = await silentFor(silent);
  expect((await loadTerminal(pool, terminalId))?.connected).toBe(alive);
  const windows = await findWindowsOfDeadNodes(pool, 'this node');
  expect(windows.some(({ connectionId }) => connectionId === consoleId)).toBe(!alive);
  const lines = await findLinesOfDeadNodes(pool, 'this node');
  expect(lines.some((line) => line.terminalId === terminalId)).toBe(!alive);
  expect(await claim()).toBe(!alive);
});

test('a terminal that missed three heartbeats is neither connected nor in use', async () => {
  await silentFor({ nodeMs: 0, terminalMs: TERMINAL_ALIVE_MS + 5_000 });
  expect((await loadTerminal(pool, terminalId))?.connected).toBe(false);
  expect(await claim()).toBe(true);
});
