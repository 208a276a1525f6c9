import { randomUUID } from 'node:crypto';
import { type BodyOf, GUEST_REPORT_HOURS, routes } from '@falink/protocol';
import { forgetBlocks } from '../src/areas/guests/queries/reports.js';
import { forgetAddresses } from '../src/areas/guests/queries/visits.js';
import { ask, signIn, type TestApi } from './support/api.js';
import { backdate } from './support/backdate.js';
import { CallWorld } from './support/call-world.js';
import { TestGuest } from './support/guests.js';
import { TestAgent } from './support/people.js';
import { addStaff } from './support/staff.js';

const HOUR_MS = 3_600_000;

let world: CallWorld;
let api: TestApi;
let lawyer: TestAgent;

beforeAll(async () => {
  world = await CallWorld.start();
  ({ api } = world);
});
beforeEach(async () => {
  await world.reset();
  lawyer = await TestAgent.onDuty(api, 'lawyer');
});
afterAll(() => world.stop());

const sql = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await api.service.ctx.pool.query(text, values)).rows;
async function streetSupervisor(): Promise<string> {
  await addStaff(api, { username: 'street', role: 'supervisor', orgPath: 'yunhe.dongjie' });
  return signIn(api, 'street');
}
const tokenIn = (url: string) => new URL(url).hash.replace('#link=', '');

describe('[U6] a link for one person', () => {
  const make = (more: Partial<BodyOf<typeof routes.makeGuestLink>> = {}, token = lawyer.token) =>
    ask(api, routes.makeGuestLink, { token, body: { requestId: randomUUID(), expiresInHours: 24, ...more } });
  const linked = async (more: Partial<BodyOf<typeof routes.makeGuestLink>> = {}) => {
    const { data, error } = await make(more);
    if (error) throw new Error(error.code);
    return { ...data, token: tokenIn(data.url) };
  };
  const list = async (token = lawyer.token) => (await ask(api, routes.listGuestLinks, { token })).data.items;
  const withdraw = (id: string, token = lawyer.token) => ask(api, routes.withdrawGuestLink, { token, params: { id } });

  test('is in a fragment, and the same for a repeated request of the same person', async () => {
    const requestId = randomUUID();
    const [first, again] = [await make({ requestId, note: '周三复谈' }), await make({ requestId, note: '周三复谈' })];
    expect(new URL(first.data.url).pathname).toBe('/guest/');
    expect(tokenIn(first.data.url)).toMatch(/^[\w-]{43}$/);
    expect(again.data).toEqual(first.data);
    expect((await make({ requestId, expiresInHours: 2, note: '周三复谈' })).error?.code).toBe('request.id_reused');
    expect((await make({ requestId, note: '周三复谈' }, await signIn(api, 'supervisor'))).error?.code).toBe(
      'request.id_reused',
    );
    expect(await list()).toMatchObject([{ id: requestId, note: '周三复谈', state: 'open' }]);
    expect(await sql(`SELECT count(*)::int AS n FROM audit_event WHERE action = 'guest.link_made'`)).toEqual([
      { n: 1 },
    ]);
  });

  test('leads to its unit and its matter; the browser that opens it first may come again, no other', async () => {
    const { token, link } = await linked({ category: 'labour' });
    const guest = new TestGuest(api);
    expect(await guest.door({ link: token })).toMatchObject({ category: 'labour', place: { name: '云河区' } });
    expect((await list())[0]?.state).toBe('opened');
    const { call } = await guest.queue({ link: token });
    expect(call.category).toBe('labour');
    expect((await guest.open({ link: token })).status).toBe(200);
    const other = new TestGuest(api);
    expect((await other.open({ link: token })).error?.code).toBe('guest.link_used');
    const body = await other.request();
    expect((await other.send({ ...body, link: token })).error?.code).toBe('guest.link_used');
    expect(await sql('SELECT link_id FROM guest')).toEqual([{ link_id: link.id }]);
  });

  test('of many browsers at once one has it', async () => {
    const { token } = await linked();
    const answers = await Promise.all(Array.from({ length: 6 }, () => new TestGuest(api).open({ link: token })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ error }) => error?.code === 'guest.link_used')).toHaveLength(5);
  });

  test('guessed, too old or withdrawn, it says which and opens nothing', async () => {
    const guest = new TestGuest(api);
    expect((await guest.open({ link: 'guessed' })).error?.code).toBe('guest.link_unknown');
    const old = await linked();
    await backdate(api, 'guest_link', old.link.id, { created_at: 25 * HOUR_MS, expires_at: 1_000 });
    expect((await guest.open({ link: old.token })).error?.code).toBe('guest.link_expired');
    const { token, link } = await linked();
    const { call } = await guest.queue({ link: token });
    expect((await withdraw(link.id)).data.state).toBe('withdrawn');
    expect((await withdraw(link.id)).status).toBe(200);
    expect((await guest.open({ link: token })).error?.code).toBe('guest.link_withdrawn');
    // A consultation that it led to goes on.
    expect((await guest.current()).id).toBe(call.id);
    expect((await list()).map(({ state }) => state)).toEqual(['withdrawn', 'expired']);
  });

  test('nothing that opens it is stored, and its note only sealed', async () => {
    const { token } = await linked({ note: '张桂兰的复谈' });
    const stored = JSON.stringify([
      await sql('SELECT l.*, encode(token_hash, $1) AS t, encode(note_sealed, $1) AS n FROM guest_link l', ['escape']),
      await sql('SELECT * FROM audit_event'),
      await sql('SELECT * FROM answered_request'),
    ]);
    for (const secret of [token, '张桂兰']) expect(stored).not.toContain(secret);
  });

  test('is made by staff who may, and withdrawn in scope only', async () => {
    const { link } = await linked();
    expect((await make({}, await signIn(api, 'operator'))).error?.code).toBe('auth.forbidden');
    const street = await streetSupervisor();
    expect((await withdraw(link.id, street)).error?.code).toBe('auth.out_of_scope');
    expect(await list(street)).toEqual([]);
    expect((await withdraw(randomUUID())).error?.code).toBe('guest.link_unknown');
    expect((await make({ expiresInHours: 169 })).error?.code).toBe('request.malformed');
  });
});

describe('[U8] report and block', () => {
  const reported = (id: string, body: BodyOf<typeof routes.reportGuest>, token = lawyer.token) =>
    ask(api, routes.reportGuest, { token, params: { id }, body });
  const reports = async (show: 'all' | 'blocked', token: string) =>
    (await ask(api, routes.listGuestReports, { token, query: { show } })).data.items;

  async function answered(guest = new TestGuest(api)) {
    const { call } = await guest.queue();
    await lawyer.answer();
    return { guest, id: call.id };
  }

  test('ends the call, records it once, and keeps the browser away from every address', async () => {
    const { guest, id } = await answered();
    const body = { reason: 'obscene', block: 'browser', hours: 24 } as const;
    const first = await reported(id, body);
    expect(first.data).toMatchObject({ callId: id, reason: 'obscene', block: 'browser', isBlocked: true });
    expect((await reported(id, body)).data.id).toBe(first.data.id);
    expect((await reported(id, { reason: 'abuse', block: 'none' })).error?.code).toBe('guest.reported');
    expect(await guest.current()).toMatchObject({ state: 'ended', endReason: 'agent_hung_up' });
    expect((await guest.open()).error?.code).toBe('guest.blocked');
    expect((await guest.at(api, '192.0.2.200').open()).error?.code).toBe('guest.blocked');
    expect((await guest.probe()).error?.code).toBe('guest.blocked');
    expect((await new TestGuest(api, guest.address).open()).status).toBe(200);
    expect(await sql(`SELECT count(*)::int AS n FROM audit_event WHERE action = 'guest.reported'`)).toEqual([{ n: 1 }]);
  });

  test('an address is blocked with everybody behind it, from the challenge on', async () => {
    const { guest, id } = await answered();
    const other = new TestGuest(api, guest.address);
    const body = await other.request();
    await reported(id, { reason: 'abuse', block: 'address', hours: 2 });
    expect((await other.challenge()).error?.code).toBe('guest.blocked');
    expect((await other.send(body)).error?.code).toBe('guest.blocked');
    expect((await new TestGuest(api, '192.0.2.201').challenge()).status).toBe(200);
  });

  test('a block ends when its time is over, or when a supervisor ends it; nothing is kept of whom it was for', async () => {
    const { guest, id } = await answered();
    const { data } = await reported(id, { reason: 'nonsense', block: 'browser', hours: 1 });
    const supervisor = await signIn(api, 'supervisor');
    expect(await reports('blocked', supervisor)).toMatchObject([{ id: data.id, placeName: '云河区' }]);
    const unblock = (token: string) => ask(api, routes.unblockGuest, { token, params: { id: data.id } });
    expect((await unblock(lawyer.token)).error?.code).toBe('auth.forbidden');
    expect((await unblock(await streetSupervisor())).error?.code).toBe('auth.out_of_scope');
    expect((await unblock(supervisor)).data).toMatchObject({ isBlocked: false, liftedAt: expect.any(String) });
    expect((await unblock(supervisor)).status).toBe(200);
    expect((await guest.open()).status).toBe(200);
    expect(await reports('blocked', supervisor)).toEqual([]);
    expect(await reports('all', supervisor)).toMatchObject([{ id: data.id, isBlocked: false }]);
    expect(await sql('SELECT block_hash FROM guest_report')).toEqual([{ block_hash: null }]);
    await lawyer.go('available');
    const again = await answered();
    await reported(again.id, { reason: 'abuse', block: 'browser', hours: 1 });
    await backdate(api, 'guest_report', null, { blocked_until: 1_000 });
    expect((await again.guest.open()).status).toBe(200);
    await forgetBlocks(api.service.ctx.pool);
    expect(await sql('SELECT block_hash FROM guest_report')).toEqual([{ block_hash: null }, { block_hash: null }]);
  });

  test('is for the agent of a guest’s call and supervisors in scope, and not for ever', async () => {
    await addStaff(api, { username: 'colleague', role: 'duty_lawyer', orgPath: 'yunhe' });
    const { id } = await answered();
    const body = { reason: 'abuse', block: 'none' } as const;
    expect((await reported(id, body, await signIn(api, 'colleague'))).error?.code).toBe('call.not_yours');
    expect((await reported(randomUUID(), body)).error?.code).toBe('call.unknown');
    const malformed = [
      { reason: 'abuse', block: 'browser' },
      { reason: 'abuse', block: 'none', hours: 1 },
      { reason: 'abuse', block: 'address', hours: 73 },
    ] as const;
    for (const wrong of malformed) expect((await reported(id, wrong)).error?.code).toBe('request.malformed');
    await ask(api, routes.endCall, { token: lawyer.token, params: { id } });
    await backdate(api, 'contact', id, { ended_at: (GUEST_REPORT_HOURS + 1) * HOUR_MS });
    expect((await reported(id, body)).error?.code).toBe('guest.report_late');
    await lawyer.go('available');
    const { call } = await world.homes[0].queue();
    await lawyer.answer();
    expect((await reported(call.id, body)).error?.code).toBe('guest.not_guest');
    expect(await world.homes[0].current()).toMatchObject({ state: 'connecting' });
  });

  test('an address is forgotten after a day, also when its visit is kept', async () => {
    const { id } = await answered();
    await forgetAddresses(api.service.ctx.pool);
    expect(await sql('SELECT address_hash IS NULL AS gone FROM guest')).toEqual([{ gone: false }]);
    await backdate(api, 'guest', null, { created_at: 25 * HOUR_MS });
    await forgetAddresses(api.service.ctx.pool);
    expect(await sql('SELECT address_hash IS NULL AS gone FROM guest')).toEqual([{ gone: true }]);
    expect((await reported(id, { reason: 'abuse', block: 'address', hours: 1 })).error?.code).toBe('guest.report_late');
  });
});
