import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@falink/fixtures/until';
import { consoleMessages, fleet, routes } from '@falink/protocol';
import { ask, heartbeat, signIn, startApi, type TestApi } from './support/api.js';
import { backdate } from './support/backdate.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { mediaFlows, TestAgent, TestTerminal } from './support/people.js';
import { tvAuth } from './support/socket-world.js';
import { TestSocket } from './support/sockets.js';

let database: TestDatabase;
let dataDir: string;
const running: TestApi[] = [];

beforeAll(async () => {
  database = await testDatabase();
  await database.keep();
  dataDir = await mkdtemp(join(tmpdir(), 'falink-api-'));
});
afterEach(async () => {
  for (const api of running.splice(0)) await api.stop();
  await database.reset();
});
afterAll(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(nodeId = 'node-a', offerMs = 60_000): Promise<TestApi> {
  const api = await startApi(database.url, { dataDir, nodeId, times: { offerMs } }, { demo: true });
  running.push(api);
  return api;
}

async function stop(api: TestApi): Promise<void> {
  running.splice(running.indexOf(api), 1);
  await api.stop();
}

describe('a restart of the api', () => {
  test('keeps places in the queue, the ringing offer and its time, tokens and agents', async () => {
    const before = await start();
    await heartbeat(before);
    const [home1, home2, home3] = await Promise.all([
      TestTerminal.pair(before, 'home-1'),
      TestTerminal.pair(before, 'home-2'),
      TestTerminal.pair(before, 'home-3'),
    ]);
    const lawyer = await TestAgent.onDuty(before, 'lawyer');
    await home1.queue();
    const offer = await lawyer.rung();
    const second = await home2.queue();
    const third = await home3.queue();
    expect([second.call.position, third.call.position]).toEqual([2, 3]);
    await stop(before);

    const after = await start();
    expect(await home2.at(after).current()).toMatchObject({
      id: second.call.id,
      position: 2,
      queuedAt: second.call.queuedAt,
    });
    expect(await home3.at(after).current()).toMatchObject({ id: third.call.id, position: 3 });
    const { agent, offer: still } = await lawyer.at(after).status();
    expect(agent.state).toBe('reserved');
    expect(still).toMatchObject({ id: offer.id, expiresAt: offer.expiresAt });
    expect((await lawyer.at(after).accept(offer.id)).status).toBe(200);
  });

  test('[C19] while a desk calls: it rings on, and is answered', async () => {
    const before = await start();
    await heartbeat(before);
    const home1 = await TestTerminal.pair(before, 'home-1');
    const tv = await TestSocket.connect(before, 'fleet', tvAuth(home1));
    const lawyer = await TestAgent.onDuty(before, 'lawyer');
    const { data } = await lawyer.callTerminal(home1);
    tv.close();
    await stop(before);

    const after = await start();
    expect(await lawyer.at(after).status()).toMatchObject({
      agent: { state: 'on_call' },
      call: { id: data.call.id, state: 'ringing' },
    });
    const back = await TestSocket.connect(after, 'fleet', tvAuth(home1));
    const shown = await back.hears(fleet.callUpdated, ({ call }) => call !== null);
    expect(shown.call).toMatchObject({ id: data.call.id, state: 'ringing' });
    expect((await home1.at(after).answer(data.call.id)).data.call.state).toBe('connecting');
    back.close();
  });

  test('in a call: the record stays right, what the media plane says later is taken over', async () => {
    const before = await start();
    await heartbeat(before);
    const home1 = await TestTerminal.pair(before, 'home-1');
    const lawyer = await TestAgent.onDuty(before, 'lawyer');
    const { call, room } = await home1.queue();
    const { room: agentRoom } = await lawyer.answer();
    await stop(before);
    const after = await start();
    await mediaFlows(after, [room, agentRoom]);
    expect((await home1.at(after).current())?.state).toBe('active');
    expect((await lawyer.at(after).end(call.id)).status).toBe(200);
    expect(await home1.at(after).current()).toMatchObject({ state: 'ended', ratingDue: true });
  });

  test('timers that ran out while it was down take effect at once', async () => {
    const before = await start();
    await heartbeat(before);
    const home1 = await TestTerminal.pair(before, 'home-1');
    const lawyer = await TestAgent.onDuty(before, 'lawyer');
    const { call } = await home1.queue();
    const offer = await lawyer.rung();
    await backdate(before, 'offer', offer.id, { expires_at: -100 });
    await stop(before);
    const after = await start();
    await until('the lawyer is away', async () => (await lawyer.at(after).status()).agent.state === 'away');
    expect(await home1.at(after).current()).toMatchObject({ id: call.id, state: 'queued', position: 1 });
  });

  test('after a crash its terminals may connect again at once', async () => {
    const before = await start();
    const home1 = await TestTerminal.pair(before, 'home-1');
    const auth = () => ({ token: home1.token, tabId: randomUUID(), takeOver: false, appVersion: '1' });
    const lost = await TestSocket.connect(before, 'fleet', auth());
    // As after a crash: the next process of this node finds a connection that it does not hold.
    const after = await start();
    const socket = await TestSocket.connect(after, 'fleet', auth());
    for (const one of [lost, socket]) one.close();
  });
});

describe('several processes', () => {
  test('tell each other what changed', async () => {
    const [a, b] = [await start('node-a'), await start('node-b')];
    await heartbeat(a);
    const home1 = await TestTerminal.pair(a, 'home-1');
    const tv = await TestSocket.connect(a, 'fleet', {
      token: home1.token,
      tabId: randomUUID(),
      takeOver: false,
      appVersion: '1',
    });
    const lawyer = await TestAgent.onDuty(b, 'lawyer');
    const desk = await TestSocket.connect(b, 'console', { token: lawyer.token });
    await tv.hears(fleet.dutyUpdated, ({ duty }) => duty.state === 'free');
    await home1.queue();
    const offer = await desk.hears(consoleMessages.offerCreated);
    await lawyer.accept(offer.id);
    await tv.hears(fleet.callUpdated, ({ call }) => call?.state === 'connecting');
    // A second window at the other process is refused, and takes over.
    const auth = { token: home1.token, tabId: randomUUID(), appVersion: '1' };
    expect((await TestSocket.refused(b, 'fleet', { ...auth, takeOver: false })).code).toBe('terminal.in_use');
    const other = await TestSocket.connect(b, 'fleet', { ...auth, takeOver: true });
    await tv.hears(fleet.replaced);
    await ask(a, routes.revokeTerminal, {
      token: await signIn(a, 'admin'),
      params: { id: home1.id },
      body: { reason: 'x' },
    });
    await other.hears(fleet.revoked);
    desk.close();
  });

  test('never put one call to two agents, or two calls to one agent', async () => {
    const [a, b] = [await start('node-a'), await start('node-b')];
    await heartbeat(a);
    const agents = await Promise.all([TestAgent.onDuty(a, 'lawyer'), TestAgent.onDuty(b, 'lawyer2')]);
    const homes = await Promise.all(
      (['home-1', 'home-2', 'home-3'] as const).map((name) => TestTerminal.pair(a, name)),
    );
    for (let round = 0; round < 8; round += 1) {
      await heartbeat(a);
      await Promise.all(homes.map((home, i) => home.at(i % 2 ? a : b).queue()));
      const answers = await Promise.all(agents.map((agent) => agent.answer()));
      expect(new Set(answers.map((answer) => answer.call.id)).size).toBe(2);
      await Promise.all(answers.map((answer, i) => agents[i]!.end(answer.call.id)));
      const left = await Promise.all(homes.map(async (home) => ({ home, call: await home.current() })));
      await Promise.all(left.map(({ home, call }) => (call && call.state !== 'ended' ? home.end(call.id) : null)));
      await Promise.all(agents.map((agent) => agent.go('available')));
    }
    const { rows } = await a.service.ctx.pool.query<{ n: number }>(
      `SELECT count(*) AS n FROM offer GROUP BY contact_id HAVING count(*) FILTER (WHERE state = 'accepted') > 1`,
    );
    expect(rows).toEqual([]);
  });
});
