import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import { routes } from '@falink/protocol';
import { ask, signIn, type TestApi } from './support/api.js';
import { callInState } from './support/arrange.js';
import { backdate } from './support/backdate.js';
import { CallWorld, claimsOf } from './support/call-world.js';
import { mediaFlows, TestAgent, type TestTerminal } from './support/people.js';

let world: CallWorld;
let api: TestApi;
let home1: TestTerminal;
let home2: TestTerminal;
let home3: TestTerminal;

beforeAll(async () => {
  world = await CallWorld.start();
  api = world.api;
  [home1, home2, home3] = world.homes;
});
beforeEach(() => world.reset());
afterAll(() => world.stop());

const HOUR_MS = 3_600_000;

describe('answering', () => {
  test('[C5][C8] from key to rating', async () => {
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    const { call, room } = await home1.queue('labour');
    const offer = await lawyer.rung();
    expect(offer.call).toMatchObject({
      id: call.id,
      state: 'offered',
      terminal: { name: '王奶奶家的电视', orgUnitName: '朝阳社区' },
    });
    expect((await claimsOf(offer.room.token)).grants).toMatchObject({ activate: false, standby: true });
    expect((await home1.current())?.state).toBe('offered');

    const accepted = await lawyer.accept(offer.id);
    expect(accepted.data.call).toMatchObject({ state: 'connecting', agent: { displayName: '周敏' } });
    const claims = await claimsOf(accepted.data.room.token);
    expect(claims).toMatchObject({ role: 'lawyer', room: room.roomId, grants: { activate: true, standby: true } });
    expect(await home1.current()).toMatchObject({
      state: 'connecting',
      agent: { displayName: '周敏', title: '律师', office: '云河区公共法律服务中心', portrait: 'zhou' },
      position: null,
    });

    await mediaFlows(api, [room, accepted.data.room]);
    expect((await home1.current())?.state).toBe('active');

    const saved = await ask(api, routes.saveNotes, {
      token: lawyer.token,
      params: { id: call.id },
      body: { version: 0, notes: '拖欠工资三个月', outcome: 'to_legal_aid', category: 'labour' },
    });
    expect(saved.data).toMatchObject({ hasNotes: true, outcome: 'to_legal_aid', notesVersion: 1 });
    const stale = await ask(api, routes.saveNotes, {
      token: lawyer.token,
      params: { id: call.id },
      body: { version: 0, notes: 'x' },
    });
    expect(stale.error?.code).toBe('notes.stale');

    const early = await ask(api, routes.rate, { token: home1.token, params: { id: call.id }, body: { score: 5 } });
    expect(early.error?.code).toBe('rating.not_due');
    expect((await lawyer.end(call.id)).status).toBe(200);
    expect((await home1.end(call.id)).status).toBe(200);
    expect(await home1.current()).toMatchObject({ state: 'ended', endReason: 'agent_hung_up', ratingDue: true });

    const rated = await ask(api, routes.rate, { token: home1.token, params: { id: call.id }, body: { score: 5 } });
    expect(rated.data).toEqual({ score: 5 });
    const twice = await ask(api, routes.rate, { token: home1.token, params: { id: call.id }, body: { score: 1 } });
    expect(twice.error?.code).toBe('rating.already');
    expect(await home1.current()).toBeNull();

    expect((await lawyer.status()).agent).toMatchObject({
      state: 'wrap_up',
      callId: call.id,
      until: expect.any(String),
    });
    expect((await lawyer.go('available')).data.state).toBe('available');
    expect(await world.timelineOf(call.id)).toEqual([
      'queued',
      'offered',
      'accepted',
      'activated',
      'media.flowing',
      'media.flowing',
      'ended',
    ]);
  });

  test('[C4] twenty windows accept at once: one wins, the others are told', async () => {
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    await home1.queue();
    const offer = await lawyer.rung();
    const answers = await Promise.all(Array.from({ length: 20 }, () => lawyer.accept(offer.id)));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.error?.code === 'offer.taken')).toHaveLength(19);
  });

  test('[C4] a colleague cannot answer an offer that rings elsewhere, and learns who was faster', async () => {
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    const other = await TestAgent.signIn(api, 'lawyer2');
    await home1.queue();
    const offer = await lawyer.rung();
    expect((await other.accept(offer.id)).error?.code).toBe('offer.unknown');
    await lawyer.accept(offer.id);
    expect((await other.accept(offer.id)).error?.code).toBe('offer.taken');
    expect((await other.accept(randomUUID())).error?.code).toBe('offer.unknown');
  });

  test('[C4][C6] the resident hangs up while it rings: the offer is withdrawn and the agent free again', async () => {
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    const { call } = await home1.queue();
    const offer = await lawyer.rung();
    expect((await home1.end(call.id)).status).toBe(200);
    const late = await lawyer.accept(offer.id);
    expect([late.status, late.error?.code]).toEqual([409, 'offer.withdrawn']);
    expect((await lawyer.status()).agent.state).toBe('available');
    expect(await world.timelineOf(call.id)).toEqual(['queued', 'offered', 'withdrawn', 'ended']);
    expect(await home1.current()).toBeNull();
  });

  test('[C4] hang-up and accept at the same moment: one of the two happens, never half of both', async () => {
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    for (let round = 0; round < 5; round += 1) {
      const { call } = await home1.queue();
      const offer = await lawyer.rung();
      const [accepted] = await Promise.all([lawyer.accept(offer.id), home1.end(call.id)]);
      const { agent } = await lawyer.status();
      if (accepted.error) expect([accepted.error.code, agent.state]).toEqual(['offer.withdrawn', 'available']);
      else expect(agent.state).toBe('wrap_up');
      await lawyer.go('available');
    }
  });

  test('declining sends the call to a colleague first, and makes the agent away', async () => {
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    const { call } = await home1.queue('labour');
    const offer = await lawyer.rung();
    expect((await lawyer.decline(offer.id)).data.state).toBe('away');
    expect((await home1.current())?.state).toBe('queued');
    expect((await lawyer.decline(offer.id)).error?.code).toBe('offer.expired');
    const other = await TestAgent.onDuty(api, 'lawyer2');
    expect((await other.rung()).call.id).toBe(call.id);
  });

  test('going away while it rings declines; nobody leaves a call by changing state', async () => {
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    await home1.queue();
    await lawyer.rung();
    expect((await lawyer.go('offline')).data.state).toBe('offline');
    expect((await home1.current())?.state).toBe('queued');
    await lawyer.go('available');
    await lawyer.answer();
    expect((await lawyer.go('away')).error?.code).toBe('agent.busy');
  });

  test('a call waits on when the last agent goes away, and the resident knows the place but no time', async () => {
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    const { call } = await home1.queue();
    const offer = await lawyer.rung();
    await lawyer.decline(offer.id);
    expect(await home1.current()).toMatchObject({ id: call.id, state: 'queued', position: 1, waitRangeMs: null });
  });

  test('[C3] the longest waiting is answered first, by the longest idle; skill decides between them', async () => {
    await TestAgent.onDuty(api, 'lawyer2');
    await TestAgent.onDuty(api, 'lawyer');
    const first = await home1.queue('labour');
    const lawyer = await TestAgent.signIn(api, 'lawyer');
    expect((await lawyer.rung()).call.id).toBe(first.call.id);
    const second = await home2.queue();
    const lawyer2 = await TestAgent.signIn(api, 'lawyer2');
    expect((await lawyer2.rung()).call.id).toBe(second.call.id);
    const third = await home3.queue();
    expect(third.call.position).toBe(3);
  });

  test('people who take no calls are told so', async () => {
    const operator = await TestAgent.signIn(api, 'operator');
    expect((await operator.go('available')).error?.code).toBe('agent.not_agent');
    const { error } = await ask(api, routes.getAgent, { token: operator.token });
    expect(error?.code).toBe('agent.not_agent');
  });
});

describe('time', () => {
  test('[C3][C4][C5] an offer that nobody answers goes back to its old place, to somebody else; the agent becomes away', async () => {
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    const { call } = await home1.queue('labour');
    const offer = await lawyer.rung();
    const behind = await home2.queue();
    expect(behind.call.position).toBe(2);
    const other = await TestAgent.onDuty(api, 'lawyer2');
    const elsewhere = await other.rung();
    expect(elsewhere.call.id).toBe(behind.call.id);
    await other.decline(elsewhere.id);
    await backdate(api, 'offer', offer.id, { expires_at: 1 });
    expect((await lawyer.accept(offer.id)).error?.code).toBe('offer.expired');
    await until('the lawyer is away', async () => (await lawyer.status()).agent.state === 'away');
    expect(await home1.current()).toMatchObject({ state: 'queued', position: 1, queuedAt: call.queuedAt });
    await other.go('available');
    expect((await other.rung()).call.id).toBe(call.id);
    expect(await world.timelineOf(call.id)).toEqual(['queued', 'offered', 'missed', 'offered']);
  });

  test('an offer that cannot be returned keeps none behind it from being returned', async () => {
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    await home1.queue();
    const stuck = await lawyer.rung();
    const other = await TestAgent.onDuty(api, 'lawyer2');
    await home2.queue();
    const behind = await other.rung();
    const { pool } = api.service.ctx;
    await pool.query(`ALTER TABLE offer ADD CONSTRAINT of_the_test CHECK (id <> '${stuck.id}' OR state = 'open')`);
    try {
      await backdate(api, 'offer', stuck.id, { expires_at: 2_000 });
      await backdate(api, 'offer', behind.id, { expires_at: 1 });
      await until('the other is away', async () => (await other.status()).agent.state === 'away');
      const { rows } = await pool.query('SELECT state FROM offer WHERE id = $1', [stuck.id]);
      expect(rows).toEqual([{ state: 'open' }]);
    } finally {
      await pool.query('ALTER TABLE offer DROP CONSTRAINT of_the_test');
    }
  });

  test('time for notes ends by the database’s clock', async () => {
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    await callInState('ended', { api, terminal: home1, agent: lawyer });
    expect((await lawyer.status()).agent.state).toBe('wrap_up');
    await backdate(api, 'agent_state', null, { until: 1 });
    await until('the lawyer is free', async () => (await lawyer.status()).agent.state === 'available');
  });

  test('an answered call that never gets media ends as failed', async () => {
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    const { id } = await callInState('connecting', { api, terminal: home1, agent: lawyer });
    await backdate(api, 'contact', id, { answered_at: 46_000 });
    const ended = await until('the end of the call', async () => {
      const current = await home1.current();
      return current?.state === 'ended' ? current : null;
    });
    expect(ended.endReason).toBe('failed');
  });

  test('the range of waiting is told when at least five comparable calls say it', async () => {
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    const home = async () => (await ask(api, routes.home, { token: home1.token })).data;
    expect((await home()).duty).toMatchObject({ state: 'free', waiting: 0, waitRangeMs: null });
    for (let minutes = 1; minutes <= 5; minutes += 1) {
      const { id } = await callInState('ended', { api, terminal: home3, agent: lawyer });
      await backdate(api, 'contact', id, { queued_at: HOUR_MS, answered_at: HOUR_MS - minutes * 60_000 });
      await lawyer.go('available');
    }
    expect((await home()).duty.waitRangeMs).toEqual({ min: 120_000, max: 276_000 });
    await lawyer.go('offline');
    expect((await home()).duty).toMatchObject({ state: 'none', waitRangeMs: null, onDuty: [] });
  });
});

describe('who may', () => {
  test('see, end and describe a call', async () => {
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    const { call } = await home1.queue();
    await lawyer.answer();
    const other = await TestAgent.signIn(api, 'lawyer2');
    expect((await home2.end(call.id)).error?.code).toBe('call.not_yours');
    expect((await other.end(call.id)).error?.code).toBe('call.not_yours');
    const params = { id: call.id };
    expect((await ask(api, routes.getCall, { token: other.token, params })).error?.code).toBe('call.not_yours');
    expect(
      (await ask(api, routes.saveNotes, { token: other.token, params, body: { version: 0, notes: 'x' } })).error?.code,
    ).toBe('call.not_yours');
    expect((await ask(api, routes.roomAccess, { token: other.token, params })).error?.code).toBe('call.not_yours');
    expect((await ask(api, routes.listCalls, { token: other.token, query: { scope: 'all' } })).data.items).toEqual([]);
    const supervisor = await signIn(api, 'supervisor');
    expect((await ask(api, routes.listCalls, { token: supervisor })).data.items.map((seen) => seen.id)).toEqual([
      call.id,
    ]);
    expect((await ask(api, routes.endCall, { token: supervisor, params })).status).toBe(200);
    expect((await home1.current())?.endReason).toBe('ended_by_supervisor');
    expect((await ask(api, routes.roomAccess, { token: home1.token, params })).error?.code).toBe('call.ended');
  });
});
