import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import { consoleMessages, errorBody, fleet, MAX_SOCKET_MESSAGE_BYTES, routes, type Scene } from '@falink/protocol';
import { SignJWT } from 'jose';
import { ask, Box, heartbeat, signIn, startApi, type TestApi } from './support/api.js';
import { backdate } from './support/backdate.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { report, TestAgent, TestTerminal } from './support/people.js';
import { HEALTH as health, TestSocket } from './support/sockets.js';
import * as unheard from './support/unheard.js';

let database: TestDatabase;
let api: TestApi;
let home1: TestTerminal;
const open: TestSocket[] = [];

beforeAll(async () => {
  database = await testDatabase();
  api = await startApi(database.url, { times: { offerMs: 60_000 } }, { demo: true });
  home1 = await TestTerminal.pair(api, 'home-1');
  await database.keep();
});
beforeEach(async () => {
  await database.reset();
  await heartbeat(api);
});
afterEach(async () => {
  for (const socket of open.splice(0)) socket.close();
  await until('the api has let go of every socket', linesHeld, (n) => n === 0);
});
afterAll(async () => {
  await api.stop();
  await database.drop();
});

async function tv(terminal: TestTerminal, more: Record<string, unknown> = {}): Promise<TestSocket> {
  const socket = await TestSocket.connect(api, 'fleet', tvAuth(terminal, more));
  open.push(socket);
  return socket;
}

function tvAuth(terminal: TestTerminal, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { token: terminal.token, tabId: randomUUID(), takeOver: false, appVersion: '0.1.0', ...more };
}

async function desk(token: string): Promise<TestSocket> {
  const socket = await TestSocket.connect(api, 'console', { token });
  open.push(socket);
  return socket;
}

/** Sockets that the api has not let go of yet. */
async function linesHeld(): Promise<number> {
  const { rows } = await api.service.ctx.pool.query(
    `SELECT (SELECT count(*) FROM terminal WHERE connection_id IS NOT NULL)::int + (SELECT count(*) FROM console_socket)::int AS n`,
  );
  return rows[0].n;
}

/** How many statements wait for a lock that somebody else holds. */
async function waitingForLocks(): Promise<number> {
  const { rows } = await api.service.ctx.pool.query(
    `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return rows[0].n;
}

const scene: Scene = { page: 'home', title: '首页', focus: null, options: [] };
/** How many messages of a kind the api counted as refused. */
async function refused(channel: string, message: string, reason: string): Promise<number> {
  const metrics = await (await fetch(`${api.url}/metrics`)).text();
  const labels = `channel="${channel}",message="${message}",reason="${reason}"`;
  const line = metrics
    .split('\n')
    .find((one) => one.startsWith('falink_messages_refused_total{') && one.includes(labels));
  return Number(line?.split(' ').at(-1) ?? 0);
}

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
    await report(api, { type: 'room.activated', roomId: room.roomId, peerId: agentRoom.participantId });
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
      fleet.homeUpdated,
      ({ duty }) => duty.state === 'free' && duty.onDuty[0]?.displayName === '周敏',
    );
    await lawyer.go('offline');
    await socket.hears(fleet.homeUpdated, ({ duty }) => duty.state === 'none');
  });

  test('a second window is refused, until it takes over; the first one is told', async () => {
    const first = await tv(home1);
    const refused = await TestSocket.refused(api, 'fleet', tvAuth(home1));
    expect(refused).toEqual(errorBody('terminal.in_use'));
    expect(first.disconnectReason).toBeNull();
    const second = await tv(home1, { takeOver: true });
    await first.hears(fleet.replaced);
    await first.closed();
    await second.hears(fleet.callUpdated);
    expect(second.disconnectReason).toBeNull();
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
    const { rows } = await api.service.ctx.pool.query('SELECT state FROM call WHERE id = $1', [call.id]);
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
    await backdate(api, 'call', null, { queued_at: 90_000 });
    await backdate(api, 'terminal', home1.id, { disconnected_at: 61_000 });
    await until('it left the queue', async () => (await home1.current()) === null);
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

describe('the console’s socket', () => {
  test('rings at every window of the agent, and stops when one answers', async () => {
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    const windows = [await desk(lawyer.token), await desk(lawyer.token)];
    const { call } = await home1.queue('labour');
    const offers = await Promise.all(windows.map((window) => window.hears(consoleMessages.offerCreated)));
    expect(offers[0]).toMatchObject({ call: { id: call.id }, history: [], room: { roomId: expect.any(String) } });
    await lawyer.accept(offers[0]!.id);
    for (const window of windows) {
      expect(await window.hears(consoleMessages.offerClosed)).toEqual({ offerId: offers[0]!.id, reason: 'accepted' });
      await window.hears(consoleMessages.agentUpdated, (agent) => agent.state === 'on_call');
      await window.hears(consoleMessages.myCallUpdated, (mine) => mine.state === 'connecting');
    }
    await home1.end(call.id);
    await windows[0]!.hears(consoleMessages.myCallUpdated, (mine) => mine.endReason === 'resident_hung_up');
    await windows[0]!.hears(consoleMessages.agentUpdated, (agent) => agent.state === 'wrap_up');
  });

  test('stops ringing when the resident hangs up', async () => {
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    const window = await desk(lawyer.token);
    const { call } = await home1.queue();
    const offer = await window.hears(consoleMessages.offerCreated);
    await home1.end(call.id);
    expect(await window.hears(consoleMessages.offerClosed)).toEqual({ offerId: offer.id, reason: 'withdrawn' });
  });

  test('tells the ringing desk what the resident says the call is about, as the same offer', async () => {
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    const window = await desk(lawyer.token);
    const { call } = await home1.queue();
    const offer = await window.hears(consoleMessages.offerCreated);
    await ask(api, routes.setCategory, {
      token: home1.token,
      params: { id: call.id },
      body: { category: 'traffic' },
    });
    const again = await window.hears(consoleMessages.offerCreated, (told) => told.call.category === 'traffic');
    expect(again).toMatchObject({ id: offer.id, expiresAt: offer.expiresAt });
    expect(again.call.revision).toBeGreaterThan(offer.call.revision);
  });

  test('gives topics only to roles that may, and only from their scope', async () => {
    const lawyer = await desk(await signIn(api, 'lawyer'));
    expect(
      (await lawyer.ask(consoleMessages.subscribe, { topics: ['calls', 'terminals', 'callbacks', 'on_air'] })).topics,
    ).toEqual(['callbacks', 'on_air']);
    const district = await desk(await signIn(api, 'operator'));
    await district.ask(consoleMessages.subscribe, { topics: ['terminals'] });
    const street = await desk(await signIn(api, 'roomstaff'));
    await street.ask(consoleMessages.subscribe, { topics: ['terminals'] });
    const village = await TestTerminal.pair(api, 'home-3');
    await tv(village);
    await tv(home1);
    await district.hears(
      consoleMessages.terminalChanged,
      (terminal) => terminal.id === village.id && terminal.connected,
    );
    await street.hears(consoleMessages.terminalChanged, (terminal) => terminal.id === home1.id && terminal.connected);
    expect(street.all(consoleMessages.terminalChanged).filter((terminal) => terminal.id === village.id)).toEqual([]);
  });

  test('shows pairings, agents, calls and call-backs as they come', async () => {
    const wall = await desk(await signIn(api, 'admin'));
    await wall.ask(consoleMessages.subscribe, { topics: ['pairings', 'agents', 'calls', 'callbacks'] });
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    await wall.hears(consoleMessages.agentChanged, (agent) => agent.state === 'available');
    const { call } = await home1.queue();
    await wall.hears(consoleMessages.callChanged, (seen) => seen.id === call.id && seen.state === 'offered');
    await lawyer.go('offline');
    await ask(api, routes.leaveNumber, { token: home1.token, body: { requestId: randomUUID(), phone: '13812345678' } });
    await wall.hears(consoleMessages.callbackChanged, (callback) => callback.phoneMasked === '138****5678');
    await wall.hears(consoleMessages.callChanged, (seen) => seen.endReason === 'callback_left');
    await ask(api, routes.requestPairing, { body: { publicKey: new Box().publicKey, device: Box.device } });
    await wall.hears(consoleMessages.pairingChanged, (pairing) => pairing.state === 'pending');
  });

  test('a new subscription replaces the one before', async () => {
    const wall = await desk(await signIn(api, 'operator'));
    await wall.ask(consoleMessages.subscribe, { topics: ['terminals'] });
    await wall.ask(consoleMessages.subscribe, { topics: ['agents'] });
    await tv(home1);
    await TestAgent.onDuty(api, 'lawyer');
    await wall.hears(consoleMessages.agentChanged);
    expect(wall.all(consoleMessages.terminalChanged)).toEqual([]);
  });

  test('signing out closes the windows of that session at once', async () => {
    const login = await ask(api, routes.login, { body: { username: 'lawyer', password: 'falink-demo' } });
    const window = await desk(login.data.accessToken);
    const cookie = login.headers.getSetCookie()[0]!.split(';')[0]!;
    await ask(api, routes.logout, { headers: { cookie } });
    await window.closed();
    expect((await TestSocket.refused(api, 'console', { token: login.data.accessToken })).code).toBe(
      'auth.token_invalid',
    );
  });

  test('[P9] a window whose session ends while it is connecting is closed as well', async () => {
    const token = await signIn(api, 'lawyer');
    const holder = await api.service.ctx.pool.connect();
    try {
      // The window is past the check of its token, and waits for the row of its person.
      await holder.query('BEGIN');
      await holder.query(`SELECT FROM staff WHERE username = 'lawyer' FOR UPDATE`);
      const connecting = desk(token);
      await until('it waits for the row', waitingForLocks, (n) => n > 0);
      await unheard.signOut(holder, 'lawyer');
      await holder.query('COMMIT');
      await (await connecting).closed();
    } finally {
      holder.release(true);
    }
  });

  test('a fresh token keeps the window open; somebody else’s is refused', async () => {
    const token = await signIn(api, 'lawyer');
    const window = await desk(token);
    const answer = await window.ask(consoleMessages.reauthenticate, { token: await signIn(api, 'lawyer') });
    expect(answer.expiresInS).toBeGreaterThan(590);
    await expect(
      window.ask(consoleMessages.reauthenticate, { token: await signIn(api, 'admin') }),
    ).rejects.toMatchObject({ code: 'auth.token_invalid' });
  });

  test('a window is closed when its token ends without a new one', async () => {
    const { ctx } = api.service;
    const { rows } = await ctx.pool.query(`SELECT id FROM staff WHERE username = 'lawyer'`);
    await signIn(api, 'lawyer');
    const session = await ctx.pool.query('SELECT id FROM staff_session WHERE staff_id = $1', [rows[0].id]);
    const token = await new SignJWT({ sid: session.rows[0].id })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('falink-api')
      .setAudience('falink-console')
      .setSubject(rows[0].id)
      .setIssuedAt()
      .setExpirationTime('2s')
      .sign(ctx.secrets.staffTokens);
    const window = await desk(token);
    expect(await window.closed()).toBe('io server disconnect');
    expect((await TestSocket.refused(api, 'console', { token })).code).toBe('auth.token_expired');
  });

  test('an agent whose last window is closed for long goes off duty', async () => {
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    const [first, second] = [await desk(lawyer.token), await desk(lawyer.token)];
    const unattended = async () =>
      (await api.service.ctx.pool.query(`SELECT unattended_since AS t FROM agent_state`)).rows[0].t;
    first.close();
    second.close();
    await until('nobody attends', unattended);
    const back = await desk(lawyer.token);
    await until('a window attends', unattended, (at) => at === null);
    back.close();
    await until('nobody attends', unattended);
    await backdate(api, 'agent_state', null, { unattended_since: 61_000 });
    await until('off duty', async () => (await lawyer.status()).agent.state === 'offline');
  });
});
