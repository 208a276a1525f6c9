import { createHash, randomUUID } from 'node:crypto';
import { routes } from '@falink/protocol';
import { type Kept, keepRetention, type RunOptions } from '../src/kernel/retention/keep-retention.js';
import { findUnproved } from '../src/kernel/retention/queries.js';
import type { RetentionRule } from '../src/kernel/retention/rule.js';
import { RETENTION_RULES } from '../src/retention-rules.js';
import { ask, signIn, type TestApi } from './support/api.js';
import { callInState } from './support/arrange.js';
import { backdate } from './support/backdate.js';
import { CallWorld } from './support/call-world.js';
import { TestGuest } from './support/guests.js';
import { TestAgent, type TestTerminal } from './support/people.js';

const DAY_MS = 86_400_000;
const PHONE = '13812345678';

let world: CallWorld;
let api: TestApi;
let home: TestTerminal;

beforeAll(async () => {
  world = await CallWorld.start();
  api = world.api;
  home = world.homes[0];
});
beforeEach(() => world.reset());
afterAll(() => world.stop());

const run = (options: RunOptions = {}, rules = RETENTION_RULES): Promise<Kept> =>
  keepRetention(api.service.ctx, rules, options);
const sql = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await api.service.ctx.pool.query(text, values)).rows;

async function leftNumber(callId?: string): Promise<string> {
  const body = { requestId: randomUUID(), phone: PHONE, ...(callId && { callId }) };
  return (await ask(api, routes.leaveNumber, { token: home.token, body })).data.id;
}

/** A number that was called back so many days ago. */
async function calledBack(days: number, callId?: string): Promise<string> {
  const id = await leftNumber(callId);
  await ask(api, routes.finishCallback, { token: await signIn(api, 'lawyer'), params: { id } });
  await backdate(api, 'callback', id, { requested_at: days * DAY_MS, done_at: days * DAY_MS });
  return id;
}

/** A call with notes that ended so many days ago. */
async function endedCall(days: number, agent: TestAgent): Promise<string> {
  await agent.go('available');
  const { id } = await callInState('active', { api, terminal: home, agent, category: 'labour' });
  const body = { version: 0, notes: '三个月没有发工资', outcome: 'answered' as const };
  await ask(api, routes.saveNotes, { token: agent.token, params: { id }, body });
  await agent.end(id);
  await agent.go('available');
  const ms = days * DAY_MS;
  await backdate(api, 'contact', id, { queued_at: ms, answered_at: ms, active_at: ms, ended_at: ms });
  return id;
}

const notesOf = async (id: string) =>
  (await ask(api, routes.readNotes, { token: await signIn(api, 'supervisor'), params: { id } })).data;

test('[P22] a number is kept 90 days from when it was called back; one that waits is kept', async () => {
  const [over, within, open] = [await calledBack(91), await calledBack(89), await leftNumber()];
  await backdate(api, 'callback', open, { requested_at: 2_000 * DAY_MS });
  expect(await run()).toMatchObject({ erased: 1 });
  const rows = await sql(
    `SELECT id, phone_sealed IS NULL AS gone, phone_masked AS masked FROM callback ORDER BY done_at NULLS LAST`,
  );
  expect(rows).toEqual([
    { id: over, gone: true, masked: '—' },
    { id: within, gone: false, masked: '138****5678' },
    { id: open, gone: false, masked: '138****5678' },
  ]);
  const token = await signIn(api, 'lawyer');
  expect((await ask(api, routes.revealCallback, { token, params: { id: over } })).error?.code).toBe('callback.done');
  expect((await ask(api, routes.finishCallback, { token, params: { id: over } })).data.state).toBe('done');
  expect((await ask(api, routes.revealCallback, { token, params: { id: open } })).data.phone).toBe(PHONE);
});

test('[P22] notes are kept two years from the end of their call; what the call was about stays', async () => {
  const agent = await TestAgent.onDuty(api, 'lawyer');
  const [over, within] = [await endedCall(731, agent), await endedCall(729, agent)];
  expect(await run()).toMatchObject({ erased: 1 });
  expect(await notesOf(over)).toMatchObject({ notes: '', category: 'labour', outcome: 'answered' });
  expect(await notesOf(within)).toMatchObject({ notes: '三个月没有发工资' });
  // A page that was open since then does not write the erased text again.
  const again = await ask(api, routes.saveNotes, {
    token: agent.token,
    params: { id: over },
    body: { version: 1, notes: '三个月没有发工资' },
  });
  expect(again.status).toBe(409);
});

test('[P22] the record of a call is kept three years; its sums stay', async () => {
  const agent = await TestAgent.onDuty(api, 'lawyer');
  const [over, within] = [await endedCall(1_096, agent), await endedCall(1_094, agent)];
  await calledBack(1_096, over);
  await run();
  const token = await signIn(api, 'supervisor');
  expect((await ask(api, routes.getCall, { token, params: { id: over } })).error?.code).toBe('call.unknown');
  expect((await ask(api, routes.getCall, { token, params: { id: within } })).data.timeline.length).toBeGreaterThan(3);
  for (const table of ['contact_event', 'offer', 'session'])
    expect(await sql(`SELECT FROM ${table} WHERE contact_id = $1`, [over])).toEqual([]);
  expect(await sql('SELECT id FROM callback')).toEqual([]);
  expect(
    await sql(
      'SELECT kind, category, end_reason, outcome, contacts, answered, rated, waited_s, talked_s FROM contact_count',
    ),
  ).toEqual([
    {
      ...{ kind: 'consultation', category: 'labour', end_reason: 'agent_hung_up', outcome: 'answered' },
      ...{ contacts: 1, answered: 1, rated: 0, waited_s: 0, talked_s: 0 },
    },
  ]);
  expect(await sql('SELECT category, numbers FROM callback_count')).toEqual([{ category: 'labour', numbers: 1 }]);
  // The next ones are added to the same sums.
  await backdate(api, 'contact', within, { ended_at: 1_096 * DAY_MS, queued_at: 1_096 * DAY_MS });
  await run();
  expect((await sql<{ n: number }>('SELECT sum(contacts) AS n FROM contact_count'))[0]?.n).toBe(2);
});

test('[P22] every batch is proved: what, how much, from when to when, and whose ids', async () => {
  const ids = [await calledBack(120), await calledBack(110), await calledBack(100)];
  expect(await run({ batch: 2 })).toMatchObject({ erased: 3 });
  const proofs = await sql<{ id: number; sha256: Buffer; items: number }>(
    'SELECT id, kind, source, keep_days, items, sha256 FROM erasure ORDER BY id',
  );
  const digest = (some: string[]) =>
    createHash('sha256')
      .update(some.map((id) => `${id}\n`).join(''))
      .digest();
  expect(proofs.map(({ id: _, ...proof }) => proof)).toEqual([
    { kind: 'callback_numbers', source: 'callback', keep_days: 90, items: 2, sha256: digest(ids.slice(0, 2)) },
    { kind: 'callback_numbers', source: 'callback', keep_days: 90, items: 1, sha256: digest(ids.slice(2)) },
  ]);
  const audited = await sql(`SELECT subject, actor FROM audit_event WHERE action = 'retention.erased' ORDER BY id`);
  expect(audited).toEqual(proofs.map(({ id }) => ({ subject: `erasure:${id}`, actor: 'system' })));
  expect(await findUnproved(api.service.ctx.pool, 5)).toEqual([]);
  expect(await run()).toEqual({ erased: 0, files: 0 });
  expect(await sql('SELECT FROM erasure')).toHaveLength(2);
});

test('[P22] a proof without its record in the audit log, and a record without its proof, are found', async () => {
  await calledBack(91);
  await run();
  const client = await api.service.ctx.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SET LOCAL session_replication_role = replica');
    await client.query('UPDATE erasure SET items = 7');
    const [proof] = (await client.query<{ id: number }>('SELECT id FROM erasure')).rows;
    expect(await findUnproved(client, 5)).toEqual([`erasure:${proof?.id}`]);
    await client.query('DELETE FROM erasure');
    expect(await findUnproved(client, 5)).toEqual([`erasure:${proof?.id}`]);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
});

test('[P22] a run that is interrupted goes on where it was; a batch that fails has erased and proved nothing', async () => {
  await calledBack(120);
  await calledBack(110);
  const abort = new AbortController();
  const interrupted = run({ batch: 1, signal: abort.signal, onBatch: () => abort.abort(new Error('stop')) });
  await expect(interrupted).rejects.toThrow('stop');
  expect(await sql('SELECT FROM erasure')).toHaveLength(1);

  const [rule] = RETENTION_RULES;
  const failing: RetentionRule = {
    kind: 'callback_numbers',
    sources: rule!.sources.map((source) => ({
      ...source,
      erase: async (db, ids) => {
        await source.erase(db, ids);
        throw new Error('the process is killed');
      },
    })),
  };
  await expect(run({}, [failing])).rejects.toThrow('the process is killed');
  expect(await sql('SELECT FROM erasure')).toHaveLength(1);
  expect(await sql('SELECT FROM callback WHERE phone_sealed IS NOT NULL')).toHaveLength(1);
  expect(await run()).toMatchObject({ erased: 1 });
});

test('[P22] two runs at once erase everything once', async () => {
  for (const days of [95, 96, 97, 98]) await calledBack(days);
  const runs = await Promise.all([run({ batch: 1 }), run({ batch: 1 })]);
  expect(runs.map(({ erased }) => erased).reduce((a, b) => a + b)).toBe(4);
  expect(await sql('SELECT FROM erasure')).toHaveLength(4);
});

test('[P22] the database erases nothing before its time, and no timeline without proof', async () => {
  const agent = await TestAgent.onDuty(api, 'lawyer');
  const id = await endedCall(1_096, agent);
  const proof = `INSERT INTO erasure (kind, source, keep_days, cutoff, items, oldest, newest, sha256)
    SELECT $1, 'contact', 90, now() - $2 * interval '1 day', 1, now() - interval '1000 days', now() - interval '999 days', sha256('')`;
  await expect(sql(proof, ['callback_numbers', 89])).rejects.toThrow(/erasure_not_before_its_time/);
  const forget = 'DELETE FROM contact_event WHERE contact_id = $1';
  await expect(sql(forget, [id])).rejects.toThrow(/append only/);
  const client = await api.service.ctx.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(proof, ['callback_numbers', 91]);
    await expect(client.query(forget, [id])).rejects.toThrow(/append only/);
    await client.query('ROLLBACK; BEGIN');
    await client.query(proof, ['call_records', 91]);
    expect((await client.query(forget, [id])).rowCount).toBeGreaterThan(0);
    await client.query('COMMIT');
    await expect(client.query(`DELETE FROM erasure`)).rejects.toThrow(/append only/);
  } finally {
    client.release();
  }
  // The proof of an earlier transaction is none.
  const other = await endedCall(1_096, agent);
  await expect(sql(forget, [other])).rejects.toThrow(/append only/);
  const open = await leftNumber();
  await expect(sql(`UPDATE callback SET phone_sealed = NULL, erased_at = now() WHERE id = $1`, [open])).rejects.toThrow(
    /callback_done_before_erased/,
  );
});

test('[P22] sessions of staff are kept a year from their end; one that goes on is kept', async () => {
  await signIn(api, 'lawyer');
  await backdate(api, 'staff_session', null, { created_at: 366 * DAY_MS });
  const before = (await sql('SELECT FROM staff_session')).length;
  await run();
  const left = await sql<{ tokens: number }>(
    'SELECT (SELECT count(*) FROM refresh_token t WHERE t.session_id = s.id) AS tokens FROM staff_session s',
  );
  // A token may still continue these.
  expect([left.length, left.every(({ tokens }) => tokens > 0)]).toEqual([before, true]);
  await backdate(api, 'refresh_token', null, { expires_at: 8 * DAY_MS });
  await sql(`DELETE FROM refresh_token WHERE expires_at < now() - interval '7 days'`);
  await run();
  expect(await sql('SELECT FROM staff_session')).toEqual([]);
});

test('[P22] a guest’s report goes before its call, the visit and the link after it; a block that holds keeps them', async () => {
  const agent = await TestAgent.onDuty(api, 'lawyer');
  const body = { requestId: randomUUID(), expiresInHours: 1, note: '复谈' };
  const { data: link } = await ask(api, routes.makeGuestLink, { token: agent.token, body });
  const guest = new TestGuest(api);
  const { call } = await guest.queue({ link: new URL(link.url).hash.replace('#link=', '') });
  await agent.answer();
  const report = { reason: 'abuse', block: 'browser', hours: 1 };
  await ask(api, routes.reportGuest, { token: agent.token, params: { id: call.id }, body: report });
  await agent.go('available');
  const ms = 1_096 * DAY_MS;
  await backdate(api, 'contact', call.id, { queued_at: ms, answered_at: ms, ended_at: ms });
  await backdate(api, 'guest', null, { created_at: ms, seen_at: ms, left_at: ms });
  await backdate(api, 'guest_link', null, { created_at: ms + 3_600_000, expires_at: ms });
  const left = () =>
    sql(`SELECT (SELECT count(*)::int FROM contact) AS calls, (SELECT count(*)::int FROM guest) AS visits,
      (SELECT count(*)::int FROM guest_link) AS links, (SELECT count(*)::int FROM guest_report) AS reports`);
  expect(await run()).toMatchObject({ erased: 0 });
  expect(await left()).toEqual([{ calls: 1, visits: 1, links: 1, reports: 1 }]);
  await sql('UPDATE guest_report SET block_hash = NULL');
  expect(await run()).toMatchObject({ erased: 4 });
  expect(await left()).toEqual([{ calls: 0, visits: 0, links: 0, reports: 0 }]);
  expect(await sql('SELECT contacts, answered FROM contact_count')).toEqual([{ contacts: 1, answered: 1 }]);
});
