import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import { consoleMessages } from '@falink/protocol';
import pg from 'pg';
import { startApi, type TestApi } from './support/api.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { TestAgent, TestTerminal } from './support/people.js';
import { Relay } from './support/relay.js';
import { TestSocket } from './support/sockets.js';
import * as unheard from './support/unheard.js';

let database: TestDatabase;
let relay: Relay;
let api: TestApi;
/** Past the relay. */
let pool: pg.Pool;
const open: TestSocket[] = [];

beforeAll(async () => {
  database = await testDatabase();
  const through = await Relay.before(database.url);
  relay = through.relay;
  api = await startApi(through.url, {}, { demo: true });
  pool = new pg.Pool({ connectionString: database.url });
});
afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});
afterAll(async () => {
  await api.stop();
  await pool.end();
  await relay.close();
  await database.drop();
});

async function connect(terminal: TestTerminal): Promise<TestSocket> {
  const socket = await TestSocket.connect(api, 'fleet', {
    token: terminal.token,
    tabId: randomUUID(),
    takeOver: false,
    appVersion: '0.1.0',
  });
  open.push(socket);
  return socket;
}

interface Line {
  connection_id: string | null;
  node_id: string | null;
  disconnected_at: Date | null;
}

async function lineOf({ id }: TestTerminal): Promise<Line> {
  const { rows } = await pool.query<Line>(
    'SELECT connection_id, node_id, disconnected_at FROM terminal WHERE id = $1',
    [id],
  );
  return rows[0]!;
}

test('[P8] a television that is admitted while the process compares its connections keeps its line', async () => {
  const [home1, home2] = [await TestTerminal.pair(api, 'home-1'), await TestTerminal.pair(api, 'home-2')];
  await connect(home1);
  const known = String((await lineOf(home1)).connection_id);

  // A comparison names the connections that it knows twice: to restore lost ones, and to find what is too many.
  const restoring = relay.hold(known);
  await unheard.cutListener(pool);
  const restore = await restoring;
  const finding = relay.hold(known);
  restore.letGo();
  const find = await finding;
  const socket = await connect(home2);
  const admitted = await lineOf(home2);
  expect(admitted.node_id).toBe('node-test');
  find.letGo();
  // The next comparison begins when this one is over.
  const next = relay.hold(known);
  await unheard.cutListener(pool);
  const begun = await next;
  expect(await lineOf(home2)).toEqual(admitted);
  begun.letGo();
  expect(socket.disconnectReason).toBeNull();
});

test('[C11] lines and windows that another process released, because it could not hear this one, are written again', async () => {
  const home1 = await TestTerminal.pair(api, 'home-1');
  const lawyer = await TestAgent.onDuty(api, 'lawyer');
  const tv = await connect(home1);
  const desk = await TestSocket.connect(api, 'console', { token: lawyer.token });
  open.push(desk);
  const before = await lineOf(home1);
  // What another process writes for a dead one.
  await pool.query(
    'UPDATE terminal SET connection_id = NULL, tab_id = NULL, node_id = NULL, disconnected_at = now() WHERE id = $1',
    [home1.id],
  );
  await pool.query('DELETE FROM console_socket');
  await pool.query('UPDATE agent_state SET unattended_since = now()');

  await unheard.cutListener(pool);
  await until(
    'the line is there again',
    () => lineOf(home1),
    ({ connection_id }) => connection_id === before.connection_id,
  );
  expect((await lineOf(home1)).disconnected_at).toBeNull();
  await until('the agent is attended', async () => {
    const { rows } = await pool.query('SELECT unattended_since FROM agent_state WHERE unattended_since IS NULL');
    return rows.length > 0;
  });
  // Bringing sockets up to date comes after that: nobody was sent away.
  await desk.hears(consoleMessages.newsMissed);
  expect([tv.disconnectReason, desk.disconnectReason]).toEqual([null, null]);
});
