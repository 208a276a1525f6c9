import { randomUUID } from 'node:crypto';
import { CALLBACK_CLAIM_MINUTES, routes } from '@falink/protocol';
import { ask, signIn, type TestApi } from './support/api.js';
import { backdate } from './support/backdate.js';
import { CallWorld } from './support/call-world.js';

const PHONE = '13812345678';

let world: CallWorld;
let api: TestApi;
let lawyer: string;
let colleague: string;
let supervisor: string;

beforeAll(async () => {
  world = await CallWorld.start();
  api = world.api;
});
beforeEach(async () => {
  await world.reset();
  [lawyer, colleague, supervisor] = await Promise.all([
    signIn(api, 'lawyer'),
    signIn(api, 'lawyer2'),
    signIn(api, 'supervisor'),
  ]);
});
afterAll(() => world.stop());

async function leftNumber(): Promise<string> {
  const body = { requestId: randomUUID(), phone: PHONE };
  return (await ask(api, routes.leaveNumber, { token: world.homes[0].token, body })).data.id;
}

const reveal = (token: string, id: string) => ask(api, routes.revealCallback, { token, params: { id } });
const release = (token: string, id: string) => ask(api, routes.releaseCallback, { token, params: { id } });
const finish = (token: string, id: string) => ask(api, routes.finishCallback, { token, params: { id } });
const listed = async (id: string) =>
  (await ask(api, routes.listCallbacks, { token: supervisor })).data.items.find((one) => one.id === id);

async function actions(id: string): Promise<string[]> {
  const { rows } = await api.service.ctx.pool.query<{ action: string }>(
    'SELECT action FROM audit_event WHERE subject = $1 ORDER BY id',
    [`callback:${id}`],
  );
  return rows.map(({ action }) => action.replace('callback.', ''));
}

test('[C14] one person has a number: colleagues read who, and neither the number nor that it was called', async () => {
  const id = await leftNumber();
  expect((await listed(id))?.claim).toBeNull();

  const mine = await reveal(lawyer, id);
  expect(mine.data).toMatchObject({ phone: PHONE, callback: { claim: { name: '周敏' } } });
  const claim = (await listed(id))?.claim;
  expect(claim).toEqual(mine.data.callback.claim);
  const minutes = (Date.parse(claim?.until ?? '') - Date.now()) / 60_000;
  expect(Math.abs(minutes - CALLBACK_CLAIM_MINUTES)).toBeLessThan(2);

  for (const refused of [await reveal(colleague, id), await finish(colleague, id), await release(colleague, id)]) {
    expect([refused.status, refused.error?.code]).toEqual([409, 'callback.claimed']);
    expect(refused.error?.details).toEqual({ name: '周敏', until: claim?.until });
  }
  // Reading it again renews the claim; nothing else was written.
  expect((await reveal(lawyer, id)).data.phone).toBe(PHONE);
  expect((await finish(lawyer, id)).data).toMatchObject({ state: 'done', doneBy: '周敏', claim: null });
  expect((await finish(lawyer, id)).data.state).toBe('done');
  expect((await reveal(colleague, id)).error?.code).toBe('callback.done');
  expect(await actions(id)).toEqual(['left', 'revealed', 'revealed', 'done']);
});

test('[C14] two people who open a number in the same moment: one of them has it', async () => {
  const id = await leftNumber();
  const answers = await Promise.all([lawyer, colleague, lawyer, colleague].map((token) => reveal(token, id)));
  const won = answers.map(({ status }) => status === 200);
  expect([won, [...won].reverse()]).toContainEqual([true, false, true, false]);
});

test('[C14] a number that is given back, by its person or by a supervisor, or that nobody finished is free', async () => {
  const id = await leftNumber();
  await reveal(lawyer, id);
  expect((await release(lawyer, id)).data.claim).toBeNull();
  expect((await release(lawyer, id)).data.claim).toBeNull();
  expect((await reveal(colleague, id)).data.callback.claim?.name).toBe('李文博');
  expect((await release(supervisor, id)).data.claim).toBeNull();

  await reveal(colleague, id);
  await backdate(api, 'callback', id, { claimed_until: 1 });
  expect((await listed(id))?.claim).toBeNull();
  expect((await reveal(lawyer, id)).status).toBe(200);
  expect((await finish(colleague, id)).error?.code).toBe('callback.claimed');
  expect(await actions(id)).toEqual(['left', 'revealed', 'released', 'revealed', 'released', 'revealed', 'revealed']);
});

test('who does not call back neither reads nor gives back a number', async () => {
  const id = await leftNumber();
  const operator = await signIn(api, 'operator');
  for (const refused of [await reveal(operator, id), await release(operator, id), await finish(operator, id)]) {
    expect(refused.error?.code).toBe('auth.forbidden');
  }
  expect((await release(lawyer, randomUUID())).error?.code).toBe('request.not_found');
  expect(await actions(id)).toEqual(['left']);
});

describe('[C15]', () => {
  const leave = (home: 0 | 1, phone: string, requestId = randomUUID()) =>
    ask(api, routes.leaveNumber, { token: world.homes[home].token, body: { requestId, phone } });
  const open = async () => (await ask(api, routes.listCallbacks, { token: supervisor })).data.items;
  const setHours = (week: unknown) =>
    api.service.ctx.pool.query('UPDATE district SET hours = $1', [JSON.stringify({ week, exceptions: [] })]);
  const every = (day: unknown) => Array.from({ length: 7 }, () => day);

  test('the same number is one line, however often and wherever it was left, and is called once', async () => {
    const first = (await leave(0, PHONE)).data.id;
    await leave(1, PHONE);
    const again = randomUUID();
    for (const requestId of [again, again]) await leave(0, PHONE, requestId);
    // Looks the same when it is masked, and is another one.
    const other = (await leave(1, '13899995678')).data.id;
    expect((await open()).map(({ id, times }) => [id, times])).toEqual([
      [first, 3],
      [other, 1],
    ]);
    await reveal(lawyer, first);
    expect((await finish(lawyer, first)).data.state).toBe('done');
    expect((await open()).map(({ id }) => id)).toEqual([other]);
    // Left once more after it was called: a new line.
    await leave(0, PHONE);
    expect(await open()).toHaveLength(2);
  });

  test('nobody on duty promises no minutes: the centre opens, or nothing is known', async () => {
    await setHours(every([]));
    expect((await leave(0, PHONE)).data.promise).toBeNull();
    expect((await open())[0]?.promisedBy).toBeNull();
    await setHours([...every([{ from: '00:00', to: '24:00' }])]);
    expect((await leave(0, '13811110000')).data.promise).toBeNull();
  });

  test('somebody on duty promises the configured minutes, on the television and at the desk', async () => {
    await setHours(every([{ from: '00:00', to: '24:00' }]));
    await ask(api, routes.setAgentState, { token: lawyer, body: { state: 'available' } });
    const { data } = await leave(0, PHONE);
    expect(data.promise).toEqual({ kind: 'within', minutes: 30 });
    const [row] = await open();
    expect(Date.parse(row?.promisedBy ?? '') - Date.parse(row?.requestedAt ?? '')).toBeGreaterThan(29 * 60_000);
    const home = await ask(api, routes.home, { token: world.homes[0].token });
    expect(home.data.duty.callbackPromise).toEqual({ kind: 'within', minutes: 30 });
  });
});
