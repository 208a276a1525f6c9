import { randomUUID } from 'node:crypto';
import { type RoomAccess, routes, type ScreenChoice, type ScreenOffer } from '@falink/protocol';
import { ask, type TestApi } from './support/api.js';
import { backdate } from './support/backdate.js';
import { CallWorld, claimsOf } from './support/call-world.js';
import { TestGuest } from './support/guests.js';
import { endLostCallsAfterHearing } from './support/hearing.js';
import { mediaFlows, report, TestAgent, type TestTerminal } from './support/people.js';

let world: CallWorld;
let api: TestApi;
let home: TestTerminal;
let other: TestTerminal;
let guest: TestGuest;
let lawyer: TestAgent;

beforeAll(async () => {
  world = await CallWorld.start();
  ({ api } = world);
  [home, other] = world.homes;
});
beforeEach(async () => {
  await world.reset();
  lawyer = await TestAgent.onDuty(api, 'lawyer');
  guest = new TestGuest(api);
});
afterAll(() => world.stop());

const sql = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await api.service.ctx.pool.query(text, values)).rows;
const offer = (box = home, requestId: string = randomUUID()) =>
  ask(api, routes.offerScreen, { token: box.token, body: { requestId } });
const use = (choice: ScreenChoice, by = guest) => ask(api, routes.useScreen, { token: by.token, body: choice });
const giveBack = (by = guest) => ask(api, routes.returnFromScreen, { token: by.token });
const leave = (id: string, box = home) => ask(api, routes.leaveScreen, { token: box.token, params: { id } });
const tokenOf = ({ url }: ScreenOffer) => new URL(url).hash.replace('#tv=', '');
const accessOf = (box: TestTerminal, id: string) => ask(api, routes.roomAccess, { token: box.token, params: { id } });

/** A call from a browser that is shown on a television. */
async function shown(box = home): Promise<{ id: string; room: RoomAccess }> {
  const { call } = await guest.queue();
  const { data } = await offer(box);
  const { error } = await use({ code: data.code });
  if (error) throw new Error(error.code);
  return { id: call.id, room: (await accessOf(box, call.id)).data };
}

describe('[U9] the code on a television', () => {
  test('is a fragment and six digits, short-lived, the same for a repeated request, and nowhere stored', async () => {
    const requestId = randomUUID();
    const [first, again] = [(await offer(home, requestId)).data, (await offer(home, requestId)).data];
    expect([again.url, again.code]).toEqual([first.url, first.code]);
    expect(new URL(first.url).pathname).toBe('/guest/');
    expect(first.expiresInMs).toBeLessThanOrEqual(300_000);
    const [kept] = await sql<{ rows: string }>(
      `SELECT (SELECT json_agg(o) FROM screen_offer o)::text || (SELECT json_agg(t) FROM terminal t)::text
         || coalesce((SELECT json_agg(a) FROM audit_event a)::text, '') AS rows`,
    );
    expect(kept?.rows).not.toContain(tokenOf(first));
    expect(kept?.rows).not.toContain(`"${first.code}"`);
  });

  test('works once: another request, time, and its use end it', async () => {
    await guest.queue();
    const [before, now] = [(await offer()).data, (await offer()).data];
    expect((await use({ code: before.code })).error?.code).toBe('screen.unknown');
    await sql(`UPDATE screen_offer SET expires_at = now() - interval '1 second'`);
    expect((await use({ token: tokenOf(now) })).error?.code).toBe('screen.unknown');
    const { data } = await offer();
    expect((await use({ token: tokenOf(data) })).status).toBe(200);
    // Repeated, because the answer was lost; and given back, after which it opens nothing any more.
    expect((await use({ token: tokenOf(data) })).data).toMatchObject({ siteName: expect.any(String) });
    await giveBack();
    expect((await use({ code: data.code })).error?.code).toBe('screen.unknown');
  });

  test('two televisions never show the same digits', async () => {
    const { data } = await offer(home);
    const requestId = randomUUID();
    // The other one would show these digits first.
    const { screenCode, hashOfCode } = await import('../src/areas/screens/screen-codes.js');
    const { secrets } = api.service.ctx;
    await sql('UPDATE screen_offer SET code_hash = $1', [
      hashOfCode(secrets, screenCode(secrets, other.id, requestId, 0)),
    ]);
    const second = (await offer(other, requestId)).data;
    expect(second.code).toBe(screenCode(secrets, other.id, requestId, 1));
    expect((await offer(other, requestId)).data.code).toBe(second.code);
    expect(data.code).not.toBe(second.code);
  });

  test('is shown by no terminal that has a call, and guessed by nobody', async () => {
    await home.queue();
    expect((await offer()).error?.code).toBe('call.already_open');
    await guest.queue();
    expect((await use({ code: '000000' })).error?.code).toBe('screen.unknown');
    expect((await ask(api, routes.useScreen, { token: guest.token, body: { code: '12' } })).status).toBe(400);
    expect((await ask(api, routes.useScreen, { token: home.token, body: { code: '000000' } })).status).toBe(403);
  });

  test('of a television that is locked leads nowhere', async () => {
    await guest.queue();
    const { data } = await offer();
    await sql("UPDATE terminal SET locked_at = now(), lock_reason = 'audit' WHERE id = $1", [home.id]);
    expect((await use({ code: data.code })).error?.code).toBe('screen.unknown');
    await sql('UPDATE terminal SET locked_at = NULL, lock_reason = NULL WHERE id = $1', [home.id]);
    expect((await use({ code: data.code })).status).toBe(200);
  });
});

describe('[U10] a call from a browser on a television', () => {
  test('keeps place, session and agent; the television receives and sends nothing', async () => {
    const { id, room } = await shown();
    expect(await home.current()).toMatchObject({ id, origin: 'browser' });
    const own = (await guest.access()).data;
    const claims = await claimsOf(room.token);
    expect([room.roomId, room.of, claims.of]).toEqual([own.roomId, own.participantId, own.participantId]);
    expect(claims.grants).toMatchObject({ produce: [], consume: true, activate: false });
    const { room: desk } = await lawyer.answer();
    await mediaFlows(api, [own, desk]);
    expect((await guest.current()).state).toBe('active');
    expect((await home.current())?.state).toBe('active');
  });

  test('names the television to its browser, also to a page that is loaded again, with where it is', async () => {
    expect((await guest.queue()).call.screen).toBeNull();
    const { data } = await offer();
    const { data: used } = await use({ code: data.code });
    const { call } = (await guest.resume()).data;
    expect(call.screen).toEqual({ ...used, state: 'opened' });
    const room = (await accessOf(home, call.id)).data;
    const seat = { roomId: room.roomId, peerId: room.participantId };
    await report(api, { type: 'peer.joined', ...seat, role: 'resident' });
    expect((await guest.current()).screen?.state).toBe('present');
    await report(api, { type: 'peer.left', ...seat, reason: 'timeout' });
    const body = { category: 'labour' } as const;
    const chosen = await ask(api, routes.setGuestCategory, { token: guest.token, body });
    expect(chosen.data).toMatchObject({ category: 'labour', screen: { state: 'away' } });
    await guest.end();
    expect((await guest.current()).screen).toBeNull();
  });

  test('goes back from either side and goes on', async () => {
    const { id } = await shown();
    expect((await leave(id, other)).status).toBe(200);
    expect((await home.current())?.id).toBe(id);
    expect((await leave(id)).status).toBe(200);
    expect(await home.current()).toBeNull();
    expect((await guest.current()).state).not.toBe('ended');
    const { data } = await offer(other);
    await use({ code: data.code });
    expect((await giveBack()).status).toBe(200);
    expect((await guest.current()).screen).toBeNull();
    expect((await giveBack()).status).toBe(200);
    expect(await other.current()).toBeNull();
    expect((await accessOf(other, id)).error?.code).toBe('call.not_yours');
  });

  test('another television takes its place; one that has a call does not', async () => {
    const { id } = await shown();
    const { data } = await offer(other);
    expect((await use({ code: data.code })).data).toMatchObject({ siteName: expect.any(String) });
    // A wrong number is wrong also for a call that a television shows.
    expect((await use({ code: String((Number(data.code) + 1) % 1_000_000).padStart(6, '0') })).error?.code).toBe(
      'screen.unknown',
    );
    expect([await home.current(), (await other.current())?.id]).toEqual([null, id]);
    const taken = (await offer(home)).data;
    await home.queue();
    expect((await use({ code: taken.code })).error?.code).toBe('screen.busy');
  });

  test('waits on while either is there, and ends when neither is', async () => {
    const { id, room } = await shown();
    await report(api, { type: 'peer.joined', roomId: room.roomId, peerId: room.participantId, role: 'resident' });
    await backdate(api, 'guest', null, { seen_at: 600_000 });
    await backdate(api, 'contact', id, { queued_at: 600_000 });
    await endLostCallsAfterHearing(api, 700_000);
    expect((await guest.current()).state).not.toBe('ended');
    await report(api, {
      type: 'peer.left',
      roomId: room.roomId,
      peerId: room.participantId,
      reason: 'timeout',
    });
    await backdate(api, 'guest', null, { seen_at: 600_000 });
    await endLostCallsAfterHearing(api, 700_000);
    expect((await guest.resume()).data.call).toMatchObject({ state: 'ended', endReason: 'connection_lost' });
  });

  test('hung up on the television it ends for both, and after the end nothing moves', async () => {
    const { id } = await shown();
    await home.end(id);
    expect((await guest.current()).state).toBe('ended');
    const { data } = await offer(other);
    expect((await use({ code: data.code })).error?.code).toBe('call.ended');
    expect((await giveBack()).status).toBe(200);
    expect((await leave(id)).status).toBe(200);
  });

  test('is recorded by ids', async () => {
    const { id } = await shown();
    await giveBack();
    const acts = await sql<{ action: string; data: object }>(
      `SELECT action, data FROM audit_event WHERE subject = $1 AND action LIKE 'call.screen%' ORDER BY id`,
      [`call:${id}`],
    );
    expect(acts).toEqual([
      { action: 'call.screen_used', data: { terminalId: home.id } },
      { action: 'call.screen_returned', data: { terminalId: home.id } },
    ]);
  });
});
