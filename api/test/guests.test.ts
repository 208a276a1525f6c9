import { randomUUID } from 'node:crypto';
import { type GuestClosed, ProbeTokenClaimsSchema, routes } from '@falink/protocol';
import { brokenInvariants } from './faults/invariants.js';
import { ask, startApi, type TestApi } from './support/api.js';
import { backdate } from './support/backdate.js';
import { CallWorld, claimsOf } from './support/call-world.js';
import { TestGuest, wrongSolution } from './support/guests.js';
import { endLostCallsAfterHearing } from './support/hearing.js';
import { ABLE, mediaFlows, report, TestAgent, TestTerminal } from './support/people.js';

let world: CallWorld;
let api: TestApi;
let lawyer: TestAgent;
/** The call that the only lawyer on duty has: who waits, waits. */
let busyWith: string;

beforeAll(async () => {
  world = await CallWorld.start();
  ({ api } = world);
});
beforeEach(async () => {
  await world.reset();
  lawyer = await TestAgent.onDuty(api, 'lawyer');
  await world.homes[2].queue();
  busyWith = (await lawyer.answer()).call.id;
});
afterEach(async () => {
  expect(await brokenInvariants(api.service.ctx.pool)).toEqual([]);
});
afterAll(() => world.stop());

const sql = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await api.service.ctx.pool.query(text, values)).rows;
const unitOf = async (path: string): Promise<string> =>
  (await sql<{ id: string }>('SELECT id FROM org_unit WHERE path = $1::ltree', [path]))[0]!.id;
const endReason = async (id: string): Promise<string | null> =>
  (await sql<{ end_reason: string | null }>('SELECT end_reason FROM contact WHERE id = $1', [id]))[0]?.end_reason ??
  null;

async function freeLawyer(): Promise<void> {
  await world.homes[2].end(busyWith);
  await lawyer.go('available');
}

async function talking(guest = new TestGuest(api)) {
  const { call } = await guest.queue();
  await freeLawyer();
  const { room } = await lawyer.answer();
  const { data: own } = await guest.access();
  await mediaFlows(api, [own, room]);
  return { guest, call, room };
}

describe('[U1] the door', () => {
  test('says where it leads, who is on duty, who waits, the hours, the hotline and the notice', async () => {
    await world.homes[0].queue();
    const door = await new TestGuest(api).door();
    expect(door).toMatchObject({ place: { name: '云河区' }, closed: null, onDuty: 1, waiting: 1, category: null });
    expect(door.hotline).not.toBe('');
    expect(door.hours).not.toBeNull();
    expect(door.notice.summary.map(({ zh }) => zh).join()).toContain('摄像头');
  });

  test('a unit that does not exist is refused', async () => {
    expect((await new TestGuest(api).open({ place: randomUUID() })).error?.code).toBe('guest.place_unknown');
  });

  test('is closed while nobody is on duty, and for who asks all the same', async () => {
    const guest = new TestGuest(api);
    const body = await guest.request();
    await world.homes[2].end(busyWith);
    await lawyer.go('offline');
    expect((await guest.door()).closed).toBe('nobody_on_duty' satisfies GuestClosed);
    expect((await guest.send(body)).error?.code).toBe('call.nobody_on_duty');
  });

  test('FALINK_GUEST=0 closes it: no challenge, no contact, and the page learns the hotline', async () => {
    const { config } = api.service.ctx;
    const shut = await startApi(world.database.url, { guest: { ...config.guest, isOpen: false } }, { demo: true });
    try {
      const guest = new TestGuest(shut);
      expect(await guest.door()).toMatchObject({ closed: 'closed', hotline: expect.stringMatching(/\d/) });
      expect((await guest.challenge()).error?.code).toBe('guest.closed');
      expect((await guest.probe()).error?.code).toBe('guest.closed');
      const body = await new TestGuest(api).request();
      expect((await guest.send({ ...body, browserKey: guest.browserKey })).error?.code).toBe('guest.closed');
    } finally {
      await shut.stop();
    }
  });
});

describe('[M15] a network test before the queue', () => {
  const payloadOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

  test('has a token that opens no room, and one name for a browser that does not lead to its key', async () => {
    const guest = new TestGuest(api);
    const [first, again, other] = [await guest.probe(), await guest.probe(), await new TestGuest(api).probe()];
    expect(first.data.url).toBe('http://localhost:8081');
    const { aud, sub, exp, iat } = payloadOf(first.data.token);
    expect([aud, exp - iat]).toEqual(['falink-sfu-probe', 10]);
    expect(sub).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(payloadOf(again.data.token).sub).toBe(sub);
    expect(payloadOf(other.data.token).sub).not.toBe(sub);
    expect(ProbeTokenClaimsSchema.safeParse(payloadOf(first.data.token)).success).toBe(true);
  });

  test('is refused while no sfu is alive', async () => {
    await backdate(api, 'sfu_node', null, { last_seen_at: 9_000 });
    expect((await new TestGuest(api).probe()).error?.code).toBe('service.no_sfu');
  });
});

describe('[U2] work before the queue', () => {
  test('a wrong solution, another request’s challenge and one that was made up are refused and make nothing', async () => {
    const guest = new TestGuest(api);
    const body = await guest.request();
    const wrong = [
      { ...body, solution: wrongSolution(body.challenge) },
      { ...body, requestId: randomUUID() },
      { ...body, challenge: body.challenge.replace(/^\d+/, '1') },
      { ...body, challenge: 'made up' },
    ];
    for (const one of wrong) expect((await guest.send(one)).error?.code).toBe('guest.proof_invalid');
    expect(await sql('SELECT id FROM guest')).toEqual([]);
    expect((await guest.send(body)).status).toBe(201);
  });

  test('a solved challenge makes one visit: its repetition is the same call, also at once', async () => {
    const guest = new TestGuest(api);
    const body = await guest.request();
    const answers = await Promise.all([guest.send(body), guest.send(body), guest.send(body)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ data }) => data.call.id)).size).toBe(1);
    expect(new Set(answers.map(({ data }) => data.room.participantId)).size).toBe(1);
    const thief = new TestGuest(api);
    expect((await thief.send({ ...body, browserKey: thief.browserKey })).error?.code).toBe('request.id_reused');
    await guest.end();
    expect((await guest.send(body)).error?.code).toBe('call.ended');
    expect(await sql('SELECT count(*)::int AS n FROM guest')).toEqual([{ n: 1 }]);
  });

  test('grows with the visits from an address', async () => {
    const first = await new TestGuest(api, '198.51.100.9').challenge();
    const guest = new TestGuest(api, '198.51.100.9');
    await guest.queue();
    await guest.end();
    const later = await new TestGuest(api, '198.51.100.9').challenge();
    const elsewhere = await new TestGuest(api, '198.51.100.10').challenge();
    expect([later.data.bits - first.data.bits, elsewhere.data.bits - first.data.bits]).toEqual([1, 0]);
  });

  test('a browser has one open call', async () => {
    const guest = new TestGuest(api);
    await world.homes[0].queue();
    const { call } = await guest.queue();
    const second = await guest.call();
    expect(second.error).toMatchObject({ code: 'guest.already_open', details: { callId: call.id } });
    await guest.end();
    expect((await guest.call()).status).toBe(201);
  });
});

describe('[U3] the share of the queue', () => {
  test('one guest may always wait; more only beside enough terminals, however many come at once', async () => {
    await new TestGuest(api).queue();
    const bodies = await Promise.all(Array.from({ length: 5 }, () => new TestGuest(api).request()));
    const flood = await Promise.all(bodies.map((body) => new TestGuest(api).send(body)));
    expect(flood.map(({ error }) => error?.code)).toEqual(Array(5).fill('guest.full'));
    expect((await new TestGuest(api).door()).closed).toBe('full');
  });

  test('grows with the terminals that wait, by FALINK_GUEST_SHARE_PERCENT', async () => {
    const { guest } = api.service.ctx.config;
    const wide = await startApi(world.database.url, { guest: { ...guest, sharePercent: 40 } }, { demo: true });
    try {
      const come = async () => (await new TestGuest(wide).call()).error?.code ?? 'queued';
      expect([await come(), await come()]).toEqual(['queued', 'guest.full']);
      for (const home of world.homes.slice(0, 2)) await home.queue();
      expect(await come()).toBe('guest.full');
      await (await TestTerminal.pair(api, 'room-1')).queue();
      expect([await come(), await come()]).toEqual(['queued', 'guest.full']);
    } finally {
      await wide.stop();
    }
  });
});

describe('[U4] after every terminal', () => {
  test('in places, which are counted as if no guest waited, and in routing', async () => {
    const guest = new TestGuest(api);
    const { call } = await guest.queue();
    expect(call).toMatchObject({ position: 1, state: 'queued', kind: 'consultation' });
    const later = await world.homes[0].queue();
    expect(later.call.position).toBe(1);
    expect(await world.homes[0].current()).toMatchObject({ position: 1 });
    expect(await guest.current()).toMatchObject({ position: 2 });
    await freeLawyer();
    expect((await lawyer.rung()).call.id).toBe(later.call.id);
    expect(await guest.current()).toMatchObject({ state: 'queued' });
  });

  test('staff see the guest’s call with its place and that it came from a browser', async () => {
    const place = await unitOf('yunhe.dongjie');
    const { call } = await new TestGuest(api).queue({ place, category: 'labour' });
    await freeLawyer();
    const offer = await lawyer.rung();
    expect(offer.call).toMatchObject({
      id: call.id,
      origin: 'browser',
      category: 'labour',
      terminal: { id: null, name: '', siteName: '', orgUnitName: '东街街道' },
    });
    expect(offer.colleagues.onDuty).toBe(0);
  });
});

describe('[U5] consent', () => {
  test('an old notice, none, and a child without guardian are refused before anything is stored', async () => {
    const guest = new TestGuest(api);
    const body = await guest.request();
    const consent = body.consent;
    const code = async (change: object) => (await guest.send({ ...body, ...change } as typeof body)).error?.code;
    expect(await code({ consent: { ...consent, notice: '0123456789abcdef' } })).toBe('guest.notice_changed');
    expect(await code({ consent: undefined })).toBe('request.malformed');
    expect(await code({ consent: { ...consent, under14: true } })).toBe('guest.guardian_needed');
    expect(await sql('SELECT id FROM guest')).toEqual([]);
    expect(await code({ consent: { ...consent, under14: true, guardian: true } })).toBeUndefined();
    expect(await sql('SELECT notice_version, guardian FROM guest')).toEqual([
      { notice_version: consent.notice, guardian: true },
    ]);
  });

  test('neither the address nor the browser’s key is stored', async () => {
    const guest = new TestGuest(api, '198.51.100.77');
    await guest.queue();
    const stored = JSON.stringify([
      await sql('SELECT g.*, encode(browser_hash, $1) AS b, encode(address_hash, $1) AS a FROM guest g', ['escape']),
      await sql('SELECT * FROM audit_event'),
      await sql('SELECT * FROM contact_event'),
      await sql('SELECT * FROM contact'),
    ]);
    for (const secret of [guest.browserKey, '198.51.100.77', guest.token]) expect(stored).not.toContain(secret);
  });
});

test('what cannot work is refused before it is queued', async () => {
  const guest = new TestGuest(api);
  const none = await guest.call({ ability: { ...ABLE, webrtc: false } });
  expect(none.error?.code).toBe('call.no_common_codec');
  expect((await guest.call({ ability: { ...ABLE, videoCodecs: [] } })).error?.code).toBe('call.no_common_codec');
  const { call } = await guest.queue({ ability: { ...ABLE, videoCodecs: [] }, audioOnly: true });
  expect(call.video).toBe(false);
});

describe('[U7] a visit', () => {
  test('is a call from the queue to the rating, with the seat of a resident', async () => {
    const { guest, call } = await talking();
    expect(await claimsOf(guest.room.token)).toMatchObject({ role: 'resident', grants: { activate: false } });
    expect(await guest.current()).toMatchObject({
      id: call.id,
      state: 'active',
      agent: { displayName: expect.any(String) },
    });
    expect((await guest.rate(5)).error?.code).toBe('rating.not_due');
    expect((await guest.end()).status).toBe(200);
    expect(await guest.current()).toMatchObject({ state: 'ended', endReason: 'resident_hung_up', ratingDue: true });
    expect((await guest.rate(5)).status).toBe(200);
    expect((await guest.rate(4)).error?.code).toBe('rating.already');
    expect((await guest.access()).error?.code).toBe('call.ended');
    expect(await world.timelineOf(call.id)).toEqual(expect.arrayContaining(['queued', 'offered', 'accepted', 'ended']));
    expect(await sql(`SELECT left_at IS NOT NULL AS gone FROM guest`)).toEqual([{ gone: true }]);
  });

  test('is resumed by the key of its browser, at its place, and by no other', async () => {
    const guest = new TestGuest(api);
    await world.homes[0].queue();
    const { call } = await guest.queue();
    const { data } = await guest.resume();
    expect(data.call).toMatchObject({ id: call.id, position: 2, queuedAt: call.queuedAt });
    expect((await ask(api, routes.guestCall, { token: data.token })).data.id).toBe(call.id);
    expect((await new TestGuest(api).resume()).error?.code).toBe('guest.unknown');
    await guest.end();
    expect((await guest.resume()).data.call).toMatchObject({ id: call.id, state: 'ended' });
    await backdate(api, 'guest', (await sql<{ id: string }>('SELECT id FROM guest'))[0]!.id, {
      created_at: 1_200_000,
      left_at: 1_200_000,
    });
    expect((await guest.resume()).error?.code).toBe('guest.unknown');
  });

  test('its token opens its own call and nothing else', async () => {
    const guest = new TestGuest(api);
    await guest.queue();
    const { call } = await world.homes[0].queue();
    const token = guest.token;
    const params = { id: call.id };
    const refused = [
      await ask(api, routes.endCall, { token, params }),
      await ask(api, routes.roomAccess, { token, params }),
      await ask(api, routes.rate, { token, params, body: { score: 1 } }),
      await ask(api, routes.currentCall, { token }),
      await ask(api, routes.home, { token }),
      await ask(api, routes.listCalls, { token }),
    ];
    expect(refused.map(({ error }) => error?.code)).toEqual(Array(6).fill('auth.forbidden'));
    expect((await ask(api, routes.guestCall, { token: world.homes[0].token })).error?.code).toBe('auth.forbidden');
    expect((await ask(api, routes.guestCall, { token: `${token.slice(0, -4)}AAAA` })).error?.code).toBe(
      'auth.token_invalid',
    );
    expect(await world.homes[0].current()).toMatchObject({ state: 'queued' });
  });

  test('[C11] loses its place once its page has not asked for long, and keeps it while it asks', async () => {
    const guest = new TestGuest(api);
    const { call } = await guest.queue();
    const { id } = (await sql<{ id: string }>('SELECT id FROM guest'))[0]!;
    await backdate(api, 'contact', call.id, { queued_at: 600_000 });
    await backdate(api, 'guest', id, { created_at: 600_000, seen_at: 600_000 });
    await guest.current();
    await endLostCallsAfterHearing(api, 600_000);
    expect(await endReason(call.id)).toBeNull();
    await backdate(api, 'guest', id, { seen_at: 600_000 });
    await endLostCallsAfterHearing(api, 600_000);
    expect(await endReason(call.id)).toBe('connection_lost');
  });

  test('keeps its place while its phone leaves the room and comes back, as long as its page asks', async () => {
    const guest = new TestGuest(api);
    const { call, room } = await guest.queue();
    await freeLawyer();
    await lawyer.rung();
    const peer = { roomId: room.roomId, peerId: room.participantId };
    await report(api, { type: 'peer.joined', ...peer, role: 'resident' });
    await report(api, { type: 'peer.left', ...peer, reason: 'timeout' });
    expect(await endReason(call.id)).toBeNull();
    await lawyer.answer();
    await report(api, { type: 'peer.joined', ...peer, role: 'resident' });
    await report(api, { type: 'peer.left', ...peer, reason: 'timeout' });
    expect(await endReason(call.id)).toBe('connection_lost');
  });

  test('names its category while it waits, and the desk that rings receives it', async () => {
    const guest = new TestGuest(api);
    await guest.queue();
    await freeLawyer();
    await lawyer.rung();
    const { data } = await ask(api, routes.setGuestCategory, { token: guest.token, body: { category: 'family' } });
    expect(data.category).toBe('family');
    expect((await lawyer.rung()).call.category).toBe('family');
  });

  test('[C17] reads what the lawyer confirmed for it', async () => {
    const { guest, call } = await talking();
    await ask(api, routes.saveSummary, {
      token: lawyer.token,
      params: { id: call.id },
      body: { version: 0, lines: ['先申请劳动仲裁'], nextOn: null, confirmed: true },
    });
    await guest.end();
    const { data } = await ask(api, routes.guestGoodbye, { token: guest.token });
    expect(data).toMatchObject({ state: 'confirmed', lines: ['先申请劳动仲裁'] });
  });

  test('media that is reported of it is its own in the timeline', async () => {
    const { guest, call } = await talking();
    await report(api, {
      type: 'peer.left',
      roomId: guest.room.roomId,
      peerId: guest.room.participantId,
      reason: 'left',
    });
    expect(await endReason(call.id)).toBe('resident_hung_up');
    expect(
      await sql(`SELECT actor LIKE 'guest:%' AS own FROM contact_event WHERE contact_id = $1 AND type = 'peer.left'`, [
        call.id,
      ]),
    ).toEqual([{ own: true }]);
  });
});
