import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import { consoleMessages, fleet, routes, type StaffCall } from '@falink/protocol';
import { brokenInvariants } from './faults/invariants.js';
import { ask, heartbeat, signIn } from './support/api.js';
import { backdate } from './support/backdate.js';
import { claimsOf } from './support/call-world.js';
import { ABLE, mediaFlows, report, TestAgent, TestTerminal } from './support/people.js';
import { SocketWorld } from './support/socket-world.js';
import type { TestSocket } from './support/sockets.js';
import { addStaff } from './support/staff.js';

let world: SocketWorld;
let home1: TestTerminal;
let home2: TestTerminal;
let lawyer: TestAgent;
let tv: TestSocket;

beforeAll(async () => {
  world = await SocketWorld.start();
  home1 = world.home1;
  home2 = await TestTerminal.pair(world.api, 'home-2');
  await world.keep();
});
beforeEach(async () => {
  await world.reset();
  tv = await world.tv(home1);
  lawyer = await TestAgent.onDuty(world.api, 'lawyer');
});
afterEach(async () => {
  expect(await brokenInvariants(world.api.service.ctx.pool)).toEqual([]);
  await world.closeSockets();
});
afterAll(() => world.stop());

/** A call to the first home that must succeed. */
async function rings(by = lawyer, more: Parameters<TestAgent['callTerminal']>[1] = {}) {
  const { data, error } = await by.callTerminal(home1, more);
  if (error) throw new Error(error.code);
  return data;
}

const supervisor = () => signIn(world.api, 'supervisor');

async function look(id: string): Promise<{ call: StaffCall; timeline: string[] }> {
  const { data } = await ask(world.api, routes.getCall, { token: await supervisor(), params: { id } });
  return { call: data.call, timeline: data.timeline.map(({ type }) => type) };
}

const ended = async (id: string): Promise<StaffCall> =>
  until(
    'the call has ended',
    async () => (await look(id)).call,
    ({ state }) => state === 'ended',
  );

const isFree = async (agent = lawyer): Promise<void> => {
  const { agent: now, call } = await agent.status();
  expect(now).toMatchObject({ state: 'available', callId: null, until: null });
  expect(call).toBeNull();
};

describe('a desk calls a terminal', () => {
  test('[C19] [C20] rings with the name of who calls; OK connects the two, with what each is granted', async () => {
    const desk = await world.desk(lawyer.token);
    const { call, room } = await rings();
    expect(call).toMatchObject({ state: 'ringing', origin: 'desk', agent: null, caller: { displayName: '周敏' } });
    expect(await lawyer.status()).toMatchObject({
      agent: { state: 'on_call', callId: call.id },
      call: { id: call.id },
    });
    expect((await claimsOf(room.token)).grants).toMatchObject({ standby: true, activate: false });

    const { call: shown } = await tv.hears(fleet.callUpdated, (one) => one.call?.state === 'ringing');
    expect(shown).toMatchObject({ id: call.id, agent: { displayName: '周敏', title: '律师' }, position: null });
    expect(shown?.ringMs).toBeGreaterThan(0);
    expect(await home1.current()).toMatchObject({ id: call.id, state: 'ringing' });

    const { data, status } = await home1.answer(call.id);
    expect(status).toBe(200);
    expect(data.call).toMatchObject({ id: call.id, state: 'connecting', video: true, agent: { displayName: '周敏' } });
    expect((await claimsOf(data.room.token)).grants).toEqual({
      produce: ['microphone', 'camera', 'document'],
      consume: true,
      activate: false,
      standby: false,
    });
    const mine = await desk.hears(consoleMessages.myCallUpdated, ({ state }) => state === 'connecting');
    expect(mine).toMatchObject({ id: call.id, agent: { displayName: '周敏' } });
    const fresh = await ask(world.api, routes.roomAccess, { token: lawyer.token, params: { id: call.id } });
    expect((await claimsOf(fresh.data.token)).grants.activate).toBe(true);

    await mediaFlows(world.api, [fresh.data, data.room]);
    expect((await look(call.id)).call.state).toBe('active');
    expect((await home1.end(call.id)).status).toBe(200);
    expect((await lawyer.status()).agent.state).toBe('wrap_up');
    expect(await home1.current()).toMatchObject({ ratingDue: true, endReason: 'resident_hung_up' });
    const rate = { token: home1.token, params: { id: call.id }, body: { score: 5 as const } };
    expect((await ask(world.api, routes.rate, rate)).status).toBe(200);
    const { timeline } = await look(call.id);
    expect(timeline.filter((type) => ['rung', 'answered', 'ended'].includes(type))).toEqual([
      'rung',
      'answered',
      'ended',
    ]);
  });

  test('[C20] answered with sound only, no picture is granted; nobody joins the room before the answer', async () => {
    const { call } = await rings();
    const early = await ask(world.api, routes.roomAccess, { token: home1.token, params: { id: call.id } });
    expect(early.error?.code).toBe('call.state');
    const body = { requestId: randomUUID() };
    const phone = await ask(world.api, routes.offerCompanion, { token: home1.token, params: { id: call.id }, body });
    expect(phone.error?.code).toBe('call.state');
    const { data } = await home1.answer(call.id, { audioOnly: true });
    expect(data.call.video).toBe(false);
    expect((await claimsOf(data.room.token)).grants.produce).toEqual(['microphone']);
  });

  test('[C19] the same requestId is the same call; another one, and a colleague’s, is refused', async () => {
    const requestId = randomUUID();
    const colleague = await TestAgent.onDuty(world.api, 'lawyer2');
    const both = await Promise.all([
      lawyer.callTerminal(home1, { requestId }),
      lawyer.callTerminal(home1, { requestId }),
    ]);
    expect(new Set(both.map(({ data }) => data.call.id)).size).toBe(1);
    expect((await colleague.callTerminal(home1)).error?.code).toBe('call.already_open');
    await isFree(colleague);
    await world.tv(home2);
    expect((await lawyer.callTerminal(home2)).error?.code).toBe('agent.not_free');
    await lawyer.end(both[0].data.call.id);
    expect((await lawyer.callTerminal(home1, { requestId })).error?.code).toBe('call.ended');
  });

  test('[C19] of two desks at once exactly one wins, and the other is free', async () => {
    const colleague = await TestAgent.onDuty(world.api, 'lawyer2');
    const [one, two] = await Promise.all([lawyer.callTerminal(home1), colleague.callTerminal(home1)]);
    expect([one, two].map(({ status }) => status).sort()).toEqual([201, 409]);
    await isFree(one.status === 409 ? lawyer : colleague);
  });
});

describe('who may call what', () => {
  test('[C19] a terminal without a line, with a call, locked, out of service, or of a release that cannot ring', async () => {
    const refused = async (terminal: { id: string } = home1) => (await lawyer.callTerminal(terminal)).error?.code;
    expect(await refused({ id: randomUUID() })).toBe('terminal.unknown');
    expect(await refused(home2)).toBe('call.unreachable');
    const older = await world.tv(home2, { protocol: 1 });
    expect(await refused(home2)).toBe('call.unsupported');
    expect(older.all(fleet.callUpdated).every(({ call }) => call === null)).toBe(true);
    await home1.queue();
    expect(await refused()).toBe('call.already_open');
    await home1.end((await home1.current())!.id);
    const admin = await signIn(world.api, 'admin');
    const lock = { token: admin, params: { id: home1.id }, body: { reason: '找不到' } };
    expect((await ask(world.api, routes.lockTerminal, lock)).status).toBe(200);
    expect(await refused()).toBe('terminal.locked');
    await isFree();
  });

  test('[C19] [P10] only who takes consultations, on duty, free, and in whose area it lies', async () => {
    const { callTerminal } = routes;
    const body = { requestId: randomUUID() };
    const operator = { token: await signIn(world.api, 'operator'), params: { id: home1.id }, body };
    expect((await ask(world.api, callTerminal, operator)).error?.code).toBe('auth.forbidden');
    await addStaff(world.api, { username: 'street-lawyer', role: 'duty_lawyer', orgPath: 'yunhe.beiliang' });
    const street = await TestAgent.onDuty(world.api, 'street-lawyer');
    expect((await street.callTerminal(home1)).error?.code).toBe('auth.out_of_scope');
    await isFree(street);
    await street.go('offline');
    await lawyer.go('offline');
    expect((await lawyer.callTerminal(home1)).error?.code).toBe('agent.not_free');
    await lawyer.go('available');
    const { call } = await rings();
    expect((await lawyer.go('away')).error?.code).toBe('agent.busy');
    // The router gives nothing to somebody who calls.
    await home2.queue();
    expect((await lawyer.status()).offer).toBeNull();
    await lawyer.end(call.id);
    expect((await lawyer.rung()).call.terminal.id).toBe(home2.id);
  });

  test('[C19] from the notes of a call before, too', async () => {
    const { call } = await rings();
    await home1.answer(call.id);
    await home1.end(call.id);
    expect((await lawyer.status()).agent.state).toBe('wrap_up');
    const again = await rings();
    expect((await home1.end(again.call.id)).status).toBe(200);
    await isFree();
  });
});

describe('[C21] a call that nobody answers leaves nothing to note', () => {
  test('declined at the terminal', async () => {
    const { call } = await rings();
    await home1.end(call.id);
    expect(await ended(call.id)).toMatchObject({ endReason: 'declined', agent: null, caller: { displayName: '周敏' } });
    await isFree();
    const { call: over } = await tv.hears(fleet.callUpdated, (one) => one.call?.state === 'ended');
    expect(over).toMatchObject({ id: call.id, ratingDue: false });
    expect(await home1.current()).toBeNull();
    expect((await home1.answer(call.id)).error?.code).toBe('call.ended');
  });

  test('cancelled by who called, or ended by a supervisor', async () => {
    const first = await rings();
    await lawyer.end(first.call.id);
    expect(await ended(first.call.id)).toMatchObject({ endReason: 'cancelled' });
    const second = await rings();
    await ask(world.api, routes.endCall, { token: await supervisor(), params: { id: second.call.id } });
    expect(await ended(second.call.id)).toMatchObject({ endReason: 'ended_by_supervisor' });
    await isFree();
  });

  test('not answered in time, and not at all once the terminal has lost its line', async () => {
    const first = await rings();
    await backdate(world.api, 'contact', first.call.id, { rings_until: 0 });
    expect(await ended(first.call.id)).toMatchObject({ endReason: 'no_answer' });
    await isFree();
    const second = await rings();
    tv.close();
    await world.allReleased();
    await backdate(world.api, 'contact', second.call.id, { rings_until: 0 });
    expect(await ended(second.call.id)).toMatchObject({ endReason: 'connection_lost' });
    await isFree();
  });

  test('[C19] a terminal that is back in time still rings, and a page of the release before is sent nothing', async () => {
    const { call } = await rings();
    tv.close();
    await world.allReleased();
    const older = await world.tv(home1, { protocol: 1 });
    const { call: unknown } = await older.hears(fleet.callUpdated);
    expect(unknown).toBeNull();
    older.close();
    await world.allReleased();
    const back = await world.tv(home1);
    const { call: shown } = await back.hears(fleet.callUpdated, (one) => one.call !== null);
    expect(shown).toMatchObject({ id: call.id, state: 'ringing' });
    expect((await home1.answer(call.id)).status).toBe(200);
  });

  test('counts among neither waits nor missed calls', async () => {
    const { call } = await rings();
    await home1.end(call.id);
    const answered = await rings();
    await home1.answer(answered.call.id);
    await home1.end(answered.call.id);
    const { data } = await ask(world.api, routes.overview, { token: await supervisor() });
    expect(data.serviceLevel).toMatchObject({ answered: 0, abandoned: 0 });
    expect(data.hours.every(({ today }) => today === 0)).toBe(true);
  });

  test('taken out of service while it rings', async () => {
    const { call } = await rings();
    const revoke = { token: await signIn(world.api, 'admin'), params: { id: home1.id }, body: { reason: '报废' } };
    expect((await ask(world.api, routes.revokeTerminal, revoke)).status).toBe(200);
    expect((await ended(call.id)).answeredAt).toBeNull();
    await isFree();
  });
});

describe('[C20] an answer happens once', () => {
  test('repeated, from another terminal, and to a call that the terminal made itself', async () => {
    const { call } = await rings();
    expect((await home2.answer(call.id)).error?.code).toBe('call.not_yours');
    expect((await home1.answer(randomUUID())).error?.code).toBe('call.unknown');
    const ability = { ...ABLE, webrtc: false };
    expect((await home1.answer(call.id, { ability })).error?.code).toBe('call.no_common_codec');
    const both = await Promise.all([home1.answer(call.id), home1.answer(call.id)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both[0].data.call.revision).toBe(both[1].data.call.revision);
    await home1.end(call.id);
    const own = await home1.queue();
    expect((await home1.answer(own.call.id)).error?.code).toBe('call.state');
  });

  test('of OK and the end of it at once exactly one wins', async () => {
    for (const end of [() => lawyer, () => home1]) {
      const { call } = await rings();
      const [answer] = await Promise.all([home1.answer(call.id), end().end(call.id)]);
      const { answeredAt, endReason } = await ended(call.id);
      if (answer.status === 200) {
        expect(answeredAt).not.toBeNull();
        expect(['agent_hung_up', 'resident_hung_up']).toContain(endReason);
        await lawyer.go('available');
      } else {
        expect(answer.error?.code).toBe('call.ended');
        expect(['cancelled', 'declined']).toContain(endReason);
        await isFree();
      }
    }
  });

  test('[C10] windows of who calls come and go while it rings', async () => {
    const { call, room } = await rings();
    await report(world.api, { type: 'peer.joined', roomId: room.roomId, peerId: room.participantId, role: 'lawyer' });
    await report(world.api, { type: 'peer.left', roomId: room.roomId, peerId: room.participantId, reason: 'timeout' });
    expect((await look(call.id)).call.state).toBe('ringing');
    await report(world.api, { type: 'room.closed', roomId: room.roomId, reason: 'failed' });
    expect(await ended(call.id)).toMatchObject({ endReason: 'failed' });
    await isFree();
  });
});

describe('[C22] the number that is called back so', () => {
  async function leaves(phone: string) {
    const body = { requestId: randomUUID(), phone };
    return (await ask(world.api, routes.leaveNumber, { token: home1.token, body })).data.id;
  }
  const open = async () => {
    const { data } = await ask(world.api, routes.listCallbacks, { token: lawyer.token });
    return data.items.map(({ id }) => id);
  };

  test('is settled by the answer, and only by it', async () => {
    const callbackId = await leaves('13800001234');
    const first = await rings(lawyer, { callbackId });
    await home1.end(first.call.id);
    expect(await open()).toContain(callbackId);
    const second = await rings(lawyer, { callbackId });
    await home1.answer(second.call.id);
    expect(await open()).not.toContain(callbackId);
    await home1.end(second.call.id);
    expect((await lawyer.callTerminal(home1, { callbackId })).error?.code).toBe('callback.done');
  });

  test('belongs to this terminal, and to nobody else', async () => {
    const callbackId = await leaves('13800005678');
    await world.tv(home2);
    expect((await lawyer.callTerminal(home2, { callbackId })).error?.code).toBe('request.not_found');
    expect((await lawyer.callTerminal(home1, { callbackId: randomUUID() })).error?.code).toBe('request.not_found');
    const colleague = await signIn(world.api, 'lawyer2');
    await ask(world.api, routes.revealCallback, { token: colleague, params: { id: callbackId } });
    expect((await lawyer.callTerminal(home1, { callbackId })).error?.code).toBe('callback.claimed');
    await isFree();
  });
});

test('[C19] no sfu, no call', async () => {
  await backdate(world.api, 'sfu_node', null, { last_seen_at: 600_000 });
  expect((await lawyer.callTerminal(home1)).error?.code).toBe('service.no_sfu');
  await heartbeat(world.api);
  await isFree();
});
