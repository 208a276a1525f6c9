import { join } from 'node:path';
import { createLogger, createMetrics, isUnavailable, type Logger, retry } from '@falink/service-kit';
import { DiskBlobStore } from '@falink/storage';
import { createApp } from './app.js';
import { Router } from './areas/calls/routing/router.js';
import { ConsoleSocket } from './areas/console/console-socket.js';
import { seedDemo } from './areas/demo/seed.js';
import { SfuClient } from './areas/media-plane/sfu-client.js';
import { Channels } from './areas/programme/channels.js';
import { MediaLibrary } from './areas/programme/media-library.js';
import { OnAirClock } from './areas/programme/on-air-clock.js';
import { FleetSocket } from './areas/terminals/fleet-socket.js';
import { loadSecrets, purposeKey } from './kernel/auth/secrets.js';
import { Tokens } from './kernel/auth/tokens.js';
import type { Config } from './kernel/config.js';
import type { Context } from './kernel/context.js';
import { migrate } from './kernel/db/migrate.js';
import { createPool } from './kernel/db/pool.js';
import { ChangeFeed } from './kernel/delivery/change-feed.js';
import { Dispatcher } from './kernel/delivery/dispatcher.js';
import { PostgresBus } from './kernel/delivery/postgres-bus.js';
import { createSockets } from './kernel/delivery/sockets.js';
import { createServer, listen } from './kernel/http/listen.js';
import { createRateLimits } from './kernel/http/rate-limits.js';
import { VERSION } from './kernel/version.js';
import { enlist } from './timers/sweep.js';
import { Sweeper } from './timers/sweeper.js';

/** What only code can set. */
export interface CreateOptions {
  /** Opens the demo door: demo terminals pair themselves. There is no environment variable for it. */
  readonly demo?: boolean;
  readonly log?: Logger;
}

export interface Service {
  /** Origin it is reached at, without a slash at the end. */
  readonly url: string;
  /** Everything wired, for tests and for programs that run the service in their own process. */
  readonly ctx: Context;
  /** Stops taking work, tells the sockets, closes the database; safe to call twice. */
  stop(): Promise<void>;
}

const START_ATTEMPTS = 20;

/** The control plane. `start` migrates the database, opens the sockets and listens. */
export function create(config: Config, options: CreateOptions = {}): { start(): Promise<Service> } {
  return { start: () => start(config, options) };
}

async function start(config: Config, options: CreateOptions): Promise<Service> {
  const log = options.log ?? createLogger({ service: 'api', level: config.logLevel });
  const secrets = await loadSecrets(config);
  if (config.migrate) {
    const applied = await retry(() => migrate(config.databaseUrl), {
      attempts: START_ATTEMPTS,
      maxDelayMs: 2_000,
      shouldRetry: isUnavailable,
      onRetry: (err) => log.warn({ err }, 'the database is not there yet'),
    });
    if (applied.length > 0) log.info({ applied }, 'database brought up to date');
  }
  const pool = createPool({
    databaseUrl: config.databaseUrl,
    connections: config.databaseConnections,
    name: 'falink-api',
    log,
  });
  const changes = new ChangeFeed();
  const library = new MediaLibrary({ folder: config.mediaDir, log });
  const channels = new Channels({ db: pool, library, log });
  let origin = config.publicUrl ?? '';
  const ctx: Context = {
    config,
    version: VERSION,
    log,
    metrics: createMetrics({ service: 'api', version: VERSION }),
    pool,
    changes,
    secrets,
    tokens: new Tokens(secrets),
    blobs: await DiskBlobStore.open({
      folder: join(config.dataDir, 'blobs'),
      encryptionKey: purposeKey(secrets, 'blobs'),
    }),
    library,
    channels,
    limits: createRateLimits(config.rateLimitScale),
    demo: options.demo ?? false,
    publicUrl: () => origin,
    sfu: new SfuClient({ pool, secret: secrets.service, log }),
  };
  if (ctx.demo) await seedDemo(pool);
  await enlist(ctx);
  const server = await createServer(config, createApp(ctx));
  const sockets = createSockets(server);
  const dispatcher = new Dispatcher(ctx, sockets);
  const fleet = new FleetSocket(ctx, sockets, dispatcher);
  const consoles = new ConsoleSocket(ctx, sockets);
  const router = new Router(ctx);
  const sweeper = new Sweeper(ctx, router);
  const onGap = (): void => {
    void fleet.reconcile();
    void consoles.reconcile();
    dispatcher.resync();
    router.nudge();
  };
  const bus = new PostgresBus({ databaseUrl: config.databaseUrl, pool, feed: changes, log, onGap });
  await bus.start();
  fleet.start();
  consoles.start();
  router.start();
  sweeper.start();
  const address = await listen(server, config);
  const scheme = config.tls ? 'https' : 'http';
  const host =
    config.host === '0.0.0.0' || config.host === '127.0.0.1' || config.host === '::' ? 'localhost' : config.host;
  const url = `${scheme}://${host}:${address.port}`;
  origin ||= url;
  const onAir = new OnAirClock({ channels, log, tell: (told) => changes.deliver(told) });
  onAir.start();
  log.info({ url, publicUrl: origin, node: config.nodeId }, 'listening');

  let stopping: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    // Stop taking work, then let go of what is held, the database last.
    onAir.stop();
    await sweeper.stop();
    await router.stop();
    await dispatcher.stop();
    server.closeAllConnections();
    await sockets.close();
    await fleet.stop();
    await consoles.stop();
    await ctx.sfu.stop();
    await bus.stop();
    await pool.end();
  };
  return {
    url,
    ctx,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}
