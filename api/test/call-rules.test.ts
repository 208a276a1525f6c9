import { type CallState, routes } from '@falink/protocol';
import { ask, heartbeat, signIn, startApi, type TestApi } from './support/api.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { mediaFlows, report, TestAgent, TestTerminal } from './support/people.js';

let database: TestDatabase;
let api: TestApi;
let home: TestTerminal;
let lawyer: TestAgent;

beforeAll(async () => {
  database = await testDatabase();
  api = await startApi(database.url, { times: { offerMs: 60_000 } }, { demo: true });
  await heartbeat(api);
  home = await TestTerminal.pair(api, 'home-1');
  lawyer = await TestAgent.onDuty(api, 'lawyer');
});
afterAll(async () => {
  await api.stop();
  await database.drop();
});

interface LiveCall {
  readonly id: string;
  readonly roomId: string;
  /** The terminal's participant. */
  readonly resident: string;
}

/** Brings a new call of the terminal to a state, by what people and the media plane do. */
async function callIn(state: 'offered' | 'connecting' | 'active'): Promise<LiveCall> {
  await lawyer.go('available');
  const { call, room } = await home.queue();
  const live = { id: call.id, roomId: room.roomId, resident: room.participantId };
  const offer = await lawyer.rung();
  if (state === 'offered') return live;
  const accepted = await lawyer.accept(offer.id);
  if (state === 'connecting') return live;
  await mediaFlows(api, [accepted.data.room, room]);
  return live;
}

const stateOf = async ({ id }: LiveCall): Promise<CallState> => {
  const { data } = await ask(api, routes.getCall, { token: await signIn(api, 'supervisor'), params: { id } });
  return data.call.state;
};

describe('[C5] the states of a call', () => {
  test.each(['offered', 'connecting', 'active'] as const)('%s ends, once and for good', async (state) => {
    const call = await callIn(state);
    expect(await stateOf(call)).toBe(state);
    expect((await home.end(call.id)).status).toBe(200);
    expect(await stateOf(call)).toBe('ended');

    // Nothing that comes late opens it again: neither the media plane's report nor a second hang-up.
    await report(api, { type: 'room.activated', roomId: call.roomId, peerId: call.roomId });
    await report(api, { type: 'media.flowing', roomId: call.roomId, peerId: call.roomId, kind: 'audio' });
    expect((await home.end(call.id)).status).toBe(200);
    expect(await stateOf(call)).toBe('ended');
  });

  test('a queued call ends as well, and a declined one is queued again', async () => {
    const call = await callIn('offered');
    const { offer } = await lawyer.status();
    await lawyer.decline(offer!.id);
    expect(await stateOf(call)).toBe('queued');
    await home.end(call.id);
    expect(await stateOf(call)).toBe('ended');
  });

  test('is connecting after the answer, whatever peers do, and while media flows one way only', async () => {
    const call = await callIn('connecting');
    await report(api, { type: 'peer.joined', roomId: call.roomId, peerId: call.roomId, role: 'resident' });
    expect(await stateOf(call)).toBe('connecting');
    await mediaFlows(api, [{ roomId: call.roomId, participantId: call.resident }]);
    expect(await stateOf(call)).toBe('connecting');
    await home.end(call.id);
  });

  test('media does not make a call active that nobody has answered', async () => {
    const call = await callIn('offered');
    await report(api, { type: 'room.activated', roomId: call.roomId, peerId: call.roomId });
    await report(api, { type: 'media.flowing', roomId: call.roomId, peerId: call.roomId, kind: 'video' });
    expect(await stateOf(call)).toBe('offered');
    await home.end(call.id);
  });
});

test('[C8] rates once, after the end, and only at the terminal that called; staff see no score', async () => {
  const other = await TestTerminal.pair(api, 'home-2');
  const call = await callIn('active');
  const rate = (token: string, score = 4) => ask(api, routes.rate, { token, params: { id: call.id }, body: { score } });
  expect((await rate(home.token)).error?.code).toBe('rating.not_due');
  await home.end(call.id);
  expect((await rate(other.token)).error?.code).toBe('call.unknown');
  expect((await rate(await signIn(api, 'supervisor'))).error?.code).toBe('auth.forbidden');

  const supervisor = await signIn(api, 'supervisor');
  const seen = async () => {
    const [one, all, overview, audit] = await Promise.all([
      ask(api, routes.getCall, { token: supervisor, params: { id: call.id } }),
      ask(api, routes.listCalls, { token: supervisor, query: { scope: 'all' } }),
      ask(api, routes.overview, { token: supervisor }),
      ask(api, routes.audit, { token: supervisor }),
    ]);
    return JSON.stringify([one.data, all.data, overview.data.calls, audit.data]);
  };
  const before = await seen();
  expect((await rate(home.token)).data).toEqual({ score: 4 });
  expect((await rate(home.token, 1)).error?.code).toBe('rating.already');
  // Not even that it was rated: only the revision counts on.
  const withoutRevision = (text: string) => text.replaceAll(/"revision":\d+/g, '"revision":0');
  expect(withoutRevision(await seen())).toBe(withoutRevision(before));
});
