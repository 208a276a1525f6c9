import { randomUUID } from 'node:crypto';
import { COMPANION_LINK_S, type OpenedCompanion, type RoomAccess, routes, type TerminalCall } from '@falink/protocol';
import { ask, type TestApi } from './support/api.js';
import { backdate } from './support/backdate.js';
import { CallWorld, claimsOf } from './support/call-world.js';
import { endLostCallsAfterHearing } from './support/hearing.js';
import { ABLE, mediaFlows, report, TestAgent, type TestTerminal } from './support/people.js';

let world: CallWorld;
let api: TestApi;
let home1: TestTerminal;
let home2: TestTerminal;
let lawyer: TestAgent;

beforeAll(async () => {
  world = await CallWorld.start();
  ({ api } = world);
  [home1, home2] = world.homes;
});
beforeEach(async () => {
  await world.reset();
  lawyer = await TestAgent.onDuty(api, 'lawyer');
});
afterAll(() => world.stop());

const offer = (
  id: string,
  { box = home1, requestId = randomUUID() }: { box?: TestTerminal; requestId?: string } = {},
) => ask(api, routes.offerCompanion, { token: box.token, params: { id }, body: { requestId } });
const open = (token: string, requestId: string = randomUUID()) =>
  ask(api, routes.openCompanion, { body: { token, requestId } });
const access = ({ companionId, key }: Pick<OpenedCompanion, 'companionId' | 'key'>) =>
  ask(api, routes.companionAccess, { body: { companionId, key } });
const leave = ({ companionId, key }: Pick<OpenedCompanion, 'companionId' | 'key'>) =>
  ask(api, routes.leaveCompanion, { body: { companionId, key } });
const end = (id: string, box = home1) => ask(api, routes.endCompanion, { token: box.token, params: { id } });
const tokenOf = (url: string) => new URL(url).hash.slice(1);
const sql = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await api.service.ctx.pool.query(text, values)).rows;

async function queued(): Promise<{ call: TerminalCall; room: RoomAccess }> {
  const { data, error } = await home1.call({ ability: { ...ABLE, camera: false, microphone: false } });
  if (error) throw new Error(error.code);
  return data;
}

/** A phone that scanned what the television shows. */
async function phoneOf(callId: string): Promise<OpenedCompanion> {
  const link = await offer(callId);
  const { data, error } = await open(tokenOf(link.data.url));
  if (error) throw new Error(error.code);
  return data;
}

const joined = (room: RoomAccess) =>
  report(api, { type: 'peer.joined', roomId: room.roomId, peerId: room.participantId, role: 'resident' });
const left = (room: RoomAccess, reason: 'left' | 'timeout' | 'replaced') =>
  report(api, { type: 'peer.left', roomId: room.roomId, peerId: room.participantId, reason });

describe('[N1] the link', () => {
  test('is in a fragment, short-lived, and the same for a repeated request', async () => {
    const { call } = await queued();
    const requestId = randomUUID();
    const [first, again] = [await offer(call.id, { requestId }), await offer(call.id, { requestId })];
    expect(new URL(first.data.url).pathname).toBe('/companion/');
    expect(again.data.url).toBe(first.data.url);
    expect(first.data.expiresInMs).toBeLessThanOrEqual(COMPANION_LINK_S * 1000);
    expect(again.data.expiresInMs).toBeGreaterThan((COMPANION_LINK_S - 30) * 1000);
  });

  test('another request makes it invalid', async () => {
    const { call } = await queued();
    const [first, second] = [await offer(call.id), await offer(call.id)];
    expect((await open(tokenOf(first.data.url))).error?.code).toBe('companion.unknown');
    expect((await open(tokenOf(second.data.url))).status).toBe(200);
  });

  test('is only for the terminal of the call, while that lasts', async () => {
    const { call } = await queued();
    expect((await offer(call.id, { box: home2 })).error?.code).toBe('call.unknown');
    expect((await end(call.id, home2)).error?.code).toBe('call.unknown');
    const { url } = (await offer(call.id)).data;
    await home1.end(call.id);
    expect((await offer(call.id)).error?.code).toBe('call.ended');
    expect((await open(tokenOf(url))).error?.code).toBe('companion.unknown');
  });

  test('guessed or too old, it reads alike', async () => {
    const { call } = await queued();
    const { url } = (await offer(call.id)).data;
    expect((await open('guessed')).error?.code).toBe('companion.unknown');
    await sql(`UPDATE companion SET link_expires_at = now() - interval '1 second'`);
    expect((await open(tokenOf(url))).error?.code).toBe('companion.unknown');
  });

  test('nothing that opens a call is stored', async () => {
    const { call } = await queued();
    const { url } = (await offer(call.id)).data;
    const { data } = await open(tokenOf(url));
    const stored = JSON.stringify([
      await sql('SELECT * FROM companion'),
      await sql('SELECT * FROM audit_event'),
      await sql('SELECT * FROM contact_event'),
      await sql('SELECT scene FROM terminal'),
    ]);
    for (const secret of [tokenOf(url), data.key, data.room.token]) expect(stored).not.toContain(secret);
  });
});

describe('[N2] one phone at a time', () => {
  test('the first that opens the link is it; its repetition has the same answer; another is refused', async () => {
    const { call, room } = await queued();
    const token = tokenOf((await offer(call.id)).data.url);
    const requestId = randomUUID();
    const [first, again] = [await open(token, requestId), await open(token, requestId)];
    expect(again.data).toMatchObject({ companionId: first.data.companionId, key: first.data.key });
    expect((await open(token)).error?.code).toBe('companion.opened');
    expect(first.data.siteName).not.toBe('');
    expect(first.data.room).toMatchObject({ roomId: room.roomId, of: room.participantId });
    expect(await claimsOf(first.data.room.token)).toMatchObject({
      sub: first.data.companionId,
      of: room.participantId,
      role: 'resident',
      grants: { produce: ['microphone', 'camera', 'document'], consume: true, activate: false, standby: false },
    });
    expect(await sql(`SELECT count(*)::int AS n FROM audit_event WHERE action = 'call.companion_opened'`)).toEqual([
      { n: 1 },
    ]);
  });

  test('of many at once one wins', async () => {
    const { call } = await queued();
    const token = tokenOf((await offer(call.id)).data.url);
    const answers = await Promise.all(Array.from({ length: 6 }, () => open(token)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ error }) => error?.code === 'companion.opened')).toHaveLength(5);
  });

  test('another phone with a later link takes its place', async () => {
    const { call } = await queued();
    const first = await phoneOf(call.id);
    const second = await phoneOf(call.id);
    expect(second.companionId).toBe(first.companionId);
    expect((await access(first)).error?.code).toBe('companion.ended');
    expect((await leave(first)).error?.code).toBe('companion.ended');
    expect((await access(second)).data.participantId).toBe(second.companionId);
  });

  test('a wrong key is refused, and every key once the call or the phone’s part is over', async () => {
    const { call } = await queued();
    const phone = await phoneOf(call.id);
    expect((await access({ ...phone, key: 'x' })).error?.code).toBe('companion.ended');
    expect((await access({ ...phone, companionId: randomUUID() })).error?.code).toBe('companion.ended');
    await leave(phone);
    expect((await access(phone)).error?.code).toBe('companion.ended');
    // Staff of the place may read it, also when the phone ended it.
    expect(
      await sql(`SELECT org_path IS NOT NULL AS placed FROM audit_event WHERE action = 'call.companion_ended'`),
    ).toEqual([{ placed: true }]);
    const next = await phoneOf(call.id);
    await end(call.id);
    expect((await access(next)).error?.code).toBe('companion.ended');
    const last = await phoneOf(call.id);
    await home1.end(call.id);
    expect((await access(last)).error?.code).toBe('call.ended');
  });
});

describe('[N3] the call of two devices', () => {
  async function activeWithPhone() {
    const { call, room } = await queued();
    const phone = await phoneOf(call.id);
    await joined(room);
    await joined(phone.room);
    const { room: desk } = await lawyer.answer();
    await mediaFlows(api, [phone.room, desk]);
    return { call, room, phone, desk };
  }

  test('a box without camera keeps its place, and the call has video once a phone is its camera', async () => {
    const { call } = await queued();
    expect(call).toMatchObject({ video: false, companion: null });
    const phone = await phoneOf(call.id);
    expect(await home1.current()).toMatchObject({
      id: call.id,
      video: true,
      companion: 'opened',
      queuedAt: call.queuedAt,
    });
    await joined(phone.room);
    const present = await home1.current();
    expect(present).toMatchObject({ companion: 'present', position: call.position });
    expect(present?.revision).toBeGreaterThan(call.revision);
    await left(phone.room, 'timeout');
    expect(await home1.current()).toMatchObject({ companion: 'away' });
  });

  test('media of the phone is media of the resident', async () => {
    await activeWithPhone();
    expect(await home1.current()).toMatchObject({ state: 'active', companion: 'present' });
  });

  test.each(['left', 'timeout'] as const)('the phone has %s: the call goes on', async (reason) => {
    const { phone } = await activeWithPhone();
    await left(phone.room, reason);
    expect(await home1.current()).toMatchObject({ state: 'active', companion: 'away' });
  });

  test('the television is lost: the call goes on over the phone, and ends when that is lost too', async () => {
    const { call, room, phone } = await activeWithPhone();
    await left(room, 'timeout');
    expect(await home1.current()).toMatchObject({ state: 'active' });
    await left(phone.room, 'timeout');
    expect(await sql('SELECT end_reason FROM contact WHERE id = $1', [call.id])).toEqual([
      { end_reason: 'connection_lost' },
    ]);
    expect(await sql('SELECT left_at IS NULL AS there FROM companion')).toEqual([{ there: false }]);
  });

  test('hanging up on the television ends it for the phone too', async () => {
    const { call, room } = await activeWithPhone();
    await left(room, 'left');
    expect(await sql('SELECT end_reason FROM contact WHERE id = $1', [call.id])).toEqual([
      { end_reason: 'resident_hung_up' },
    ]);
  });

  test('[C11] a phone that is there waits on for a television that is lost', async () => {
    const { call } = await queued();
    const phone = await phoneOf(call.id);
    await joined(phone.room);
    await backdate(api, 'contact', call.id, { queued_at: 600_000 });
    await endLostCallsAfterHearing(api, 600_000);
    expect(await home1.current()).toMatchObject({ id: call.id });
    await left(phone.room, 'timeout');
    await endLostCallsAfterHearing(api, 600_000);
    expect(await sql('SELECT end_reason FROM contact WHERE id = $1', [call.id])).toEqual([
      { end_reason: 'connection_lost' },
    ]);
  });

  test('the timeline says which device came and went', async () => {
    const { call } = await activeWithPhone();
    expect(
      await sql(
        `SELECT data ->> 'device' AS device FROM contact_event WHERE contact_id = $1 AND type = 'peer.joined' ORDER BY id`,
        [call.id],
      ),
    ).toEqual([{ device: null }, { device: 'phone' }]);
  });
});
