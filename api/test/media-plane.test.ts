import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { until } from '@falink/fixtures/until';
import { internalRoutes, MAX_ROOMS, routes, type StaffCall } from '@falink/protocol';
import { moveSession } from '../src/areas/sessions/queries/sessions.js';
import { ask, heartbeat, SERVICE_SECRET, SFU_ID, signIn, startApi, type TestApi } from './support/api.js';
import { callInState } from './support/arrange.js';
import { backdate } from './support/backdate.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { makeDue } from './support/jobs.js';
import { mediaFlows, report, TestAgent, TestTerminal } from './support/people.js';

/** Enough for the race to show: a stale answer came about every second round. */
const ROUNDS = 30;

let database: TestDatabase;
let api: TestApi;
let home1: TestTerminal;
let lawyer: TestAgent;

beforeAll(async () => {
  database = await testDatabase();
  api = await startApi(database.url, { times: { offerMs: 60_000 } }, { demo: true });
  home1 = await TestTerminal.pair(api, 'home-1');
  lawyer = await TestAgent.onDuty(api, 'lawyer');
  await database.keep();
});
beforeEach(async () => {
  await database.reset();
  await heartbeat(api);
});
afterAll(async () => {
  await api.stop();
  await database.drop();
});

const connecting = () => callInState('connecting', { api, terminal: home1, agent: lawyer });
const active = () => callInState('active', { api, terminal: home1, agent: lawyer });

async function read(id: string): Promise<StaffCall> {
  const { data } = await ask(api, routes.getCall, { token: lawyer.token, params: { id } });
  return data.call;
}

const access = (token: string, id: string) => ask(api, routes.roomAccess, { token, params: { id } });

describe('[M15] a network test', () => {
  const probe = (token?: string) => ask(api, routes.probeNetwork, token === undefined ? {} : { token });

  test('gets the address of the sfu where a call would begin, and a token that opens no room', async () => {
    const { data } = await probe(home1.token);
    expect(data.url).toBe('http://localhost:8081');
    const claims = JSON.parse(Buffer.from(data.token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ aud: 'falink-sfu-probe', sub: home1.id });
    expect(claims.exp - claims.iat).toBe(10);
  });

  test('is refused to staff, to nobody in particular, and while no sfu is alive', async () => {
    expect((await probe(lawyer.token)).error?.code).toBe('auth.forbidden');
    expect((await probe()).error?.code).toBe('auth.required');
    await backdate(api, 'sfu_node', null, { last_seen_at: 9_000 });
    expect((await probe(home1.token)).error?.code).toBe('service.no_sfu');
  });
});

describe('events of the media plane', () => {
  test('need the service secret', async () => {
    const body = { sfuId: 'x', events: [] };
    expect((await ask(api, internalRoutes.sfuEvents, { body })).error?.code).toBe('auth.required');
    expect((await ask(api, internalRoutes.sfuEvents, { body, token: 'wrong' })).error?.code).toBe('auth.token_invalid');
    expect((await ask(api, internalRoutes.sfuEvents, { body, token: lawyer.token })).error?.code).toBe(
      'auth.token_invalid',
    );
  });

  test('that a newer sfu knows, or that are broken, are left out and stop no other', async () => {
    const call = await connecting();
    const base = { at: new Date().toISOString(), roomId: call.resident.roomId };
    const flows = (peerId: string) => ({ ...base, id: randomUUID(), type: 'media.flowing', kind: 'audio', peerId });
    const { status, data } = await ask(api, internalRoutes.sfuEvents, {
      token: SERVICE_SECRET,
      body: {
        sfuId: SFU_ID,
        events: [
          { ...base, id: randomUUID(), type: 'room.recorded', seconds: 3 },
          { ...base, id: 'no id', type: 'media.flowing', peerId: 7 },
          flows(call.agent.participantId),
          // The database refuses this one: no other is held up by it.
          { ...base, id: randomUUID(), type: 'peer.left', peerId: call.agent.participantId, reason: 'vanished' },
          flows(call.resident.participantId),
        ],
      },
    });
    expect([status, data.accepted]).toEqual([200, 2]);
    expect((await read(call.id)).state).toBe('active');
    const metrics = await api.service.ctx.metrics.registry.metrics();
    expect(metrics).toMatch(/falink_messages_refused_total\{channel="sfu",message="other",reason="unknown"[^}]*\} 1/);
    expect(metrics).toMatch(/falink_messages_refused_total\{channel="sfu",message="media.flowing",reason="malformed"/);
  });

  describe('that cannot be applied', () => {
    const query = (sql: string) => api.service.ctx.pool.query(sql);
    const repair = () => query('DROP TRIGGER IF EXISTS broken ON contact_event');
    afterEach(repair);

    /** The timeline refuses this kind of entry, as after a mistake in a release. */
    async function broken(type: string): Promise<void> {
      await query(`CREATE OR REPLACE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql
        AS $$ BEGIN RAISE EXCEPTION 'no such entry'; END $$`);
      await query(
        `CREATE TRIGGER broken BEFORE INSERT ON contact_event FOR EACH ROW WHEN (NEW.type = '${type}') EXECUTE FUNCTION broken()`,
      );
    }

    const failed = async (token: string) =>
      (await ask(api, routes.listJobs, { token, query: { group: 'failed' } })).data.items;
    const parked = async (who: string) => failed(await signIn(api, who));
    /** So many, without the growing waits between their attempts. */
    async function givenUp(who: string, count: number) {
      const token = await signIn(api, who);
      const jobs = async () => {
        await makeDue(api.service.ctx);
        return failed(token);
      };
      return until('they are given up', jobs, ({ length }) => length === count);
    }

    test('[M11] are kept for operators, who see why and apply them when the cause is gone', async () => {
      const call = await connecting();
      await broken('media.flowing');
      await mediaFlows(api, [call.agent, call.resident]);
      expect((await read(call.id)).state).toBe('connecting');
      const jobs = await givenUp('operator', 2);
      expect(jobs[0]).toMatchObject({
        name: 'calls.apply_event',
        title: { zh: '补记通话事件' },
        reason: { zh: '程序出错：no such entry' },
        repeatable: true,
        droppable: true,
      });
      expect(jobs[0]?.subject.zh).toBe(`朝阳社区 · 声音画面已通 · 房间 ${call.resident.roomId.slice(0, 8)}`);
      await repair();
      const token = await signIn(api, 'operator');
      for (const { id } of jobs) await ask(api, routes.repeatJob, { token, params: { id } });
      await until('the call is active', async () => (await read(call.id)).state === 'active');
      const { rows } = await query(`SELECT count(*)::int AS n FROM audit_event WHERE action = 'job.repeated'`);
      expect(rows[0].n).toBe(2);
    });

    test('[M11] are parked once, however often they are reported, and can be dropped', async () => {
      const call = await connecting();
      await broken('peer.disconnected');
      const id = randomUUID();
      const event = { type: 'peer.disconnected', roomId: call.resident.roomId, peerId: randomUUID() } as const;
      expect(await report(api, event, id)).toBe(0);
      expect(await report(api, event, id)).toBe(0);
      const jobs = await givenUp('operator', 1);
      const token = await signIn(api, 'operator');
      expect((await ask(api, routes.dropJob, { token, params: { id: jobs[0]!.id } })).data.state).toBe('dropped');
      expect(await report(api, event, id)).toBe(0);
      expect(await parked('operator')).toEqual([]);
    });

    test('[M11] because they do not keep to the contract wait for a version that reads them', async () => {
      const events = [{ type: 'peer.left', id: randomUUID(), roomId: 'not one', reason: 'vanished' }];
      await ask(api, internalRoutes.sfuEvents, { token: SERVICE_SECRET, body: { sfuId: SFU_ID, events } });
      const [job] = await givenUp('admin', 1);
      expect(job?.attempts).toBe(1);
      expect(job?.reason?.zh).toMatch(/^事件的内容不合约定/);
      // Of no known call: the district's administration has it, a street does not.
      expect(job?.subject.zh).toBe('未知地点 · 有人离开 · 房间 not one');
    });
  });

  test('told twice count once', async () => {
    const call = await connecting();
    const id = randomUUID();
    const event = {
      type: 'peer.disconnected',
      roomId: call.resident.roomId,
      peerId: call.resident.participantId,
    } as const;
    expect(await report(api, event, id)).toBe(1);
    expect(await report(api, event, id)).toBe(0);
    const { rowCount } = await api.service.ctx.pool.query(`SELECT FROM contact_event WHERE type = 'peer.disconnected'`);
    expect(rowCount).toBe(1);
  });

  test('[C5] media that flows both ways makes a call active, once', async () => {
    const call = await connecting();
    await mediaFlows(api, [call.agent, call.resident]);
    const first = await read(call.id);
    expect(first.state).toBe('active');
    await mediaFlows(api, [call.agent, call.resident]);
    expect((await read(call.id)).activeAt).toBe(first.activeAt);
  });

  test('a connection that breaks and comes back shows as unstable, and ends nothing', async () => {
    const call = await active();
    const peer = { roomId: call.resident.roomId, peerId: call.resident.participantId };
    await report(api, { type: 'peer.disconnected', ...peer });
    expect(await read(call.id)).toMatchObject({ state: 'active', unstable: true });
    await report(api, { type: 'peer.resumed', ...peer });
    expect(await read(call.id)).toMatchObject({ state: 'active', unstable: false });
  });

  test.each([
    ['the resident is lost', 'resident', 'timeout', 'connection_lost'],
    ['the agent is lost', 'agent', 'timeout', 'connection_lost'],
    ['the resident leaves', 'resident', 'left', 'resident_hung_up'],
    ['the agent leaves', 'agent', 'left', 'agent_hung_up'],
  ] as const)('when %s the call ends for both', async (_what, side, reason, endReason) => {
    const call = await active();
    await report(api, { type: 'peer.left', roomId: call.resident.roomId, peerId: call[side].participantId, reason });
    expect(await read(call.id)).toMatchObject({ state: 'ended', endReason });
    expect((await home1.current())?.ratingDue).toBe(true);
    expect((await lawyer.status()).agent.state).toBe('wrap_up');
  });

  test('a peer that was replaced by its next connection ends nothing', async () => {
    const call = await active();
    await report(api, {
      type: 'peer.left',
      roomId: call.resident.roomId,
      peerId: call.agent.participantId,
      reason: 'replaced',
    });
    expect((await read(call.id)).state).toBe('active');
  });

  test('[C10] a window of the agent that leaves before the call is active has hung up nothing; the resident has', async () => {
    const call = await connecting();
    const left = (peerId: string) =>
      report(api, { type: 'peer.left', roomId: call.resident.roomId, peerId, reason: 'left' });
    await left(call.agent.participantId);
    expect((await read(call.id)).state).toBe('connecting');
    await left(call.resident.participantId);
    expect(await read(call.id)).toMatchObject({ state: 'ended', endReason: 'resident_hung_up' });
  });

  test('a colleague who was only rung leaves the room without ending the call', async () => {
    const { call } = await home1.queue();
    const offer = await lawyer.rung();
    await lawyer.decline(offer.id);
    await report(api, {
      type: 'peer.left',
      roomId: offer.room.roomId,
      peerId: offer.room.participantId,
      reason: 'left',
    });
    expect((await home1.current())?.id).toBe(call.id);
    const other = await TestAgent.onDuty(api, 'lawyer2');
    await other.answer();
    await report(api, {
      type: 'peer.left',
      roomId: offer.room.roomId,
      peerId: offer.room.participantId,
      reason: 'timeout',
    });
    expect((await home1.current())?.state).toBe('connecting');
  });

  test('a resident who is lost while waiting leaves the queue; ending to warm up does not', async () => {
    const { room } = await home1.queue();
    const peer = { roomId: room.roomId, peerId: room.participantId };
    await report(api, { type: 'peer.left', ...peer, reason: 'left' });
    expect((await home1.current())?.endedAt).toBeNull();
    await report(api, { type: 'peer.left', ...peer, reason: 'timeout' });
    expect(await home1.current()).toBeNull();
  });

  test('a room that failed ends its call', async () => {
    const call = await active();
    await report(api, { type: 'room.rebuilt', roomId: call.resident.roomId });
    expect((await read(call.id)).state).toBe('active');
    await report(api, { type: 'room.closed', roomId: call.resident.roomId, reason: 'failed' });
    expect(await read(call.id)).toMatchObject({ state: 'ended', endReason: 'failed' });
  });

  test('of an unknown room change nothing, and are taken', async () => {
    expect(await report(api, { type: 'room.rebuilt', roomId: randomUUID() })).toBe(1);
  });
});

describe('rooms', () => {
  test('are closed at their sfu when the call ends, with the service secret', async () => {
    const asked: { url: string; authorization: string | undefined }[] = [];
    const sfu = await listening((url, authorization) => asked.push({ url, authorization }));
    await heartbeat(api, [], SFU_ID, { internalUrl: `http://127.0.0.1:${(sfu.address() as AddressInfo).port}` });
    const { call, room } = await home1.queue();
    await home1.end(call.id);
    await until('the request to close', () => asked.length > 0);
    expect(asked).toEqual([
      { url: `/internal/v1/rooms/${room.roomId}/close`, authorization: `Bearer ${SERVICE_SECRET}` },
    ]);
    sfu.closeAllConnections();
    await new Promise((resolve) => sfu.close(resolve));
  });

  test('that an sfu still has after the end are named in the answer to its heartbeat', async () => {
    const { call, room } = await home1.queue();
    const stray = randomUUID();
    expect(await heartbeat(api, [room.roomId, stray])).toEqual([stray]);
    await home1.end(call.id);
    expect((await heartbeat(api, [room.roomId])).sort()).toEqual([room.roomId]);
  });

  test('are named in one heartbeat, as many as an sfu may have', async () => {
    const call = await active();
    const rooms = Array.from({ length: MAX_ROOMS - 1 }, () => randomUUID());
    const unknown = await heartbeat(api, [call.resident.roomId, ...rooms]);
    expect(unknown).toHaveLength(MAX_ROOMS - 1);
    expect(unknown).not.toContain(call.resident.roomId);
  });

  test('go to the least loaded sfu that is alive, and move when it dies', async () => {
    await heartbeat(api, [], SFU_ID, { load: 0.9, publicUrl: 'http://one' });
    await heartbeat(api, [], 'sfu-2', { load: 0.2, publicUrl: 'http://two' });
    const { call, room } = await home1.queue();
    expect(room.url).toBe('http://two');
    const { room: agentRoom } = await lawyer.answer();
    expect(agentRoom.url).toBe('http://two');
    await backdate(api, 'sfu_node', 'sfu-2', { last_seen_at: 9_000 });
    const [resident, agent] = await Promise.all([access(home1.token, call.id), access(lawyer.token, call.id)]);
    expect([resident.data.url, agent.data.url]).toEqual(['http://one', 'http://one']);
    expect([resident.data.roomId, resident.data.participantId]).toEqual([room.roomId, room.participantId]);
    // The old one comes back: it must close the rooms that moved, and its reports about them are ignored.
    expect(await heartbeat(api, [room.roomId], 'sfu-2')).toEqual([room.roomId]);
    await report(api, { type: 'room.closed', roomId: room.roomId, reason: 'failed' }, randomUUID(), 'sfu-2');
    expect((await read(call.id)).state).toBe('connecting');
    await backdate(api, 'sfu_node', null, { last_seen_at: 9_000 });
    expect((await access(home1.token, call.id)).error?.code).toBe('service.no_sfu');
  });

  test('that move are the same place for both sides, however close together they ask', async () => {
    await heartbeat(api, [], SFU_ID, { publicUrl: 'http://one' });
    await heartbeat(api, [], 'sfu-2', { publicUrl: 'http://two' });
    const { room } = await home1.queue();
    const { pool } = api.service.ctx;
    const ask = () => moveSession(pool, { sessionId: room.roomId, sfuId: SFU_ID, sfuAliveMs: 8_000 });
    for (let round = 0; round < ROUNDS; round += 1) {
      await pool.query(`UPDATE session SET sfu_id = 'sfu-2' WHERE id = $1`, [room.roomId]);
      await backdate(api, 'sfu_node', 'sfu-2', { last_seen_at: 9_000 });
      expect(await Promise.all([ask(), ask(), ask()])).toEqual(['http://one', 'http://one', 'http://one']);
    }
  });

  test('without any sfu it rings all the same, and the answer stands', async () => {
    await home1.queue();
    await backdate(api, 'sfu_node', null, { last_seen_at: 9_000 });
    const { call } = await lawyer.answer();
    expect((await read(call.id)).state).toBe('connecting');
  });

  test('that no sfu has any more end their call after a while', async () => {
    const call = await active();
    const hourAgo = 3_600_000;
    await backdate(api, 'api_node', null, { started_at: hourAgo });
    await backdate(api, 'contact', call.id, { queued_at: hourAgo, answered_at: hourAgo, active_at: hourAgo });
    await heartbeat(api, [call.resident.roomId]);
    expect((await read(call.id)).state).toBe('active');
    await backdate(api, 'sfu_node', null, { heard_since: hourAgo });
    await backdate(api, 'session', null, { reported_at: 91_000 });
    await until('the end of the call', async () => (await read(call.id)).endReason === 'connection_lost');
  });

  function listening(hear: (url: string, authorization: string | undefined) => void): Promise<Server> {
    const server = createServer((request, response) => {
      hear(request.url ?? '', request.headers.authorization);
      response.setHeader('content-type', 'application/json');
      response.end('{}');
    });
    return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
  }
});
