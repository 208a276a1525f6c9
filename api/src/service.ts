import { join } from 'node:path';
import { retry } from '@falink/client';
import {
  CountedRefusals,
  createLogger,
  createMetrics,
  createServer,
  isUnavailable,
  type Logger,
  listen,
  originOf,
  type Service,
  type Startable,
  serveInside,
} from '@falink/service-kit';
import { DiskBlobStore } from '@falink/storage';
import { createAreas } from './app.js';
import { checkHealth, isReady } from './areas/operations/index.js';
import { createGates } from './kernel/admission/gates.js';
import { SharedStatement } from './kernel/admission/shared-statement.js';
import type { Area, Runtime } from './kernel/area.js';
import { findTerminals } from './kernel/auth/queries.js';
import { Tokens } from './kernel/auth/tokens.js';
import { makeBackup } from './kernel/backup/make-backup.js';
import type { Config } from './kernel/config.js';
import type { Context } from './kernel/context.js';
import { checkMigrations, migrate } from './kernel/db/migrate.js';
import { createPool } from './kernel/db/pool.js';
import { requireSession } from './kernel/db/require-session.js';
import { Announcer } from './kernel/delivery/announcer.js';
import { ChangeFeed } from './kernel/delivery/change-feed.js';
import { PostgresBus } from './kernel/delivery/postgres-bus.js';
import { createSockets } from './kernel/delivery/sockets.js';
import { Hearing } from './kernel/hearing.js';
import { createApp } from './kernel/http/app.js';
import { JobRunner } from './kernel/jobs/runner.js';
import { openSecrets } from './kernel/keys/bind-keys.js';
import { saveNodeSecrets } from './kernel/keys/queries.js';
import { beatNode } from './kernel/nodes/queries.js';
import { NoticedProblems } from './kernel/noticed-problems.js';
import { Ticker } from './kernel/timers/ticker.js';
import { VERSION } from './kernel/version.js';
import { SEALED_COLUMNS } from './sealed-columns.js';

/** What only code can set. */
export interface Overrides {
  /** Opens the demo door: demo terminals pair themselves. There is no environment variable for it. */
  readonly demo?: boolean;
  readonly log?: Logger;
  /** For tests: what this process is taken to have heard. */
  readonly hearing?: Hearing;
  /** Areas besides those of the product. */
  readonly areas?: (ctx: Context) => readonly Area[];
}

export interface ApiService extends Service {
  /** Everything wired, for tests and for programs that run the service in their own process. */
  readonly ctx: Context;
  /** Where operators read metrics and the whole health; null: nowhere. */
  readonly insideUrl: string | null;
  /** Stops taking work, notifies the sockets, closes the database; safe to call twice. */
  stop(): Promise<void>;
}

const START_ATTEMPTS = 20;
/** How much of the database's connections is for what must not wait behind requests. */
const URGENT_SHARE = 1 / 4;

/** The control plane. `start` migrates the database, opens the sockets and listens. */
export function create(config: Config, overrides: Overrides = {}): Startable<ApiService> {
  return { start: () => start(config, overrides) };
}

async function start(config: Config, overrides: Overrides): Promise<ApiService> {
  const log = overrides.log ?? createLogger({ service: 'api', level: config.logLevel });
  await prepareDatabase(config, log);
  const { ctx, settleOrigin } = await createContext(config, overrides, log);
  const areas = [...createAreas(ctx), ...(overrides.areas?.(ctx) ?? [])];
  const tellers = areas.flatMap((area) => area.tellers ?? []);
  const announcer = new Announcer({ tellers, changes: ctx.changes, sockets: ctx.sockets, log });
  const ticker = new Ticker({ timers: areas.flatMap(({ timers = [] }) => timers), log });
  const runner = new JobRunner({ ctx, jobs: areas.flatMap(({ jobs = [] }) => jobs) });
  const onGap = async (): Promise<void> => {
    // What other processes took from this one is put back first: its sockets would be closed for it.
    await Promise.all(areas.map((area) => area.afterGap?.()));
    announcer.resync();
  };
  const bus = new PostgresBus({
    databaseUrl: config.databaseUrl,
    pool: ctx.urgent,
    feed: ctx.changes,
    log,
    refusals: new CountedRefusals(ctx.metrics, log, 'bus'),
    beat: (db) => beatNode(db, config.nodeId),
    hearing: ctx.hearing,
    onGap: () => void onGap(),
  });

  announcer.start();
  await bus.start();
  const runtime: Runtime = {
    welcome: (terminalIds) => announcer.welcome(terminalIds),
    topics: Object.assign({}, ...areas.map(({ topics }) => topics)),
  };
  for (const area of areas) await area.start?.(runtime);
  const { host, port, tls } = config;
  const server = await createServer(tls, createApp(ctx, areas));
  ctx.sockets.attach(server);
  ticker.start();
  const url = originOf(host, tls, await listen(server, { host, port, portVariable: 'PORT' }));
  const inside = await openInside(ctx);
  settleOrigin(url);
  runner.start();
  log.info({ url, publicUrl: ctx.publicUrl(), inside: inside?.url, node: config.nodeId }, 'listening');

  let stopping: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    // Stop taking work, then let go of what is held, the database last.
    await ticker.stop();
    await runner.stop();
    for (const area of areas.toReversed()) await area.stop?.();
    await announcer.stop();
    server.closeAllConnections();
    await inside?.close();
    await ctx.sockets.close();
    for (const area of areas) await area.afterSockets?.();
    await bus.stop();
    // What this process was given binds nobody any more. A database that is away takes it for running for a while.
    if (ctx.hearing.forMs > 0) await saveNodeSecrets(ctx.pool, config.nodeId, null).catch(() => {});
    await Promise.all([ctx.pool.end(), ctx.urgent.end()]);
  };
  return {
    url,
    insideUrl: inside?.url ?? null,
    log,
    ctx,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

async function openInside(ctx: Context) {
  const { inside } = ctx.config;
  if (!inside) return null;
  return serveInside({
    ...inside,
    portVariable: 'FALINK_METRICS_PORT',
    metrics: ctx.metrics,
    health: async () => {
      const health = await checkHealth(ctx);
      return { ready: isReady(health), body: { ...health } };
    },
  });
}

async function prepareDatabase(config: Config, log: Logger): Promise<void> {
  const beforeBreaking = async (): Promise<void> => {
    const { file } = await makeBackup(config);
    log.info({ file }, 'backup made before a migration that the version before cannot work with');
  };
  const prepare = config.migrate ? (url: string) => migrate(url, { beforeBreaking }) : checkMigrations;
  const ready = async () => {
    await requireSession(config.databaseUrl);
    return prepare(config.databaseUrl);
  };
  const { applied, unknown } = await retry(ready, {
    attempts: START_ATTEMPTS,
    maxDelayMs: 2_000,
    shouldRetry: isUnavailable,
    onRetry: (err) => log.warn({ err }, 'the database is not there yet'),
  });
  if (applied.length > 0) log.info({ applied }, 'database brought up to date');
  if (unknown.length > 0) log.warn({ unknown }, 'the database is ahead of this version; a newer one is running');
}

async function createContext(
  config: Config,
  { demo = false, hearing = new Hearing() }: Overrides,
  log: Logger,
): Promise<{ ctx: Context; settleOrigin: (url: string) => void }> {
  const { databaseUrl, databaseConnections } = config;
  const urgent = Math.floor(databaseConnections * URGENT_SHARE);
  const connections = databaseConnections - urgent;
  let origin = config.publicUrl ?? '';
  const pool = createPool({ databaseUrl, connections, name: 'falink-api', log });
  const changes = new ChangeFeed();
  const host = { pool, changes };
  const { secrets, warnings } = await openSecrets(config, host, {
    columns: SEALED_COLUMNS,
    nodeId: config.nodeId,
  }).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  for (const warning of warnings) log.warn(warning);
  const ctx: Context = {
    config,
    version: VERSION,
    log,
    metrics: createMetrics({ service: 'api', version: VERSION }),
    pool,
    urgent: createPool({ databaseUrl, connections: urgent, name: 'falink-api-urgent', log }),
    gates: createGates(connections),
    terminals: new SharedStatement((ids) => findTerminals(pool, ids)),
    changes,
    sockets: createSockets(),
    hearing,
    noticed: new NoticedProblems(),
    secrets,
    tokens: new Tokens(secrets),
    blobs: await DiskBlobStore.open({
      folder: join(config.dataDir, 'blobs'),
      encryptionKey: secrets.kept.blobs,
    }),
    demo,
    publicUrl: () => origin,
  };
  return {
    ctx,
    settleOrigin: (url) => {
      origin ||= url;
    },
  };
}
