import { randomUUID } from 'node:crypto';
import { routes } from '@falink/protocol';
import { noteStaffing } from '../src/areas/contacts/commands/note-staffing.js';
import type { ContactsContext } from '../src/areas/contacts/index.js';
import { ask, signIn, startApi, type TestApi } from './support/api.js';
import { backdate } from './support/backdate.js';
import { CallWorld } from './support/call-world.js';
import { TestGuest } from './support/guests.js';
import { endLostCallsAfterHearing } from './support/hearing.js';
import { TestAgent } from './support/people.js';

const PHONE = '13812345678';

let world: CallWorld;
let api: TestApi;
let lawyer: TestAgent;
let guest: TestGuest;
/** The call that the only lawyer on duty has. */
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
  guest = new TestGuest(api);
});
afterAll(() => world.stop());

const sql = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await api.service.ctx.pool.query(text, values)).rows;
/** Everybody who could answer the guest has gone. */
async function unanswered(): Promise<void> {
  const { call } = await guest.queue();
  await world.homes[2].end(busyWith);
  await lawyer.go('offline');
  await noteStaffing(api.service.ctx as ContactsContext);
  await backdate(api, 'contact', call.id, { unstaffed_since: 61_000 });
  await endLostCallsAfterHearing(api, 3_600_000);
}
const listed = async (username: string) =>
  (await ask(api, routes.listCallbacks, { token: await signIn(api, username) })).data.items;

describe('[U11] a guest leaves a number', () => {
  test('while it waits: the call leaves the queue, and the number is kept once, sealed and masked', async () => {
    const { call } = await guest.queue({ category: 'labour' });
    expect(call.callbackPromise).toMatchObject({ kind: expect.stringMatching(/within|from/) });
    const requestId = randomUUID();
    const left = await guest.leaveNumber(' 138 1234 5678', requestId);
    expect([left.status, left.data.phoneMasked]).toEqual([201, '138****5678']);
    expect(left.data.promise?.kind).toBe(call.callbackPromise?.kind);
    expect((await guest.leaveNumber(PHONE, requestId)).data).toEqual(left.data);
    expect(await guest.current()).toMatchObject({ state: 'ended', endReason: 'callback_left', callbackPromise: null });
    const rows = await sql('SELECT * FROM callback');
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(PHONE);
    expect((await guest.leaveNumber(PHONE)).error?.code).toBe('call.ended');
    expect(await sql('SELECT action, actor FROM audit_event WHERE subject = $1', [`callback:${left.data.id}`])).toEqual(
      [{ action: 'callback.left', actor: expect.stringMatching(/^guest:/) }],
    );
  });

  test('that is no number: nothing changes, and it waits on', async () => {
    await guest.queue();
    for (const phone of ['', '12345', '1381234567', 'call me']) {
      const { status, error } = await guest.leaveNumber(phone);
      expect([status, error?.code]).toEqual([400, 'request.malformed']);
    }
    expect((await guest.current()).state).toBe('queued');
    expect(await sql('SELECT FROM callback')).toEqual([]);
  });

  test('after nobody answered too, but not once somebody did, nor after hanging up', async () => {
    const talks = new TestGuest(api);
    await talks.queue();
    const colleague = await TestAgent.onDuty(api, 'lawyer2');
    await colleague.answer();
    expect((await talks.leaveNumber(PHONE)).error?.code).toBe('call.state');
    expect((await talks.current()).state).not.toBe('ended');
    await talks.end();
    expect((await talks.leaveNumber(PHONE)).error?.code).toBe('call.ended');
    await colleague.go('offline');

    await unanswered();
    const ended = await guest.current();
    expect(ended).toMatchObject({ state: 'ended', endReason: 'nobody_answered' });
    const left = await guest.leaveNumber(PHONE);
    expect([left.status, left.data.promise]).toEqual([201, ended.callbackPromise]);
  });

  test('of another guest’s request is refused, also of two at once', async () => {
    await unanswered();
    await TestAgent.onDuty(api, 'lawyer2');
    const other = new TestGuest(api);
    await other.queue();
    const requestId = randomUUID();
    const answers = await Promise.all([
      guest.leaveNumber(PHONE, requestId),
      other.leaveNumber('13912345678', requestId),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.flatMap(({ error }) => error?.code ?? [])).toEqual(['request.id_reused']);
    expect(await sql('SELECT FROM callback')).toHaveLength(1);
  });

  test('is one line with the same number of a television, and staff of the place see where, with no terminal', async () => {
    await guest.queue();
    const { data } = await guest.leaveNumber(PHONE);
    const again = await ask(api, routes.leaveNumber, {
      token: world.homes[0].token,
      body: { requestId: randomUUID(), phone: PHONE },
    });
    expect(again.status).toBe(201);
    const [line] = await listed('supervisor');
    expect(line).toMatchObject({ id: data.id, terminal: null, placeName: '云河区', times: 2, state: 'open' });
    const token = await signIn(api, 'lawyer2');
    const params = { id: data.id };
    expect((await ask(api, routes.revealCallback, { token, params })).data.phone).toBe(PHONE);
    expect((await ask(api, routes.finishCallback, { token, params })).data.state).toBe('done');
    expect(await listed('supervisor')).toEqual([]);
  });

  test('cannot be tried in bulk', async () => {
    await guest.queue();
    const narrow = await startApi(world.database.url, { rateLimitScale: 1 / 20 }, { demo: true });
    try {
      const there = guest.at(narrow);
      expect((await there.leaveNumber('12345')).status).toBe(400);
      expect((await there.leaveNumber(PHONE)).error?.code).toBe('request.rate_limited');
    } finally {
      await narrow.stop();
    }
    expect((await guest.current()).state).toBe('queued');
  });
});
