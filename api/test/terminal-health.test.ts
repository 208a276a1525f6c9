import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import { fleet, operationsRoutes, type TerminalHealth, terminalHealthRoutes } from '@falink/protocol';
import { ask, signIn, startApi } from './support/api.js';
import { HEALTH_CONFIG, HealthWorld } from './support/health-world.js';
import { TestTerminal } from './support/people.js';
import { tvAuth } from './support/socket-world.js';
import { HEALTH, TestSocket } from './support/sockets.js';
import { addStaff } from './support/staff.js';

const SAMPLE = {
  ...{ coveredS: 30, cpu: null, busy: 0.2, longFrames: 3, worstFrameMs: 250, stalls: 1, stalledS: 2.5 },
  ...{ loss: null, storage: 0.5 },
};
const SCENE = { page: 'home', title: '首页', focus: null, options: [] };

let world: HealthWorld;
beforeAll(async () => {
  world = await HealthWorld.start();
});
beforeEach(() => world.reset());
afterAll(() => world.stop());

async function history(from: string, to: string, more: { step?: number; id?: string; token?: string } = {}) {
  const [range] = await world.sql<{ from: Date; to: Date }>(`SELECT ${from} AS from, ${to} AS to`);
  return ask(world.api, terminalHealthRoutes.terminalHealth, {
    token: more.token ?? world.operator,
    params: { id: more.id ?? world.home1.id },
    query: {
      from: range!.from.toISOString(),
      to: range!.to.toISOString(),
      ...(more.step !== undefined && { step: String(more.step) }),
    },
  });
}

test('[H1][H2] beats of a minute are one row, whatever their clocks, numbers and windows', async () => {
  const own = await startApi(world.database.url, { ...HEALTH_CONFIG, nodeId: 'node-health' }, { demo: true });
  const connect = () => TestSocket.connect(own, 'fleet', tvAuth(world.home1, { takeOver: true }));
  const beat = (tv: TestSocket, health: TerminalHealth, scene: object = SCENE) =>
    tv.ask(fleet.heartbeat, { scene, health });
  const first = await connect();
  await beat(first, { ...HEALTH, rttMs: 20, heapBytes: 2 * 1024 * 1024, sample: SAMPLE });
  first.close();
  // It flaps, and is another window by now.
  const second = await connect();
  await beat(second, { ...HEALTH, rttMs: 41, sample: { ...SAMPLE, busy: 0.4, worstFrameMs: 90, loss: 0.02 } });
  await expect(
    beat(second, { ...HEALTH, sample: SAMPLE }, { ...SCENE, title: '长'.repeat(400_000) }),
  ).rejects.toThrow();
  const third = await connect();
  await beat(third, {
    ...{ ...HEALTH, uptimeS: -1e300, heapBytes: -5, rttMs: 1e12, camera: false },
    sample: { ...SAMPLE, coveredS: -40, cpu: 77, busy: -1, longFrames: 1e15, stalls: -3, stalledS: 1e12, storage: 1e9 },
  });
  // An older page measures less.
  await beat(third, HEALTH);
  for (const tv of [second, third]) tv.close();
  await own.stop();

  const rows = await world.minutes();
  expect(rows).toMatchObject([
    {
      ...{ terminal_id: world.home1.id, beats: 4, covered_s: 60, cpu_pm: 1_000, busy_pm: 200, heap_kib: 1_024 },
      ...{ rtt_ms: 20_020, loss_bp: 200, storage_pm: 667, long_frames: 100_000, worst_frame_ms: 250 },
      ...{ stalls: 2, stalled_ms: 86_400_000, no_camera: false, no_microphone: false },
    },
  ]);
  const [clock] = await world.sql<{ near: boolean }>(
    `SELECT at BETWEEN now() - interval '3 minutes' AND now() AS near FROM terminal_health_minute`,
  );
  expect(clock).toEqual({ near: true });
});

test('[H1] two processes that write the same minute of a terminal add to each other', async () => {
  await until(
    'a minute that does not end soon',
    async () => (await world.sql("SELECT extract(second FROM now() - interval '30 seconds') < 50 AS ok"))[0],
    (row) => (row as { ok: boolean }).ok,
  );
  const [a, b] = [world.newWriter(), world.newWriter()];
  a.add(world.home1.id, { ...HEALTH, rttMs: 10, sample: SAMPLE });
  a.add(world.home1.id, { ...HEALTH, rttMs: 10, sample: SAMPLE });
  b.add(world.home1.id, { ...HEALTH, rttMs: 40, sample: { ...SAMPLE, loss: 0.1 } });
  await Promise.all([a.flush(), b.flush()]);
  expect(await world.minutes()).toMatchObject([
    { beats: 3, covered_s: 90, rtt_ms: 20, loss_bp: 1_000, long_frames: 9, stalls: 3, stalled_ms: 7_500 },
  ]);
});

test('[H5] while the disk is full, measurements are dropped, counted and shown; heartbeats and everything else go on', async () => {
  const problems = async () =>
    (await ask(world.api, operationsRoutes.problems, { token: world.operator })).data.problems;
  const history = async () => (await problems()).filter(({ code }) => code === 'health_history');
  const writer = world.newWriter();
  await world.sql(`CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
    CREATE TRIGGER full_disk BEFORE INSERT ON terminal_health_minute FOR EACH STATEMENT EXECUTE FUNCTION full_disk()`);
  // Another process, which has written what it measured before the next test.
  const own = await startApi(world.database.url, { ...HEALTH_CONFIG, nodeId: 'node-full' }, { demo: true });
  const tv = await TestSocket.connect(own, 'fleet', tvAuth(world.home1, { takeOver: true }));
  try {
    for (const id of [world.home1.id, randomUUID()]) writer.add(id, { ...HEALTH, sample: SAMPLE });
    await writer.flush();
    writer.add(world.home1.id, HEALTH);
    await writer.flush();
    expect(await history()).toMatchObject([{ why: 'disk_full', dropped: 3 }]);
    const metrics = await world.api.service.ctx.metrics.registry.metrics();
    expect(metrics).toMatch(/falink_health_minutes_dropped_total\{.*reason="disk_full".*\} 3/);
    await tv.ask(fleet.heartbeat, { scene: SCENE, health: { ...HEALTH, uptimeS: 4_711, sample: SAMPLE } });
    await until('the heartbeat is stored', async () =>
      (await world.sql(`SELECT FROM terminal WHERE id = $1 AND health->>'uptimeS' = '4711'`, [world.home1.id])).at(0),
    );
  } finally {
    tv.close();
    await own.stop();
    await world.sql('DROP FUNCTION full_disk() CASCADE');
  }
  writer.add(world.home1.id, { ...HEALTH, sample: SAMPLE });
  await writer.flush();
  expect(await history()).toEqual([]);
  expect(await world.minutes()).toMatchObject([{ beats: 1, long_frames: 3 }]);
});

test('[H1] a day that nobody prepared is prepared when it is written to', async () => {
  const [part] = await world.sql<{ name: string }>(
    `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE c.relname = 'terminal_health_minute_' || to_char((now() - interval '30 seconds') AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDD')`,
  );
  if (part) await world.sql(`DROP TABLE history.${part.name}`);
  const writer = world.newWriter();
  writer.add(world.home1.id, HEALTH);
  await writer.flush();
  expect(await world.minutes()).toHaveLength(1);
});

describe('reading', () => {
  test('[H6] steps without measurements are gaps, and what is not summed up yet is there', async () => {
    await world.standAt(`now() - interval '4 days'`);
    for (const hours of [0, 2, 30]) {
      const at = `date_trunc('hour', now()) - interval '${hours} hours'`;
      await world.minute(at, { rtt_ms: 10, busy_pm: 100, loss_bp: 250, stalled_ms: 1_500, stalls: 1 });
      if (hours > 0) await world.minute(`${at} + interval '7 minutes'`, { rtt_ms: 90, no_camera: null });
    }
    await world.sumAllUp();
    const thisHour = `date_trunc('hour', now())`;
    const { data } = await history(`${thisHour} - interval '40 hours'`, `${thisHour} + interval '1 hour'`, {
      step: 3_600,
    });
    expect([data.level, data.stepS, data.points.length]).toEqual(['hour', 3_600, 41]);
    expect(data.points.flatMap((point, i) => (point ? [[i, point.minutes, point.stalledS]] : []))).toEqual([
      [10, 2, 1.5],
      [38, 2, 1.5],
      [40, 1, 1.5],
    ]);
    expect(data.points[38]).toMatchObject({
      rttMs: { min: 10, avg: 50, max: 90, p95: 90 },
      busy: { min: 0.1, avg: 0.1, max: 0.1 },
      loss: { avg: 0.025 },
      cpu: null,
      heapBytes: null,
    });
    const minutely = await history(`${thisHour} - interval '2 hours'`, `${thisHour} - interval '1 hour'`);
    expect([minutely.data.level, minutely.data.stepS]).toEqual(['minute', 60]);
    expect(minutely.data.points.flatMap((point, i) => (point ? [i] : []))).toEqual([0, 7]);
  });

  test('[H6] an answer has 500 points at most, from the finest level that is still kept', async () => {
    for (const [ago, level] of [
      ['1 hour', 'minute'],
      ['1 day', 'minute'],
      ['9 days', 'minute'],
      ['30 days', 'hour'],
      ['400 days', 'day'],
      ['3650 days', 'day'],
    ]) {
      const { data } = await history(`now() - interval '${ago}'`, 'now()');
      expect([ago, data.level]).toEqual([ago, level]);
      expect(data.points.length).toBeLessThanOrEqual(500);
      expect(Date.parse(data.from)).toBeLessThanOrEqual(Date.now());
      expect(data.points.length * data.stepS * 1_000).toBe(Date.parse(data.to) - Date.parse(data.from));
    }
    // Minutes of that time are gone: its hour is what is left.
    expect(
      (await history(`now() - interval '20 days'`, `now() - interval '20 days' + interval '1 hour'`)).data.level,
    ).toBe('hour');
    for (const [from, to] of [
      ['now()', 'now()'],
      ['now()', `now() - interval '1 day'`],
      [`now() - interval '11 years'`, 'now()'],
    ] as const)
      expect((await history(from, to)).error?.code).toBe('health.bad_range');
    expect((await history(`now() - interval '1 hour'`, 'now()', { step: 1 })).error?.code).toBe('request.malformed');
  });

  test('[P10] staff read what their own places measured, and nothing of others', async () => {
    await addStaff(world.api, { username: 'health-street', role: 'operator', orgPath: 'yunhe.dongjie' });
    const room = await TestTerminal.pair(world.api, 'room-2');
    const street = await signIn(world.api, 'health-street');
    const [outside] = await world.sql<{ id: string }>(
      `SELECT t.id FROM terminal t JOIN site s ON s.id = t.site_id JOIN org_unit o ON o.id = s.org_unit_id
       WHERE NOT o.path <@ 'yunhe.dongjie' LIMIT 1`,
    );
    const last = [`now() - interval '1 hour'`, 'now()'] as const;
    expect((await history(...last, { token: street, id: outside!.id })).error?.code).toBe('auth.out_of_scope');
    expect((await history(...last, { id: randomUUID() })).error?.code).toBe('terminal.unknown');
    expect((await history(...last, { token: await signIn(world.api, 'lawyer') })).error?.code).toBe('auth.forbidden');

    await world.standAt(`now() - interval '2 days'`);
    const at = `now() - interval '3 hours'`;
    await world.minute(at, { stalls: 2, stalled_ms: 9_000, long_frames: 1 });
    await world.minute(at, { stalls: 1, stalled_ms: 4_000, long_frames: 50, loss_bp: 600 }, outside!.id);
    if (room.id !== outside!.id) await world.minute(at, {}, room.id);
    await world.sumAllUp();
    const worst = async (query: Record<string, string>, token = world.operator) => {
      const { data } = await ask(world.api, terminalHealthRoutes.troubledTerminals, { token, query });
      return data.items.map(({ id, stalledS, longFrames, loss }) => ({ id, stalledS, longFrames, loss }));
    };
    const home = { id: world.home1.id, stalledS: 9, longFrames: 1, loss: null };
    const other = { id: outside!.id, stalledS: 4, longFrames: 50, loss: 0.06 };
    expect(await worst({})).toEqual([home, other]);
    expect(await worst({ by: 'frames' })).toEqual([other, home]);
    expect(await worst({ by: 'loss' })).toEqual([other]);
    const [hour] = await world.sql<{ at: Date }>(`SELECT min(at) AS at FROM terminal_health_hour`);
    const { data: stalled } = await ask(world.api, terminalHealthRoutes.troubledTerminals, { token: world.operator });
    expect(stalled.items.map(({ since }) => since)).toEqual([hour!.at.toISOString(), hour!.at.toISOString()]);
    const [dongjie] = await world.sql<{ id: string }>(`SELECT id FROM org_unit WHERE path = 'yunhe.dongjie'`);
    expect(await worst({ unit: dongjie!.id })).toEqual(await worst({}, street));
  });

  test('[H7] each part of the map says which share of each hour its terminals were at work', async () => {
    await world.sql(`UPDATE terminal SET paired_at = now() - interval '3 days' WHERE id = $1`, [world.home1.id]);
    await world.standAt(`now() - interval '2 days'`);
    // Half an hour of the fourth hour from the end.
    for (let minute = 0; minute < 30; minute += 1)
      await world.minute(`date_trunc('hour', now()) - interval '4 hours' + ${minute} * interval '1 minute'`);
    await world.sumAllUp();
    const [own] = await world.sql<{ area: string; terminals: number }>(
      `WITH mine AS (SELECT subpath(o.path, 0, 2) AS path FROM terminal t JOIN site s ON s.id = t.site_id
         JOIN org_unit o ON o.id = s.org_unit_id WHERE t.id = $1)
       SELECT a.id AS area, count(*)::integer AS terminals FROM mine JOIN org_unit a ON a.path = mine.path
       JOIN org_unit o ON o.path <@ a.path JOIN site s ON s.org_unit_id = o.id JOIN terminal t ON t.site_id = s.id
       WHERE t.revoked_at IS NULL AND coalesce(t.paired_at, t.created_at) < now() - interval '5 hours' GROUP BY a.id`,
      [world.home1.id],
    );
    const { data } = await ask(world.api, terminalHealthRoutes.areaHours, { token: world.operator });
    const strip = data.areas.find(({ id }) => id === own!.area)!;
    // An hour is summed up some minutes after its end: until then the strip ends an hour earlier.
    const [at] = await world.sql<{ n: number }>(
      `SELECT (24 - 4 + extract(epoch FROM date_trunc('hour', now()) - hours_to) / 3600)::integer AS n FROM terminal_health_summed`,
    );
    expect(strip.shares.map((share) => share && Math.round(share * 1_000) / 1_000)).toEqual(
      Array.from({ length: 24 }, (_, hour) => (hour === at!.n ? 0.5 : 0)),
    );
    expect(own!.terminals).toBe(1);
    const [range] = await world.sql<{ from: Date }>(
      `SELECT hours_to - interval '24 hours' AS from FROM terminal_health_summed`,
    );
    expect(data.from).toBe(range!.from.toISOString());
    // Another part, whose terminals are new: nothing can be said of these hours.
    const others = data.areas.filter(({ id }) => id !== own!.area);
    expect(others.flatMap(({ shares }) => shares).every((share) => share === null)).toBe(true);
    const street = await ask(world.api, terminalHealthRoutes.areaHours, {
      token: await signIn(world.api, 'health-street'),
    });
    expect(street.data.areas.flatMap(({ shares }) => shares).some((share) => share === 0.5)).toBe(
      (await world.sql(`SELECT FROM org_unit WHERE id = $1 AND path = 'yunhe.dongjie'`, [own!.area])).length === 1,
    );
    expect(
      (await ask(world.api, terminalHealthRoutes.areaHours, { token: await signIn(world.api, 'lawyer') })).error?.code,
    ).toBe('auth.forbidden');
  });
});
