import { until } from '@falink/fixtures/until';
import { consoleMessages } from '@falink/protocol';
import { TestAgent, TestTerminal } from './support/people.js';
import { RelayWorld } from './support/relay-world.js';
import * as unheard from './support/unheard.js';

let world: RelayWorld;

beforeAll(async () => {
  world = await RelayWorld.start();
});
afterEach(() => world.closeSockets());
afterAll(() => world.stop());

interface Line {
  connection_id: string | null;
  node_id: string | null;
  disconnected_at: Date | null;
}

async function lineOf({ id }: TestTerminal): Promise<Line> {
  const { rows } = await world.pool.query<Line>(
    'SELECT connection_id, node_id, disconnected_at FROM terminal WHERE id = $1',
    [id],
  );
  return rows[0]!;
}

test('[P8] a television that is admitted while the process compares its connections keeps its line', async () => {
  const [home1, home2] = [await TestTerminal.pair(world.api, 'home-1'), await TestTerminal.pair(world.api, 'home-2')];
  await world.tv(home1);
  const known = String((await lineOf(home1)).connection_id);

  // A comparison names the connections that it knows twice: to restore lost ones, and to find what is too many.
  const restoring = world.relay.hold(known);
  await unheard.cutListener(world.pool);
  const restore = await restoring;
  const finding = world.relay.hold(known);
  restore.letGo();
  const find = await finding;
  const socket = await world.tv(home2);
  const admitted = await lineOf(home2);
  expect(admitted.node_id).toBe('node-test');
  find.letGo();
  // The next comparison begins when this one is over.
  const next = world.relay.hold(known);
  await unheard.cutListener(world.pool);
  const begun = await next;
  expect(await lineOf(home2)).toEqual(admitted);
  begun.letGo();
  expect(socket.disconnectReason).toBeNull();
});

test('[C11] lines and windows that another process released, because it could not hear this one, are written again', async () => {
  const home1 = await TestTerminal.pair(world.api, 'home-1');
  const lawyer = await TestAgent.onDuty(world.api, 'lawyer');
  const tv = await world.tv(home1);
  const desk = await world.desk(lawyer.token);
  const before = await lineOf(home1);
  // What another process writes for a dead one.
  await world.pool.query(
    'UPDATE terminal SET connection_id = NULL, tab_id = NULL, node_id = NULL, disconnected_at = now() WHERE id = $1',
    [home1.id],
  );
  await world.pool.query('DELETE FROM console_socket');
  await world.pool.query('UPDATE agent_state SET unattended_since = now()');

  await unheard.cutListener(world.pool);
  await until(
    'the line is there again',
    () => lineOf(home1),
    ({ connection_id }) => connection_id === before.connection_id,
  );
  expect((await lineOf(home1)).disconnected_at).toBeNull();
  await until('the agent is attended', async () => {
    const { rows } = await world.pool.query('SELECT unattended_since FROM agent_state WHERE unattended_since IS NULL');
    return rows.length > 0;
  });
  // Bringing sockets up to date comes after that: nobody was sent away.
  await desk.hears(consoleMessages.newsMissed);
  expect([tv.disconnectReason, desk.disconnectReason]).toEqual([null, null]);
});
