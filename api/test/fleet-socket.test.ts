import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import { consoleMessages, errorBody, fleet, MAX_SOCKET_MESSAGE_BYTES, routes, type Scene } from '@falink/protocol';
import { ask, signIn, type TestApi } from './support/api.js';
import { backdate } from './support/backdate.js';
import { endLostCallsAfterHearing } from './support/hearing.js';
import { mediaFlows, TestAgent, TestTerminal } from './support/people.js';
import { SocketWorld, tvAuth } from './support/socket-world.js';
import { HEALTH as health, TestSocket } from './support/sockets.js';
import * as unheard from './support/unheard.js';

let world: SocketWorld;
let api: TestApi;
let home1: TestTerminal;
const tv: SocketWorld['tv'] = (...args) => world.tv(...args);
const desk: SocketWorld['desk'] = (...args) => world.desk(...args);
const waitingForLocks: SocketWorld['waitingForLocks'] = (...args) => world.waitingForLocks(...args);
const refused: SocketWorld['refused'] = (...args) => world.refused(...args);

beforeAll(async () => {
  world = await SocketWorld.start();
  ({ api, home1 } = world);
});
beforeEach(() => world.reset());
afterEach(() => world.closeSockets());
afterAll(() => world.stop());

const scene: Scene = { page: 'home', title: '首页', focus: null, options: [] };

describe('the terminals’ socket', () => {
  test('tells the open call right after connecting, and every change of it', async () => {
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    const socket = await tv(home1);
    expect(await socket.hears(fleet.callUpdated)).toEqual({ call: null });
    const { call, room } = await home1.queue();
    await socket.hears(fleet.callUpdated, ({ call: seen }) => seen?.state === 'offered');
    const { room: agentRoom } = await lawyer.answer();
    await socket.hears(
      fleet.callUpdated,
      ({ call: seen }) => seen?.state === 'connecting' && seen.agent?.displayName === '周敏',
    );
    await mediaFlows(api, [room, agentRoom]);
    await socket.hears(fleet.callUpdated, ({ call: seen }) => seen?.state === 'active');
    await lawyer.end(call.id);
    await socket.hears(fleet.callUpdated, ({ call: seen }) => seen?.state === 'ended' && seen.ratingDue);
    socket.forget();
    await ask(api, routes.rate, { token: home1.token, params: { id: call.id }, body: { score: 4 } });
    await socket.hears(fleet.callUpdated, ({ call: seen }) => seen === null);
  });

  test('tells everybody behind when somebody leaves the queue', async () => {
    await TestAgent.onDuty(api, 'lawyer');
    const [home2, home3] = [await TestTerminal.pair(api, 'home-2'), await TestTerminal.pair(api, 'home-3')];
    const socket = await tv(home3);
    const first = await home1.queue();
    await home2.queue();
    await home3.queue();
    await socket.hears(fleet.callUpdated, ({ call }) => call?.position === 3);
    await home1.end(first.call.id);
    await socket.hears(fleet.callUpdated, ({ call }) => call?.position === 2);
  });

  test('tells the home page who is on duty', async () => {
    const socket = await tv(home1);
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    await socket.hears(
      fleet.dutyUpdated,
      ({ duty }) => duty.state === 'free' && duty.onDuty[0]?.displayName === '周敏',
    );
    await lawyer.go('offline');
    await socket.hears(fleet.dutyUpdated, ({ duty }) => duty.state === 'none');
  });

  test('a second window is refused, until it takes over; the first one is told', async () => {
    const first = await tv(home1);
    const refused = await TestSocket.refused(api, 'fleet', tvAuth(home1));
    expect(refused).toEqual({ ...errorBody('terminal.in_use'), retryAfterS: 15 });
    expect(first.disconnectReason).toBeNull();
    const second = await tv(home1, { takeOver: true });
    await first.hears(fleet.replaced);
    await first.closed();
    await second.hears(fleet.callUpdated);
    expect(second.disconnectReason).toBeNull();
  });

  test('[P8] staff see that a second window asks for a line whose window lives, until it no longer does', async () => {
    const operator = await signIn(api, 'operator');
    const shown = async () => (await ask(api, routes.getTerminal, { token: operator, params: { id: home1.id } })).data;
    const first = await tv(home1);
    await TestSocket.refused(api, 'fleet', tvAuth(home1));
    // Nothing was received of the first one since: it may be a box that lost its power and comes back.
    expect(await shown()).toMatchObject({ state: 'idle' });
    await first.ask(fleet.heartbeat, { scene, health });
    await until('an alert', shown, (terminal) => terminal.state === 'alert');
    const attention = await ask(api, routes.listTerminals, {
      token: operator,
      query: { view: 'attention', state: 'alert' },
    });
    expect(attention.data.items.map(({ id }) => id)).toEqual([home1.id]);
    await backdate(api, 'terminal', home1.id, { contested_at: 60_000 });
    // The process compares at once what it holds with the database.
    await unheard.cutListener(api.service.ctx.pool);
    await until('no alert', shown, (terminal) => terminal.state === 'idle');
  });

  test('the same tab that comes back is let in without being told that it was replaced', async () => {
    const tabId = randomUUID();
    const first = await tv(home1, { tabId });
    await tv(home1, { tabId });
    await first.closed();
    expect(first.all(fleet.replaced)).toEqual([]);
  });

  test('when a window closes the next one is let in', async () => {
    const first = await tv(home1);
    first.close();
    await until('the connection is given back', terminalRow, (row) => row.connection_id === null);
    await tv(home1);
  });

  test('two windows at the same moment: one gets in', async () => {
    const tries = await Promise.allSettled([tv(home1), tv(home1), tv(home1)]);
    expect(tries.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  });

  test('stores scene and health, and shows them to those who follow', async () => {
    const operator = await signIn(api, 'operator');
    const wall = await desk(operator);
    expect((await wall.ask(consoleMessages.subscribe, { topics: ['terminals'] })).topics).toEqual(['terminals']);
    const socket = await tv(home1);
    await wall.hears(
      consoleMessages.terminalChanged,
      (seen) => seen.id === home1.id && seen.connected && seen.state === 'idle',
    );
    const playing: Scene = {
      ...scene,
      page: 'live',
      player: { state: 'playing', kind: 'channel', title: '普法', currentTime: 3 },
    };
    const asked = Date.now();
    const { serverTime } = await socket.ask(fleet.heartbeat, { scene: playing, health });
    expect(Date.parse(serverTime)).toBeGreaterThanOrEqual(asked);
    expect(Date.parse(serverTime)).toBeLessThanOrEqual(Date.now());
    const seen = await wall.hears(consoleMessages.terminalChanged, (terminal) => terminal.state === 'playing');
    expect(seen.scene).toEqual(playing);
    expect((await terminalRow()).health).toEqual(health);
    const listed = await ask(api, routes.getTerminal, { token: operator, params: { id: home1.id } });
    expect(listed.data).toMatchObject({ state: 'playing', connected: true, scene: playing, appVersion: '0.1.0' });
    socket.close();
    await wall.hears(consoleMessages.terminalChanged, (terminal) => terminal.state === 'offline');
  });

  test('a revoked terminal is told and put out; its call ends', async () => {
    await TestAgent.onDuty(api, 'lawyer');
    const socket = await tv(home1);
    const { call } = await home1.queue();
    await ask(api, routes.revokeTerminal, {
      token: await signIn(api, 'admin'),
      params: { id: home1.id },
      body: { reason: '遗失' },
    });
    expect(await socket.hears(fleet.revoked)).toEqual({ reason: '遗失' });
    await socket.closed();
    expect((await TestSocket.refused(api, 'fleet', tvAuth(home1))).code).toBe('terminal.revoked');
    const { rows } = await api.service.ctx.pool.query('SELECT state FROM contact WHERE id = $1', [call.id]);
    expect(rows[0].state).toBe('ended');
  });

  test('[P9] a terminal revoked while it is connecting is told as well', async () => {
    const { pool } = api.service.ctx;
    const holder = await pool.connect();
    try {
      // The connection is past the check of its token, and waits for the row.
      await holder.query('BEGIN');
      await holder.query('SELECT FROM terminal WHERE id = $1 FOR UPDATE', [home1.id]);
      const connecting = tv(home1);
      await until('it waits for the row', waitingForLocks, (n) => n > 0);
      await unheard.revoke(holder, home1.id, '遗失');
      await holder.query('COMMIT');
      const socket = await connecting;
      expect(await socket.hears(fleet.revoked)).toEqual({ reason: '遗失' });
      await socket.closed();
    } finally {
      holder.release(true);
    }
  });

  test('[P9] what was revoked or signed out while no news came through is put out when they come again', async () => {
    const socket = await tv(home1);
    const window = await desk(await signIn(api, 'lawyer'));
    const wall = await desk(await signIn(api, 'operator'));
    const { pool } = api.service.ctx;
    await unheard.revoke(pool, home1.id, '遗失');
    await unheard.signOut(pool, 'lawyer');
    await unheard.cutListener(pool);
    expect(await socket.hears(fleet.revoked)).toEqual({ reason: '遗失' });
    await Promise.all([socket.closed(), window.closed()]);
    expect(wall.disconnectReason).toBeNull();
    expect(await wall.hears(consoleMessages.newsMissed)).toEqual({});
  });

  test('[P8] windows that all may take over at the same moment: one stays, the one that the terminal’s row names', async () => {
    for (let round = 0; round < 5; round += 1) {
      const sockets = await Promise.all([1, 2, 3, 4].map(() => tv(home1, { takeOver: true })));
      await until(
        'one window is left',
        () => sockets.filter((socket) => socket.disconnectReason === null).length === 1,
      );
      const [winner] = sockets.filter((socket) => socket.disconnectReason === null);
      await winner!.ask(fleet.heartbeat, { scene: { ...scene, title: `${round}` }, health });
      await until('its scene is stored', terminalRow, (row) => row.scene?.title === `${round}`);
    }
  });

  test('a waiting terminal whose connection stays lost leaves the queue; one that comes back keeps its place', async () => {
    await TestAgent.onDuty(api, 'lawyer');
    const socket = await tv(home1);
    await home1.queue();
    socket.close();
    await until('the connection is given back', terminalRow, (row) => row.connection_id === null);
    const back = await tv(home1);
    await back.hears(fleet.callUpdated, ({ call }) => call !== null && call.state !== 'ended');
    back.close();
    await until('the connection is given back', terminalRow, (row) => row.connection_id === null);
    await backdate(api, 'contact', null, { queued_at: 90_000 });
    await backdate(api, 'terminal', home1.id, { disconnected_at: 61_000 });
    await endLostCallsAfterHearing(api, 3_600_000);
    expect(await home1.current()).toBeNull();
  });

  test('refuses a handshake without sense, with another version, or with the token of a person', async () => {
    const auth = tvAuth(home1);
    expect((await TestSocket.refused(api, 'fleet', { ...auth, tabId: 'x' })).code).toBe('request.malformed');
    expect((await TestSocket.refused(api, 'fleet', { ...auth, protocol: 99 })).code).toBe('protocol.version');
    expect((await TestSocket.refused(api, 'fleet', { ...auth, token: await signIn(api, 'lawyer') })).code).toBe(
      'auth.token_invalid',
    );
  });

  test('refuses malformed and unknown messages with a code, and changes nothing', async () => {
    const socket = await tv(home1);
    await expect(socket.ask(fleet.heartbeat, { scene, health: { ...health, uptimeS: 'long' } })).rejects.toMatchObject({
      code: 'request.malformed',
    });
    await expect(socket.ask(fleet.heartbeat, null)).rejects.toMatchObject({ code: 'request.malformed' });
    await expect(socket.ask({ ...fleet.heartbeat, name: 'terminal.explode' }, {})).rejects.toMatchObject({
      code: 'protocol.unknown_message',
    });
    socket.socket.emit(fleet.heartbeat.name);
    await socket.ask(fleet.heartbeat, { scene, health });
    expect(socket.disconnectReason).toBeNull();
    expect(await refused('fleet', fleet.heartbeat.name, 'malformed')).toBeGreaterThanOrEqual(2);
    expect(await refused('fleet', 'other', 'unknown')).toBeGreaterThanOrEqual(1);
  });

  test('a notification of another process that cannot be read is counted', async () => {
    await api.service.ctx.pool.query(`SELECT pg_notify('falink_changes', '{"from":"elsewhere","changes":"many"}')`);
    await until(
      'the count of the bus',
      () => refused('bus', 'falink_changes', 'malformed'),
      (count) => count > 0,
    );
  });

  test('an oversized message closes the connection and changes nothing', async () => {
    const socket = await tv(home1);
    socket.socket.emit(fleet.heartbeat.name, {
      scene: { ...scene, title: 'x'.repeat(MAX_SOCKET_MESSAGE_BYTES) },
      health,
    });
    await socket.closed();
    expect((await terminalRow()).scene).toBeNull();
  });

  async function terminalRow() {
    const { rows } = await api.service.ctx.pool.query('SELECT * FROM terminal WHERE id = $1', [home1.id]);
    return rows[0];
  }
});
