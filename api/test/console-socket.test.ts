import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import { consoleMessages, routes } from '@falink/protocol';
import { SignJWT } from 'jose';
import { ask, Box, signIn, type TestApi } from './support/api.js';
import { callInState } from './support/arrange.js';
import { backdate } from './support/backdate.js';
import { TestAgent, TestTerminal } from './support/people.js';
import { SocketWorld } from './support/socket-world.js';
import { TestSocket } from './support/sockets.js';
import * as unheard from './support/unheard.js';

let world: SocketWorld;
let api: TestApi;
let home1: TestTerminal;
const tv: SocketWorld['tv'] = (...args) => world.tv(...args);
const desk: SocketWorld['desk'] = (...args) => world.desk(...args);
const waitingForLocks: SocketWorld['waitingForLocks'] = (...args) => world.waitingForLocks(...args);
const _refused: SocketWorld['refused'] = (...args) => world.refused(...args);

beforeAll(async () => {
  world = await SocketWorld.start();
  ({ api, home1 } = world);
});
beforeEach(() => world.reset());
afterEach(() => world.closeSockets());
afterAll(() => world.stop());

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

  test('rings with what came of earlier calls, and with how many others may take this one', async () => {
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    const { id } = await callInState('ended', { api, terminal: home1, agent: lawyer, category: 'labour' });
    const body = { version: 0, outcome: 'answered' as const };
    await ask(api, routes.saveNotes, { token: lawyer.token, params: { id }, body });
    await lawyer.go('available');
    const { offer: alone } = await callInState('offered', { api, terminal: home1, agent: lawyer });
    expect(alone.history).toEqual([
      {
        at: expect.any(String),
        ...{ kind: 'consultation', category: 'labour', outcome: 'answered', endReason: expect.any(String) },
        ...{ agentName: expect.any(String), talkMs: expect.any(Number) },
      },
    ]);
    expect(alone.colleagues).toEqual({ free: 0, onDuty: 0 });
    // Another kind of call is the officer's; a lawyer on a break takes none.
    await TestAgent.onDuty(api, 'aid');
    const lawyer2 = await TestAgent.onDuty(api, 'lawyer2');
    expect((await lawyer.status()).offer?.colleagues).toEqual({ free: 1, onDuty: 1 });
    await lawyer2.go('away');
    expect((await lawyer.status()).offer?.colleagues).toEqual({ free: 0, onDuty: 0 });
  });

  test('a desk reads how many calls wait that it may take, and which colleagues are on duty', async () => {
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    const duty = async (token: string) => (await ask(api, routes.deskDuty, { token })).data;
    expect(await duty(lawyer.token)).toEqual({ waiting: 0, longestWaitMs: null, colleagues: [] });
    const aid = await TestAgent.onDuty(api, 'aid');
    const lawyer2 = await TestAgent.onDuty(api, 'lawyer2');
    await lawyer2.go('away');
    await callInState('offered', { api, terminal: home1, agent: lawyer });
    expect(await duty(lawyer.token)).toEqual({
      waiting: 1,
      longestWaitMs: expect.any(Number),
      colleagues: [expect.objectContaining({ state: 'away' })],
    });
    // The officer takes other calls, and other people are colleagues there.
    expect(await duty(aid.token)).toEqual({ waiting: 0, longestWaitMs: null, colleagues: [] });
    await lawyer2.go('offline');
    expect((await duty(lawyer.token)).colleagues).toEqual([]);
    const refused = await ask(api, routes.deskDuty, { token: await signIn(api, 'operator') });
    expect(refused.error?.code).toBe('agent.not_agent');
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
