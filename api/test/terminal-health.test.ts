import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import { fleet, operationsRoutes, type TerminalHealth, terminalHealthRoutes } from '@falink/protocol';
import fc from 'fast-check';
import { HistoryWriter } from '../src/areas/terminal-health/history-writer.js';
import { keepParts } from '../src/areas/terminal-health/keep-parts.js';
import { SUM_COLUMNS, SUMMED } from '../src/areas/terminal-health/queries/sums.js';
import { sumUpNext } from '../src/areas/terminal-health/sum-up.js';
import { ask, signIn, startApi, type TestApi } from './support/api.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { TestTerminal } from './support/people.js';
import { tvAuth } from './support/socket-world.js';
import { HEALTH, TestSocket } from './support/sockets.js';
import { addStaff } from './support/staff.js';

const CONFIG = { jobsAtOnce: 0, keepHealth: { minute: 10, hour: 62, day: 1_095 } };
const SAMPLE = {
  ...{ coveredS: 30, cpu: null, busy: 0.2, longFrames: 3, worstFrameMs: 250, stalls: 1, stalledS: 2.5 },
  ...{ loss: null, storage: 0.5 },
};
const SCENE = { page: 'home', title: '首页', focus: null, options: [] };

let database: TestDatabase;
let api: TestApi;
let home1: TestTerminal;
let operator: string;
beforeAll(async () => {
  database = await testDatabase();
  api = await startApi(database.url, CONFIG, { demo: true });
  home1 = await TestTerminal.pair(api, 'home-1');
  operator = await signIn(api, 'operator');
});
beforeEach(async () => {
  for (const level of ['minute', 'hour', 'day']) await sql(`DELETE FROM terminal_health_${level}`);
  await standAt('now()');
});
afterAll(async () => {
  await api.stop();
  await database.drop();
});

async function sql<Row extends object>(text: string, values?: unknown[]): Promise<Row[]> {
  return (await api.service.ctx.pool.query<Row>(text, values)).rows;
}

/** Everything before is summed up. */
async function standAt(moment: string): Promise<void> {
  await sql(`UPDATE terminal_health_summed SET hours_to = date_trunc('hour', ${moment}),
    days_to = date_trunc('day', ${moment}, 'Asia/Shanghai')`);
}

async function sumAllUp(): Promise<void> {
  while (await sumUpNext(api.service.ctx));
}

/** A minute as it would have been written then. */
async function minute(at: string, part: Record<string, number | null> = {}, terminalId = home1.id): Promise<void> {
  const row = { beats: 2, covered_s: 60, long_frames: 0, worst_frame_ms: 0, stalls: 0, stalled_ms: 0, ...part };
  await sql(`SELECT terminal_health_part('terminal_health_minute', ${at})`);
  await sql(
    `INSERT INTO terminal_health_minute (terminal_id, at, ${Object.keys(row).join(', ')})
     VALUES ($1, date_trunc('minute', ${at}), ${Object.keys(row).map((_, i) => `$${i + 2}`)})`,
    [terminalId, ...Object.values(row)],
  );
}

const newWriter = (): HistoryWriter => new HistoryWriter(api.service.ctx);

const minutes = () => sql<Record<string, number>>('SELECT * FROM terminal_health_minute ORDER BY terminal_id, at');

async function history(from: string, to: string, more: { step?: number; id?: string; token?: string } = {}) {
  const [range] = await sql<{ from: Date; to: Date }>(`SELECT ${from} AS from, ${to} AS to`);
  return ask(api, terminalHealthRoutes.terminalHealth, {
    token: more.token ?? operator,
    params: { id: more.id ?? home1.id },
    query: {
      from: range!.from.toISOString(),
      to: range!.to.toISOString(),
      ...(more.step !== undefined && { step: String(more.step) }),
    },
  });
}

test('[H1][H2] beats of a minute are one row, whatever their clocks, numbers and windows', async () => {
  const own = await startApi(database.url, { ...CONFIG, nodeId: 'node-health' }, { demo: true });
  const connect = () => TestSocket.connect(own, 'fleet', tvAuth(home1, { takeOver: true }));
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

  const rows = await minutes();
  expect(rows).toMatchObject([
    {
      ...{ terminal_id: home1.id, beats: 4, covered_s: 60, cpu_pm: 1_000, busy_pm: 200, heap_kib: 1_024 },
      ...{ rtt_ms: 20_020, loss_bp: 200, storage_pm: 667, long_frames: 100_000, worst_frame_ms: 250 },
      ...{ stalls: 2, stalled_ms: 86_400_000, no_camera: false, no_microphone: false },
    },
  ]);
  const [clock] = await sql<{ near: boolean }>(
    `SELECT at BETWEEN now() - interval '3 minutes' AND now() AS near FROM terminal_health_minute`,
  );
  expect(clock).toEqual({ near: true });
});

test('[H1] two processes that write the same minute of a terminal add to each other', async () => {
  await until(
    'a minute that does not end soon',
    async () => (await sql("SELECT extract(second FROM now() - interval '30 seconds') < 50 AS ok"))[0],
    (row) => (row as { ok: boolean }).ok,
  );
  const [a, b] = [newWriter(), newWriter()];
  a.add(home1.id, { ...HEALTH, rttMs: 10, sample: SAMPLE });
  a.add(home1.id, { ...HEALTH, rttMs: 10, sample: SAMPLE });
  b.add(home1.id, { ...HEALTH, rttMs: 40, sample: { ...SAMPLE, loss: 0.1 } });
  await Promise.all([a.flush(), b.flush()]);
  expect(await minutes()).toMatchObject([
    { beats: 3, covered_s: 90, rtt_ms: 20, loss_bp: 1_000, long_frames: 9, stalls: 3, stalled_ms: 7_500 },
  ]);
});

const CELL = fc.record({
  /** Minutes ago. */
  ago: fc.integer({ min: 70, max: 3 * 1_440 }),
  terminal: fc.constantFrom(0, 1),
  batch: fc.integer({ min: 0, max: 2 }),
  busy_pm: fc.option(fc.integer({ min: 0, max: 1_000 })),
  heap_kib: fc.option(fc.integer({ min: 0, max: 2 ** 31 - 1 })),
  rtt_ms: fc.option(fc.integer({ min: 0, max: 3_000 })),
  loss_bp: fc.option(fc.integer({ min: 0, max: 10_000 })),
  long_frames: fc.integer({ min: 0, max: 100_000 }),
  worst_frame_ms: fc.integer({ min: 0, max: 5_000 }),
  stalled_ms: fc.integer({ min: 0, max: 60_000 }),
});

test('[H3] sums of sums are the sums of the minutes, also of those that came late', async () => {
  const terminals = [home1.id, randomUUID()];
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(CELL, { selector: ({ ago, terminal }) => `${ago} ${terminal}`, maxLength: 40 }),
      async (cells) => {
        for (const level of ['minute', 'hour', 'day']) await sql(`DELETE FROM terminal_health_${level}`);
        await standAt(`now() - interval '4 days'`);
        for (const batch of [0, 1, 2]) {
          for (const { ago, terminal, batch: own, ...values } of cells)
            if (own === batch) await minute(`now() - interval '${ago} minutes'`, values, terminals[terminal]);
          await sumAllUp();
          await sumAllUp();
        }
        const summed = (table: string, bucket: string, to: string) =>
          sql(`SELECT terminal_id, ${bucket} AS at, ${SUMMED} FROM ${table}
               WHERE at < (SELECT ${to} FROM terminal_health_summed) GROUP BY 1, 2 ORDER BY 1, 2`);
        const stored = (level: string) =>
          sql(`SELECT terminal_id, at, ${SUM_COLUMNS} FROM terminal_health_${level} ORDER BY 1, 2`);
        const [hour, day] = [`date_trunc('hour', at)`, `date_trunc('day', at, 'Asia/Shanghai')`];
        expect(await stored('hour')).toEqual(await summed('terminal_health_minute_sums', hour, 'hours_to'));
        expect(await stored('day')).toEqual(await summed('terminal_health_minute_sums', day, 'days_to'));
      },
    ),
    { numRuns: 6 },
  );
});

test('[H3] an outage of days is caught up with, by two processes at once too', async () => {
  await standAt(`now() - interval '5 days'`);
  for (const hours of [30, 60, 100]) await minute(`now() - interval '${hours} hours'`, { stalls: hours });
  await Promise.all([sumAllUp(), sumAllUp()]);
  expect(await sql('SELECT stalls FROM terminal_health_hour ORDER BY at')).toEqual([
    { stalls: 100 },
    { stalls: 60 },
    { stalls: 30 },
  ]);
  const [stand] = await sql<{ hours: boolean; days: boolean }>(
    `SELECT hours_to >= date_trunc('hour', now() - interval '5 minutes') AS hours,
       days_to + interval '1 day' > hours_to AS days FROM terminal_health_summed`,
  );
  expect(stand).toEqual({ hours: true, days: true });
});

test('[H3] a day begins at midnight in Asia/Shanghai, whatever the time zone of the connection', async () => {
  const client = await api.service.ctx.pool.connect();
  try {
    for (const zone of ['UTC', 'Asia/Shanghai', 'America/New_York']) {
      await client.query('BEGIN');
      await client.query(`SET LOCAL timezone = '${zone}'`);
      for (const [at, part] of [
        ['2031-03-01T15:59:00Z', 'terminal_health_minute_20310301'],
        ['2031-03-01T16:00:00Z', 'terminal_health_minute_20310302'],
        ['2031-02-28T15:59:00Z', 'terminal_health_minute_20310228'],
      ]) {
        const made = await client.query(`SELECT terminal_health_part('terminal_health_minute', $1) AS name`, [at]);
        expect(made.rows).toEqual([{ name: part }]);
        await client.query(
          `INSERT INTO terminal_health_minute (terminal_id, at, beats, covered_s, long_frames, worst_frame_ms, stalls, stalled_ms)
           VALUES ($1, $2, 1, 1, 0, 0, 0, 0)`,
          [home1.id, at],
        );
        expect((await client.query(`SELECT count(*)::int AS n FROM history.${part}`)).rows).toEqual([{ n: 1 }]);
      }
      await client.query('ROLLBACK');
    }
  } finally {
    client.release();
  }
  // 23:59 and 00:00 are two days.
  const midnight = `date_trunc('day', now() - interval '2 days', 'Asia/Shanghai')`;
  await standAt(`now() - interval '4 days'`);
  await minute(`${midnight} - interval '1 minute'`, { stalls: 1 });
  await minute(midnight, { stalls: 2 });
  await sumAllUp();
  expect(await sql(`SELECT stalls, at = ${midnight} AS later FROM terminal_health_day ORDER BY at`)).toEqual([
    { stalls: 1, later: false },
    { stalls: 2, later: true },
  ]);
});

test('[H4] parts go when their time is over and their sums are there, each with its record', async () => {
  const parts = async () =>
    (
      await sql<{ name: string }>(
        `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
         WHERE i.inhparent = 'terminal_health_minute'::regclass ORDER BY 1`,
      )
    ).map(({ name }) => name);
  const ctx = {
    ...api.service.ctx,
    config: { ...api.service.ctx.config, keepHealth: { minute: 3, hour: 5, day: 31 } },
  };
  await standAt(`now() - interval '9 days'`);
  await minute(`now() - interval '6 days'`, { stalls: 6 });
  await minute(`now() - interval '1 day'`);
  const [old] = (await sql<{ name: string }>(
    `SELECT 'terminal_health_minute_' || to_char((now() - interval '6 days') AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDD') AS name`,
  )) as [{ name: string }];
  await keepParts(ctx);
  expect(await parts()).toContain(old.name);

  await sumAllUp();
  await Promise.all([keepParts(ctx), keepParts(ctx)]);
  expect(await parts()).not.toContain(old.name);
  expect((await minutes()).length).toBe(1);
  expect(await sql('SELECT stalls FROM terminal_health_hour ORDER BY at')).toEqual([{ stalls: 6 }, { stalls: 0 }]);
  const records = await sql<{ data: object }>(`SELECT data FROM audit_event WHERE subject = $1`, [
    `health_part:${old.name}`,
  ]);
  expect(records).toMatchObject([{ data: { level: 'minute', keepDays: 3 } }]);
  // What was dropped is not summed up again from nothing.
  await standAt(`now() - interval '9 days'`);
  await sumAllUp();
  expect(await sql('SELECT stalls FROM terminal_health_hour ORDER BY at')).toEqual([{ stalls: 6 }, { stalls: 0 }]);
});

test('[H5] while the disk is full, measurements are dropped, counted and shown; heartbeats and everything else go on', async () => {
  const problems = async () => (await ask(api, operationsRoutes.problems, { token: operator })).data.problems;
  const history = async () => (await problems()).filter(({ code }) => code === 'health_history');
  const writer = newWriter();
  await sql(`CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
    CREATE TRIGGER full_disk BEFORE INSERT ON terminal_health_minute FOR EACH STATEMENT EXECUTE FUNCTION full_disk()`);
  const tv = await TestSocket.connect(api, 'fleet', tvAuth(home1, { takeOver: true }));
  try {
    for (const id of [home1.id, randomUUID()]) writer.add(id, { ...HEALTH, sample: SAMPLE });
    await writer.flush();
    writer.add(home1.id, HEALTH);
    await writer.flush();
    expect(await history()).toMatchObject([{ why: 'disk_full', dropped: 3 }]);
    const metrics = await api.service.ctx.metrics.registry.metrics();
    expect(metrics).toMatch(/falink_health_minutes_dropped_total\{.*reason="disk_full".*\} 3/);
    await tv.ask(fleet.heartbeat, { scene: SCENE, health: { ...HEALTH, uptimeS: 4_711, sample: SAMPLE } });
    await until('the heartbeat is stored', async () =>
      (await sql(`SELECT FROM terminal WHERE id = $1 AND health->>'uptimeS' = '4711'`, [home1.id])).at(0),
    );
  } finally {
    tv.close();
    await sql('DROP FUNCTION full_disk() CASCADE');
  }
  writer.add(home1.id, { ...HEALTH, sample: SAMPLE });
  await writer.flush();
  expect(await history()).toEqual([]);
  expect(await minutes()).toMatchObject([{ beats: 1, long_frames: 3 }]);
});

test('[H1] a day that nobody prepared is prepared when it is written to', async () => {
  const [part] = await sql<{ name: string }>(
    `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE c.relname = 'terminal_health_minute_' || to_char((now() - interval '30 seconds') AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDD')`,
  );
  if (part) await sql(`DROP TABLE history.${part.name}`);
  const writer = newWriter();
  writer.add(home1.id, HEALTH);
  await writer.flush();
  expect(await minutes()).toHaveLength(1);
});

describe('reading', () => {
  test('[H6] steps without measurements are gaps, and what is not summed up yet is there', async () => {
    await standAt(`now() - interval '4 days'`);
    for (const hours of [0, 2, 30]) {
      const at = `date_trunc('hour', now()) - interval '${hours} hours'`;
      await minute(at, { rtt_ms: 10, busy_pm: 100, loss_bp: 250, stalled_ms: 1_500, stalls: 1 });
      if (hours > 0) await minute(`${at} + interval '7 minutes'`, { rtt_ms: 90, no_camera: null });
    }
    await sumAllUp();
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
    await addStaff(api, { username: 'health-street', role: 'operator', orgPath: 'yunhe.dongjie' });
    const room = await TestTerminal.pair(api, 'room-2');
    const street = await signIn(api, 'health-street');
    const [outside] = await sql<{ id: string }>(
      `SELECT t.id FROM terminal t JOIN site s ON s.id = t.site_id JOIN org_unit o ON o.id = s.org_unit_id
       WHERE NOT o.path <@ 'yunhe.dongjie' LIMIT 1`,
    );
    const last = [`now() - interval '1 hour'`, 'now()'] as const;
    expect((await history(...last, { token: street, id: outside!.id })).error?.code).toBe('auth.out_of_scope');
    expect((await history(...last, { id: randomUUID() })).error?.code).toBe('terminal.unknown');
    expect((await history(...last, { token: await signIn(api, 'lawyer') })).error?.code).toBe('auth.forbidden');

    await standAt(`now() - interval '2 days'`);
    const at = `now() - interval '3 hours'`;
    await minute(at, { stalls: 2, stalled_ms: 9_000, long_frames: 1 });
    await minute(at, { stalls: 1, stalled_ms: 4_000, long_frames: 50, loss_bp: 600 }, outside!.id);
    if (room.id !== outside!.id) await minute(at, {}, room.id);
    await sumAllUp();
    const worst = async (query: Record<string, string>, token = operator) => {
      const { data } = await ask(api, terminalHealthRoutes.troubledTerminals, { token, query });
      return data.items.map(({ id, stalledS, longFrames, loss }) => ({ id, stalledS, longFrames, loss }));
    };
    const home = { id: home1.id, stalledS: 9, longFrames: 1, loss: null };
    const other = { id: outside!.id, stalledS: 4, longFrames: 50, loss: 0.06 };
    expect(await worst({})).toEqual([home, other]);
    expect(await worst({ by: 'frames' })).toEqual([other, home]);
    expect(await worst({ by: 'loss' })).toEqual([other]);
    const [dongjie] = await sql<{ id: string }>(`SELECT id FROM org_unit WHERE path = 'yunhe.dongjie'`);
    expect(await worst({ unit: dongjie!.id })).toEqual(await worst({}, street));
  });
});
