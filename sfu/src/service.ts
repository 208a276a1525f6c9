import { MAX_ROOMS } from '@falink/protocol';
import {
  CountedRefusals,
  createServer,
  type InsideServer,
  listen,
  originOf,
  type Service,
  type Startable,
  serveInside,
} from '@falink/service-kit';
import { type Config, checkAddresses } from './config.js';
import { type ContextOverrides, createContext, type SfuContext } from './context.js';
import { Heartbeat } from './control/heartbeat.js';
import { createHttpApp } from './http-app.js';
import { registerMetrics } from './metrics.js';
import { SignalingServer } from './signaling/signaling-server.js';
import { VERSION } from './version.js';

/** How long queued events may still be delivered at the end. */
const LAST_REPORT_MS = 2_000;

export interface SfuService extends Service {
  /** Everything wired, for tests. */
  readonly context: SfuContext;
  /** Where operators read metrics and the whole health; null: nowhere. */
  readonly insideUrl: string | null;
  /** Idempotent. Heartbeat, rooms, sockets and HTTP, workers, last reports: see docs/closures.md. */
  stop(): Promise<void>;
}

/**
 * The media plane. `start` starts the workers and listens.
 *
 * @throws Error with the remedy when browsers could not reach it
 */
export function create(config: Config, overrides: ContextOverrides = {}): Startable<SfuService> {
  checkAddresses(config);
  return { start: () => start(config, overrides) };
}

async function start(config: Config, overrides: ContextOverrides): Promise<SfuService> {
  const context = createContext(config, overrides);
  const { log, rooms, probes, pool, metrics, api, reporter, verifyToken, verifyProbe, clockOffset } = context;
  const { host, port, tls } = config.http;
  let url = '';
  const publicUrl = (): string => config.publicUrl ?? url;

  const isHealthy = (): boolean => pool.workers.length > 0;
  const health = (): Record<string, unknown> => ({
    status: isHealthy() ? 'ok' : 'degraded',
    id: config.id,
    version: VERSION,
    workers: pool.workers.length,
    load: pool.load,
    rooms: rooms.all.length,
    clockOffsetMs: clockOffset.ms,
  });
  const app = createHttpApp({ log, metrics, rooms, serviceSecret: config.serviceSecret, isHealthy });
  const http = await createServer(tls, app);
  const signaling = new SignalingServer(http, {
    log,
    refusals: new CountedRefusals(metrics, log, 'media'),
    rooms,
    probes,
    verifyToken,
    verifyProbe,
    isAllowedOrigin: (origin) => isAllowedOrigin(origin, config),
  });
  registerMetrics(metrics, { pool, rooms, signaling, reporter });
  const heartbeat =
    api &&
    new Heartbeat({
      api,
      log,
      clockOffset,
      closeRoom: (roomId) => rooms.close(roomId, 'ended'),
      status: () => ({
        id: config.id,
        publicUrl: publicUrl(),
        internalUrl: config.internalUrl ?? url,
        workers: pool.workers.length,
        load: pool.load,
        rooms: rooms.all.map((room) => room.id).slice(0, MAX_ROOMS),
        version: VERSION,
      }),
    });

  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await heartbeat?.stop();
    rooms.dispose();
    probes.dispose();
    await signaling.stop();
    await inside?.close();
    await Promise.all([pool.stop(), reporter?.stop(LAST_REPORT_MS)]);
  };

  await pool.start();
  let inside: InsideServer | null = null;
  try {
    url = originOf(host, tls, await listen(http, { host, port, portVariable: 'FALINK_SFU_PORT' }));
    inside =
      config.inside &&
      (await serveInside({
        ...config.inside,
        portVariable: 'FALINK_SFU_METRICS_PORT',
        metrics,
        health: () => ({ ready: isHealthy(), body: health() }),
      }));
  } catch (error) {
    http.close();
    await pool.stop();
    throw error;
  }
  heartbeat?.start();
  if (!api) log.warn('FALINK_API_URL is not set: nothing is reported to a control plane');
  log.info({ url: publicUrl(), workers: pool.workers.length }, 'media plane is ready');
  return {
    context,
    url,
    insideUrl: inside?.url ?? null,
    log,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

/** Pages of the product, and of this machine while it listens on this machine only. */
function isAllowedOrigin(origin: string, { http }: Config): boolean {
  if (http.allowedOrigins.includes(origin)) return true;
  if (http.host !== '127.0.0.1' && http.host !== 'localhost') return false;
  return URL.canParse(origin) && ['localhost', '127.0.0.1'].includes(new URL(origin).hostname);
}
