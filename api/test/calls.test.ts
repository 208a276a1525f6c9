import { randomUUID } from 'node:crypto';
import { routes } from '@falink/protocol';
import { ask, signIn, type TestApi } from './support/api.js';
import { backdate } from './support/backdate.js';
import { CallWorld, claimsOf } from './support/call-world.js';
import { ABLE, TestAgent, TestTerminal } from './support/people.js';

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
    const { rows } = await api.service.ctx.pool.query('SELECT FROM contact');
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
    const { rows } = await api.service.ctx.pool.query('SELECT state, end_reason FROM contact WHERE id = $1', [call.id]);
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
