import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import { ROOM_TOKEN_AUDIENCE, ROOM_TOKEN_ISSUER, RoomTokenClaimsSchema, routes } from '@falink/protocol';
import { jwtVerify } from 'jose';
import { ask, heartbeat, ROOM_SECRET, signIn, startApi, type TestApi } from './support/api.js';
import { callInState } from './support/arrange.js';
import { backdate } from './support/backdate.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { ABLE, report, TestAgent, TestTerminal } from './support/people.js';

let database: TestDatabase;
let api: TestApi;
let home1: TestTerminal;
let home2: TestTerminal;
let home3: TestTerminal;

beforeAll(async () => {
  database = await testDatabase();
  api = await startApi(database.url, { times: { offerMs: 60_000 } }, { demo: true });
  home1 = await TestTerminal.pair(api, 'home-1');
  home2 = await TestTerminal.pair(api, 'home-2');
  home3 = await TestTerminal.pair(api, 'home-3');
  await database.keep();
});
beforeEach(async () => {
  await database.reset();
  await heartbeat(api);
});
afterAll(async () => {
  await api.stop();
  await database.drop();
});

async function timelineOf(callId: string): Promise<string[]> {
  const token = await signIn(api, 'supervisor');
  const { data } = await ask(api, routes.getCall, { token, params: { id: callId } });
  return data.timeline.map((entry) => entry.type);
}

async function claimsOf(token: string) {
  const { payload } = await jwtVerify(token, new TextEncoder().encode(ROOM_SECRET), {
    issuer: ROOM_TOKEN_ISSUER,
    audience: ROOM_TOKEN_AUDIENCE,
  });
  return RoomTokenClaimsSchema.parse(payload);
}

const HOUR_MS = 3_600_000;

describe('queueing', () => {
  test('gives a place in the queue and a room to warm up in', async () => {
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    await lawyer.go('available');
    const { call, room } = await home1.queue('labour');
    expect(call).toMatchObject({
      state: 'queued',
      position: 1,
      category: 'labour',
      video: true,
      agent: null,
      ratingDue: false,
    });
    const claims = await claimsOf(room.token);
    expect(claims).toMatchObject({ role: 'resident', room: room.roomId, sub: room.participantId });
    expect(claims.grants).toEqual({
      produce: ['microphone', 'camera', 'document'],
      consume: true,
      activate: false,
      standby: false,
    });
    expect(claims.exp - claims.iat).toBe(60);
  });

  test('[C2] the same key press gives the same call, however often and however parallel', async () => {
    await TestAgent.onDuty(api, 'lawyer');
    const requestId = randomUUID();
    const answers = await Promise.all(Array.from({ length: 8 }, () => home1.call({ requestId })));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => answer.data.call.id)).size).toBe(1);
    const { rows } = await api.service.ctx.pool.query('SELECT FROM call');
    expect(rows).toHaveLength(1);
  });

  test('[C1] a second call while one is open is refused and names the open one', async () => {
    await TestAgent.onDuty(api, 'lawyer');
    const { call } = await home1.queue();
    const second = await home1.call();
    expect([second.status, second.error?.code]).toEqual([409, 'call.already_open']);
    expect(second.error?.details).toEqual({ callId: call.id });
    const parallel = await Promise.all([home2.call(), home2.call(), home2.call()]);
    expect(parallel.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
  });

  test('[C7][C2] nobody on duty: refused, and a number can be left, kept once and encrypted', async () => {
    expect((await home1.call()).error?.code).toBe('call.nobody_on_duty');
    const away = await TestAgent.onDuty(api, 'lawyer');
    await away.go('away');
    expect((await home1.call()).error?.code).toBe('call.nobody_on_duty');

    const body = { requestId: randomUUID(), phone: '13812345678', category: 'family' as const };
    const left = await ask(api, routes.leaveNumber, { token: home1.token, body });
    expect([left.status, left.data.phoneMasked]).toEqual([201, '138****5678']);
    const again = await ask(api, routes.leaveNumber, { token: home1.token, body });
    expect(again.data).toEqual(left.data);
    const { rows } = await api.service.ctx.pool.query('SELECT * FROM callback');
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('13812345678');
    expect(rows[0].phone_sealed.toString('latin1')).not.toContain('13812345678');

    const lawyer = await signIn(api, 'lawyer');
    const list = await ask(api, routes.listCallbacks, { token: lawyer });
    expect(list.data.items).toMatchObject([{ phoneMasked: '138****5678', category: 'family', state: 'open' }]);
    const reveal = await ask(api, routes.revealCallback, { token: lawyer, params: { id: left.data.id } });
    expect(reveal.data.phone).toBe('13812345678');
    const done = await ask(api, routes.finishCallback, { token: lawyer, params: { id: left.data.id } });
    expect(done.data).toMatchObject({ state: 'done', doneBy: '周敏' });
    const audit = await api.service.ctx.pool.query(`SELECT action FROM audit_event WHERE subject = $1 ORDER BY id`, [
      `callback:${left.data.id}`,
    ]);
    expect(audit.rows.map((row) => row.action)).toEqual(['callback.left', 'callback.revealed', 'callback.done']);
  });

  test('a number left while waiting ends the call in the same step', async () => {
    await TestAgent.onDuty(api, 'lawyer');
    await home2.queue();
    const { call } = await home1.queue();
    const left = await ask(api, routes.leaveNumber, {
      token: home1.token,
      body: { requestId: randomUUID(), phone: '8212348', callId: call.id },
    });
    expect(left.status).toBe(201);
    const { rows } = await api.service.ctx.pool.query('SELECT state, end_reason FROM call WHERE id = $1', [call.id]);
    expect(rows[0]).toEqual({ state: 'ended', end_reason: 'callback_left' });
  });

  test('no common codec: refused for video, allowed for sound alone', async () => {
    await TestAgent.onDuty(api, 'lawyer');
    const ability = { ...ABLE, videoCodecs: [] };
    expect((await home1.call({ ability })).error?.code).toBe('call.no_common_codec');
    const sound = await home1.call({ ability, audioOnly: true });
    expect([sound.status, sound.data.call.video]).toEqual([201, false]);
    expect((await claimsOf(sound.data.room.token)).grants.produce).toEqual(['microphone']);
    expect((await home2.call({ ability: { ...ABLE, webrtc: false }, audioOnly: true })).error?.code).toBe(
      'call.no_common_codec',
    );
  });

  test('a box without a camera calls with sound', async () => {
    await TestAgent.onDuty(api, 'lawyer');
    const { data } = await home1.call({ ability: { ...ABLE, camera: false } });
    expect(data.call.video).toBe(false);
  });

  test('an intake is for rooms only, and waits for an officer', async () => {
    await TestAgent.onDuty(api, 'lawyer');
    const room = await TestTerminal.pair(api, 'room-1');
    expect((await home1.call({ kind: 'intake' })).error?.code).toBe('terminal.kind');
    expect((await room.call({ kind: 'intake' })).error?.code).toBe('call.nobody_on_duty');
    const officer = await TestAgent.onDuty(api, 'aid');
    const { data } = await room.call({ kind: 'intake' });
    expect(data.call.intakeId).toEqual(expect.any(String));
    const answered = await officer.answer();
    expect(answered.call).toMatchObject({ kind: 'intake', intakeId: data.call.intakeId });
    expect((await claimsOf(answered.room.token)).role).toBe('officer');
  });

  test('no sfu alive: refused with a code', async () => {
    await TestAgent.onDuty(api, 'lawyer');
    await backdate(api, 'sfu_node', null, { last_seen_at: 9_000 });
    const { status, error } = await home1.call();
    expect([status, error?.code]).toEqual([503, 'service.no_sfu']);
  });

  test('the category can be chosen while waiting, and keeps the place', async () => {
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    await home1.queue();
    await lawyer.rung();
    const { call } = await home2.queue();
    await home3.queue();
    const changed = await ask(api, routes.setCategory, {
      token: home2.token,
      params: { id: call.id },
      body: { category: 'traffic' },
    });
    expect(changed.data).toMatchObject({ category: 'traffic', position: 2 });
    const foreign = await ask(api, routes.setCategory, {
      token: home1.token,
      params: { id: call.id },
      body: { category: 'traffic' },
    });
    expect(foreign.error?.code).toBe('call.unknown');
  });
});

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

    await report(api, { type: 'room.activated', roomId: room.roomId, peerId: claims.sub });
    expect((await home1.current())?.state).toBe('active');

    const saved = await ask(api, routes.saveNotes, {
      token: lawyer.token,
      params: { id: call.id },
      body: { version: 0, notes: '拖欠工资三个月', outcome: 'to_legal_aid', category: 'labour' },
    });
    expect(saved.data).toMatchObject({ notes: '拖欠工资三个月', outcome: 'to_legal_aid', notesVersion: 1 });
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
    expect(await timelineOf(call.id)).toEqual(['queued', 'offered', 'accepted', 'activated', 'ended']);
  });

  test('[C8] nobody who reads the database can say who gave which rating', async () => {
    const lawyer = await TestAgent.onDuty(api, 'lawyer');
    const { call } = await home1.queue();
    await lawyer.answer();
    await home1.end(call.id);
    await ask(api, routes.rate, { token: home1.token, params: { id: call.id }, body: { score: 2 } });
    const { pool } = api.service.ctx;
    const { rows } = await pool.query('SELECT * FROM rating');
    expect(Object.keys(rows[0]).sort()).toEqual(['agent_id', 'id', 'rated_on', 'score', 'sealed_call']);
    expect(rows[0].sealed_call.toString('latin1')).not.toContain(call.id);
    // Fewer than five ratings say too much about each.
    expect((await pool.query('SELECT * FROM rating_summary')).rows).toEqual([]);
    expect((await pool.query(`SELECT FROM call_event WHERE type LIKE '%rat%'`)).rowCount).toBe(0);
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
    expect(await timelineOf(call.id)).toEqual(['queued', 'offered', 'withdrawn', 'ended']);
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
    expect(await timelineOf(call.id)).toEqual(['queued', 'offered', 'missed', 'offered']);
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
    await backdate(api, 'call', id, { answered_at: 46_000 });
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
      await backdate(api, 'call', id, { queued_at: HOUR_MS, answered_at: HOUR_MS - minutes * 60_000 });
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
