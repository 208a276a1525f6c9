import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { keepParts } from '../src/areas/terminal-health/keep-parts.js';
import { SUM_COLUMNS, SUMMED } from '../src/areas/terminal-health/queries/sums.js';
import { HealthWorld } from './support/health-world.js';

let world: HealthWorld;
beforeAll(async () => {
  world = await HealthWorld.start();
});
beforeEach(() => world.reset());
afterAll(() => world.stop());

const CELL = fc.record({
  /** Minutes ago. */
  ago: fc.integer({ min: 70, max: 34 * 60 }),
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
  const terminals = [world.home1.id, randomUUID()];
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(CELL, { selector: ({ ago, terminal }) => `${ago} ${terminal}`, maxLength: 40 }),
      async (cells) => {
        for (const level of ['minute', 'hour', 'day']) await world.sql(`DELETE FROM terminal_health_${level}`);
        await world.standAt(`now() - interval '2 days'`);
        for (const batch of [0, 1, 2]) {
          for (const { ago, terminal, batch: own, ...values } of cells)
            if (own === batch) await world.minute(`now() - interval '${ago} minutes'`, values, terminals[terminal]);
          await world.sumAllUp();
          await world.sumAllUp();
        }
        const summed = (table: string, bucket: string, to: string) =>
          world.sql(`SELECT terminal_id, ${bucket} AS at, ${SUMMED} FROM ${table}
               WHERE at < (SELECT ${to} FROM terminal_health_summed) GROUP BY 1, 2 ORDER BY 1, 2`);
        const stored = (level: string) =>
          world.sql(`SELECT terminal_id, at, ${SUM_COLUMNS} FROM terminal_health_${level} ORDER BY 1, 2`);
        const [hour, day] = [`date_trunc('hour', at)`, `date_trunc('day', at, 'Asia/Shanghai')`];
        expect(await stored('hour')).toEqual(await summed('terminal_health_minute_sums', hour, 'hours_to'));
        expect(await stored('day')).toEqual(await summed('terminal_health_minute_sums', day, 'days_to'));
      },
    ),
    { numRuns: 6 },
  );
});

test('[H3] an outage of days is caught up with, by two processes at once too', async () => {
  await world.standAt(`now() - interval '5 days'`);
  for (const hours of [30, 60, 100]) await world.minute(`now() - interval '${hours} hours'`, { stalls: hours });
  await Promise.all([world.sumAllUp(), world.sumAllUp()]);
  expect(await world.sql('SELECT stalls FROM terminal_health_hour ORDER BY at')).toEqual([
    { stalls: 100 },
    { stalls: 60 },
    { stalls: 30 },
  ]);
  const [stand] = await world.sql<{ hours: boolean; days: boolean }>(
    `SELECT hours_to >= date_trunc('hour', now() - interval '5 minutes') AS hours,
       days_to + interval '1 day' > hours_to AS days FROM terminal_health_summed`,
  );
  expect(stand).toEqual({ hours: true, days: true });
});

test('[H3] a day begins at midnight in Asia/Shanghai, whatever the time zone of the connection', async () => {
  const client = await world.api.service.ctx.pool.connect();
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
          [world.home1.id, at],
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
  await world.standAt(`now() - interval '4 days'`);
  await world.minute(`${midnight} - interval '1 minute'`, { stalls: 1 });
  await world.minute(midnight, { stalls: 2 });
  await world.sumAllUp();
  expect(await world.sql(`SELECT stalls, at = ${midnight} AS later FROM terminal_health_day ORDER BY at`)).toEqual([
    { stalls: 1, later: false },
    { stalls: 2, later: true },
  ]);
});

test('[H4] parts go when their time is over and their sums are there, each with its record', async () => {
  const parts = async () =>
    (
      await world.sql<{ name: string }>(
        `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
         WHERE i.inhparent = 'terminal_health_minute'::regclass ORDER BY 1`,
      )
    ).map(({ name }) => name);
  const ctx = {
    ...world.api.service.ctx,
    config: { ...world.api.service.ctx.config, keepHealth: { minute: 3, hour: 5, day: 31 } },
  };
  await world.standAt(`now() - interval '9 days'`);
  await world.minute(`now() - interval '6 days'`, { stalls: 6 });
  await world.minute(`now() - interval '1 day'`);
  const [old] = (await world.sql<{ name: string }>(
    `SELECT 'terminal_health_minute_' || to_char((now() - interval '6 days') AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDD') AS name`,
  )) as [{ name: string }];
  await keepParts(ctx);
  expect(await parts()).toContain(old.name);

  await world.sumAllUp();
  await Promise.all([keepParts(ctx), keepParts(ctx)]);
  expect(await parts()).not.toContain(old.name);
  expect((await world.minutes()).length).toBe(1);
  expect(await world.sql('SELECT stalls FROM terminal_health_hour ORDER BY at')).toEqual([
    { stalls: 6 },
    { stalls: 0 },
  ]);
  const records = await world.sql<{ data: object }>(`SELECT data FROM audit_event WHERE subject = $1`, [
    `health_part:${old.name}`,
  ]);
  expect(records).toMatchObject([{ data: { level: 'minute', keepDays: 3 } }]);
  // What was dropped is not summed up again from nothing.
  await world.standAt(`now() - interval '9 days'`);
  await world.sumAllUp();
  expect(await world.sql('SELECT stalls FROM terminal_health_hour ORDER BY at')).toEqual([
    { stalls: 6 },
    { stalls: 0 },
  ]);
});
