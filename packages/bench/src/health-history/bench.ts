import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HEALTH_MINUTE_COLUMNS, type MinuteRow, migrate, sumHour, writeMinutes } from '@falink/api';
import { EmbeddedPostgres } from '@falink/dev-env';
import pg from 'pg';
import { describeMachine } from '../machine.js';
import { progress } from '../progress.js';
import { judgeLimit, judgeRatio, makeReport, type Report } from '../report.js';
import { measure } from '../statistics.js';

/** Minutes of the fleet that are written. */
export const HEALTH_HISTORY_RUNS = 10;
const TERMINALS = 10_000;
/** As the service writes them. */
const BATCH = 1_000;
/** Beside a table without key, checks, parts and triggers. */
const WRITE_RATIO = 6;
/** In eight statements, of which each may take 10 s. */
const SUM_MS = 5_000;
/** An hour is summed up once, and again for rows that came late. */
const SUMS = 3;
const HOUR_MS = 3_600_000;

/** A whole hour of the fleet. */
const FILL_HOUR = `INSERT INTO terminal_health_minute
    (terminal_id, at, beats, covered_s, busy_pm, heap_kib, texture_kib, rtt_ms, storage_pm, long_frames, worst_frame_ms, stalls, stalled_ms)
  SELECT id, $2::timestamptz + minute * interval '1 minute', 2, 60, 210, 48000, 60000, 38, 300, 2, 140, 0, 0
  FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, $1::int) LIMIT $1::int) boxes, generate_series(0, 59) AS minute`;

const ROW: MinuteRow = {
  ...{ beats: 2, coveredS: 60, cpu: null, busy: 210, heap: 48_000, texture: 60_000, rtt: 38, loss: null, storage: 300 },
  ...{ longFrames: 2, worstFrameMs: 140, stalls: 0, stalledMs: 0, noCamera: false, noMicrophone: false },
};

/** The minutes of ten thousand boxes as they are written and summed up, beside a bare INSERT of the same rows. */
export async function healthHistory(runs: number): Promise<Report> {
  const machine = await describeMachine(null);
  const folder = await mkdtemp(path.join(tmpdir(), 'falink-health-'));
  // PostgreSQL refuses to run as root: the account that it runs as instead must be able to pass through here.
  await chmod(folder, 0o711);
  const server = await EmbeddedPostgres.start({
    dataDir: path.join(folder, 'postgres'),
    password: randomUUID(),
    database: 'falink',
  });
  try {
    await migrate(server.url);
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    try {
      const costs = await measureCosts(client, runs);
      return report(machine, runs, costs);
    } finally {
      await client.end();
    }
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Costs {
  readonly bareMs: readonly number[];
  readonly productMs: readonly number[];
  readonly sumMs: readonly number[];
}

async function measureCosts(client: pg.Client, runs: number): Promise<Costs> {
  await client.query(
    `SELECT terminal_health_part('terminal_health_minute', now() + n * interval '1 day') FROM generate_series(-1, 1) AS n`,
  );
  await client.query('CREATE TABLE bare AS SELECT * FROM terminal_health_minute WITH NO DATA');
  const bareMs: number[] = [];
  const productMs: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    // Other boxes each time: the minute is the same.
    const ids = Array.from({ length: TERMINALS }, () => randomUUID()).sort();
    for (let at = 0; at < TERMINALS; at += BATCH) {
      const batch = ids.slice(at, at + BATCH);
      const rows = batch.map((id) => [id, ROW] as const);
      bareMs.push(await timed(() => writeBare(client, batch)));
      productMs.push(await timed(() => writeMinutes(client, rows)));
    }
    progress(`health-history: minute ${run + 1} of ${runs}`);
  }
  const hour = new Date(Math.floor(Date.now() / HOUR_MS - 2) * HOUR_MS);
  await client.query(FILL_HOUR, [TERMINALS, hour]);
  const sumMs: number[] = [];
  for (let run = 0; run < SUMS; run += 1) sumMs.push(await timed(() => sumHour(client, hour)));
  return { bareMs, productMs, sumMs };
}

function writeBare(client: pg.Client, ids: readonly string[]): Promise<unknown> {
  const columns = HEALTH_MINUTE_COLUMNS.map(([column]) => column).join(', ');
  const arrays = HEALTH_MINUTE_COLUMNS.map(([, type], i) => `$${i + 2}::${type}[]`).join(', ');
  return client.query(
    `INSERT INTO bare (terminal_id, at, ${columns})
     SELECT terminal_id, now(), ${columns} FROM unnest($1::uuid[], ${arrays}) AS row (terminal_id, ${columns})`,
    [ids, ...HEALTH_MINUTE_COLUMNS.map(([, , field]) => ids.map(() => ROW[field]))],
  );
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await run();
  return performance.now() - from;
}

function report(machine: string, runs: number, { bareMs, productMs, sumMs }: Costs): Report {
  const perSecond = (ms: readonly number[]): number[] => ms.map((one) => (BATCH * 1_000) / one);
  return makeReport({
    bench: 'health-history',
    machine,
    runs,
    results: [
      judgeRatio({
        name: `${BATCH} minutes of televisions, written`,
        baseline: { name: 'bare INSERT of the same rows', ...measure(bareMs, 'ms') },
        result: measure(productMs, 'ms'),
        judged: 'p50',
        against: 'p50',
        budget: WRITE_RATIO,
      }),
      judgeLimit(`an hour of ${TERMINALS} televisions summed up`, measure(sumMs, 'ms'), 'p50', SUM_MS),
    ],
    beside: [
      { name: 'rows a second, history', result: measure(perSecond(productMs), 'rows/s') },
      { name: 'rows a second, bare INSERT', result: measure(perSecond(bareMs), 'rows/s') },
    ],
    invalid: null,
  });
}
