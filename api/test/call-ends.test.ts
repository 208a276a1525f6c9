import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import { routes } from '@falink/protocol';
import { noteStaffing } from '../src/areas/contacts/commands/note-staffing.js';
import type { ContactsContext } from '../src/areas/contacts/index.js';
import { ask, heartbeat, SFU_ID } from './support/api.js';
import { type AnsweredCall, callInState } from './support/arrange.js';
import { backdate } from './support/backdate.js';
import { CallWorld } from './support/call-world.js';
import { endLostCallsAfterHearing } from './support/hearing.js';
import { report, TestAgent } from './support/people.js';

let world: CallWorld;
beforeAll(async () => {
  world = await CallWorld.start();
});
afterAll(() => world.stop());
beforeEach(() => world.reset());

const terminal = () => world.homes[0];
const stateOf = async (): Promise<string | undefined> => (await terminal().current())?.state;

const sweepAfterHearing = (ms: number): Promise<void> => endLostCallsAfterHearing(world.api, ms);

/** The last state and end of a call, as its agent sees it. */
async function seen(agent: TestAgent, id: string) {
  const { data } = await ask(world.api, routes.getCall, { token: agent.token, params: { id } });
  return [data.call.state, data.call.endReason];
}

describe('[C5] active means that media flows both ways', () => {
  let agent: TestAgent;
  let call: AnsweredCall;
  beforeEach(async () => {
    agent = await TestAgent.onDuty(world.api, 'lawyer');
    call = await callInState('connecting', { api: world.api, terminal: terminal(), agent });
  });
  const flows = (who: 'agent' | 'resident') =>
    report(world.api, {
      type: 'media.flowing',
      roomId: call.resident.roomId,
      peerId: call[who].participantId,
      kind: 'audio',
    });

  test('a live room is not enough', async () => {
    await report(world.api, {
      type: 'room.activated',
      roomId: call.resident.roomId,
      peerId: call.agent.participantId,
    });
    expect(await stateOf()).toBe('connecting');
  });

  test.each([['agent'], ['resident']] as const)('what comes from the %s alone is not enough', async (who) => {
    await flows(who);
    await flows(who);
    expect(await stateOf()).toBe('connecting');
  });

  test('both ways, in either order, it is', async () => {
    await flows('resident');
    await flows('agent');
    expect(await stateOf()).toBe('active');
  });

  test('a call that never gets there ends as failed, and its agent is free', async () => {
    await flows('resident');
    await backdate(world.api, 'contact', call.id, { answered_at: 46_000 });
    await sweepAfterHearing(60_000);
    expect(await seen(agent, call.id)).toEqual(['ended', 'failed']);
    expect((await agent.status()).agent.state).toBe('wrap_up');
  });
});

describe('[C4] an answer whose reply was lost', () => {
  test('is the same answer when the key press repeats it', async () => {
    const agent = await TestAgent.onDuty(world.api, 'lawyer');
    await terminal().queue();
    const { id } = await agent.rung();
    const press = randomUUID();
    const first = await agent.accept(id, press);
    const again = await agent.accept(id, press);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.data.call.id).toBe(first.data.call.id);
    expect(again.data.room.participantId).toBe(first.data.room.participantId);
    const timeline = await world.timelineOf(first.data.call.id);
    expect(timeline.filter((type) => type === 'accepted')).toHaveLength(1);
  });

  test('is not given to another window of the same person', async () => {
    const agent = await TestAgent.onDuty(world.api, 'lawyer');
    await terminal().queue();
    const { id } = await agent.rung();
    const answers = await Promise.all([agent.accept(id, randomUUID()), agent.accept(id, randomUUID())]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ error }) => error)?.error?.code).toBe('offer.taken');
  });

  test('says that the call is over when it has ended meanwhile', async () => {
    const agent = await TestAgent.onDuty(world.api, 'lawyer');
    const { call } = await terminal().queue();
    const { id } = await agent.rung();
    const press = randomUUID();
    await agent.accept(id, press);
    await terminal().end(call.id);
    expect((await agent.accept(id, press)).error?.code).toBe('call.ended');
  });
});

describe('an end that comes from several sides at once', () => {
  let agent: TestAgent;
  let call: AnsweredCall;
  beforeEach(async () => {
    agent = await TestAgent.onDuty(world.api, 'lawyer');
    call = await callInState('active', { api: world.api, terminal: terminal(), agent });
  });
  /** The sfu reports that somebody has left the room, by choice or for good after a lost line. */
  const leaves = (who: 'agent' | 'resident', reason: 'left' | 'timeout') =>
    report(world.api, { type: 'peer.left', roomId: call.resident.roomId, peerId: call[who].participantId, reason });
  const presses = [() => agent.end(call.id), () => terminal().end(call.id)];

  test.each([
    ['both hang up', () => presses],
    [
      'both hang up twice, and leave the room',
      () => [...presses, ...presses, () => leaves('resident', 'left'), () => leaves('agent', 'left')],
    ],
    [
      'one hangs up while the line of the other is lost',
      () => [() => agent.end(call.id), () => leaves('resident', 'timeout')],
    ],
    [
      'both hang up while both lines are lost',
      () => [() => leaves('agent', 'timeout'), ...presses, () => leaves('resident', 'timeout')],
    ],
  ])('%s: one end, one reason for all, one time for notes, one rating', async (_case, ways) => {
    const answers = await Promise.all(ways().map((way) => way()));
    for (const answer of answers)
      if (typeof answer === 'object') expect([answer.status, answer.data]).toEqual([200, {}]);
    const timeline = await world.timelineOf(call.id);
    expect(timeline.filter((type) => type === 'ended')).toHaveLength(1);
    const [state, reason] = await seen(agent, call.id);
    expect(state).toBe('ended');
    expect(['agent_hung_up', 'resident_hung_up', 'connection_lost']).toContain(reason);
    expect(await terminal().current()).toMatchObject({ state: 'ended', endReason: reason, ratingDue: true });

    const notes = (await agent.status()).agent;
    expect(notes.state).toBe('wrap_up');
    // What comes late changes nothing, the time for notes least of all.
    for (const way of ways()) await way();
    expect((await agent.status()).agent).toEqual(notes);
    expect(await seen(agent, call.id)).toEqual([state, reason]);

    const rate = () =>
      ask(world.api, routes.rate, { token: terminal().token, params: { id: call.id }, body: { score: 5 } });
    const ratings = await Promise.all([rate(), rate(), rate()]);
    expect(ratings.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    await agent.go('available');
    expect((await agent.status()).agent.state).toBe('available');
  });
});

describe('[C7] nobody is left who could answer', () => {
  test('the waiting box is told within seconds, and told when somebody is back', async () => {
    const agent = await TestAgent.onDuty(world.api, 'lawyer');
    await callInState('queued', { api: world.api, terminal: terminal(), agent });
    await until('it is told', async () => (await terminal().current())?.staffed === false);
    expect(await terminal().current()).toMatchObject({ state: 'queued', waitRangeMs: null });
    await agent.go('available');
    await agent.rung();
    expect(await terminal().current()).toMatchObject({ state: 'offered', staffed: true });
  });

  test('ends as nobody_answered when nobody comes back, and a number can be left', async () => {
    const agent = await TestAgent.onDuty(world.api, 'lawyer');
    const { id } = await callInState('queued', { api: world.api, terminal: terminal(), agent });
    await noteStaffing(world.api.service.ctx as ContactsContext);
    await backdate(world.api, 'contact', id, { unstaffed_since: 61_000 });
    await sweepAfterHearing(3_600_000);
    expect(await world.timelineOf(id)).toContain('ended');
    expect(await terminal().current()).toBeNull();
    const left = await ask(world.api, routes.leaveNumber, {
      token: terminal().token,
      body: { requestId: randomUUID(), phone: '13800001234' },
    });
    expect(left.status).toBe(201);
  });

  test('somebody on duty who answers other calls does not count', async () => {
    const agent = await TestAgent.onDuty(world.api, 'lawyer');
    await callInState('queued', { api: world.api, terminal: terminal(), agent });
    const officer = await TestAgent.onDuty(world.api, 'aid');
    await until('it is told', async () => (await terminal().current())?.staffed === false);
    await officer.go('offline');
  });
});

describe('[C11] a silence counts only from when the service could have heard', () => {
  test('a waiting call whose box lost its line just before it called ends like any other', async () => {
    await TestAgent.onDuty(world.api, 'lawyer2').then((agent) => agent.go('away'));
    const agent = await TestAgent.onDuty(world.api, 'lawyer');
    const { id } = await callInState('offered', { api: world.api, terminal: terminal(), agent });
    await backdate(world.api, 'contact', id, { queued_at: 61_000 });
    await sweepAfterHearing(30_000);
    expect(await stateOf()).toBe('offered');
    await sweepAfterHearing(120_000);
    expect(await world.timelineOf(id)).toContain('ended');
  });

  test('an answered call gets its whole time again after an outage', async () => {
    const agent = await TestAgent.onDuty(world.api, 'lawyer');
    const { id } = await callInState('connecting', { api: world.api, terminal: terminal(), agent });
    await backdate(world.api, 'contact', id, { answered_at: 200_000 });
    await sweepAfterHearing(10_000);
    expect(await stateOf()).toBe('connecting');
    await sweepAfterHearing(50_000);
    expect(await seen(agent, id)).toEqual(['ended', 'failed']);
  });

  test.each([[40_000], [100_000], [200_000], [600_000]])(
    'a call goes on while its sfu cannot be heard, for %i ms',
    async (ms) => {
      const agent = await TestAgent.onDuty(world.api, 'lawyer');
      const { id, resident } = await callInState('active', { api: world.api, terminal: terminal(), agent });
      await heartbeat(world.api, [resident.roomId]);
      await backdate(world.api, 'contact', id, { active_at: ms + 60_000, answered_at: ms + 60_000 });
      await backdate(world.api, 'session', resident.roomId, { reported_at: ms });
      await backdate(world.api, 'sfu_node', SFU_ID, { last_seen_at: ms });
      await sweepAfterHearing(3_600_000);
      expect(await stateOf()).toBe('active');
      // It is heard again, with its room.
      await heartbeat(world.api, [resident.roomId]);
      await sweepAfterHearing(3_600_000);
      expect(await stateOf()).toBe('active');
    },
  );

  test('a call ends when its sfu is heard again without its room, and those in it had their time to come back', async () => {
    const agent = await TestAgent.onDuty(world.api, 'lawyer');
    const { id, resident } = await callInState('active', { api: world.api, terminal: terminal(), agent });
    await heartbeat(world.api, [resident.roomId]);
    await backdate(world.api, 'contact', id, { active_at: 300_000 });
    await backdate(world.api, 'session', resident.roomId, { reported_at: 100_000 });
    await backdate(world.api, 'sfu_node', SFU_ID, { last_seen_at: 100_000, heard_since: 300_000 });
    // It died, and is back without any room.
    await heartbeat(world.api);
    await sweepAfterHearing(3_600_000);
    expect(await stateOf()).toBe('active');
    await backdate(world.api, 'sfu_node', SFU_ID, { last_seen_at: 1_000, heard_since: 91_000 });
    await heartbeat(world.api);
    await sweepAfterHearing(3_600_000);
    expect(await seen(agent, id)).toEqual(['ended', 'connection_lost']);
  });

  test('a call whose sfu never comes back ends at last', async () => {
    const agent = await TestAgent.onDuty(world.api, 'lawyer');
    const { id, resident } = await callInState('active', { api: world.api, terminal: terminal(), agent });
    await heartbeat(world.api, [resident.roomId]);
    await backdate(world.api, 'contact', id, { active_at: 1_000_000 });
    await backdate(world.api, 'session', resident.roomId, { reported_at: 901_000 });
    await backdate(world.api, 'sfu_node', SFU_ID, { last_seen_at: 901_000 });
    await sweepAfterHearing(3_600_000);
    expect(await seen(agent, id)).toEqual(['ended', 'connection_lost']);
  });
});
