import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { CountedRefusals } from '@falink/service-kit';
import { checkAddresses, type SfuConfig } from './config.js';
import { type ContextOverrides, createContext, type SfuContext } from './context.js';
import { Heartbeat } from './control/heartbeat.js';
import { createHttpApp } from './http-app.js';
import { registerMetrics } from './metrics.js';
import { SignalingServer } from './signaling/signaling-server.js';
import { VERSION } from './version.js';

export { configFromEnv, DEFAULT_ROOM_TIMES, type RoomTimes, type SfuConfig } from './config.js';
export type { ContextOverrides } from './context.js';
export type { RoomEvent, RoomEventSink } from './room/room-events.js';

/** How long queued events may still be delivered at the end. */
const LAST_REPORT_MS = 2_000;

export interface SfuService {
  /** Where it listens. Only after start. */
  readonly url: string;
  readonly context: SfuContext;
  /** @throws Error with the remedy when a port or the media worker is missing. */
  start(): Promise<void>;
  /** Idempotent. Heartbeat, rooms, sockets and HTTP, workers, last reports: see docs/closures.md. */
  stop(): Promise<void>;
}

/** Makes the media plane; nothing runs before `start`. */
export function create(config: SfuConfig, overrides: ContextOverrides = {}): SfuService {
  checkAddresses(config);
  const context = createContext(config, overrides);
  const { log, rooms, pool, metrics, api, reporter, verifyToken } = context;
  const scheme = config.http.tls ? 'https' : 'http';
  let url = '';
  let stopped: Promise<void> | undefined;

  const health = (): Record<string, unknown> => ({
    status: pool.workers.length > 0 ? 'ok' : 'degraded',
    id: config.id,
    version: VERSION,
    workers: pool.workers.length,
    load: pool.load,
    rooms: rooms.all.length,
  });
  const app = createHttpApp({ log, metrics, rooms, serviceSecret: config.serviceSecret, health });
  const http: Server = config.http.tls
    ? createTlsServer({ cert: readFileSync(config.http.tls.certFile), key: readFileSync(config.http.tls.keyFile) }, app)
    : createServer(app);
  const publicUrl = (): string => config.publicUrl ?? url;
  const signaling = new SignalingServer(http, {
    log,
    refusals: new CountedRefusals(metrics, log, 'media'),
    rooms,
    verifyToken,
    isAllowedOrigin: (origin) => isAllowedOrigin(origin, config),
  });
  registerMetrics(metrics, { pool, rooms, signaling, reporter });
  const heartbeat =
    api &&
    new Heartbeat({
      api,
      log,
      closeRoom: (roomId) => rooms.close(roomId, 'ended'),
      status: () => ({
        id: config.id,
        publicUrl: publicUrl(),
        internalUrl: config.internalUrl ?? url,
        workers: pool.workers.length,
        load: pool.load,
        rooms: rooms.all.map((room) => room.id).slice(0, 5000),
        version: VERSION,
      }),
    });

  async function stop(): Promise<void> {
    await heartbeat?.stop();
    rooms.dispose();
    await signaling.stop();
    await Promise.all([pool.stop(), reporter?.stop(LAST_REPORT_MS)]);
  }

  return {
    context,
    get url() {
      return url;
    },
    start: async () => {
      await pool.start();
      const { port } = await listen(http, config.http.port, config.http.host).catch(async (error: unknown) => {
        await pool.stop();
        throw error;
      });
      const name = config.http.host === '127.0.0.1' ? 'localhost' : config.http.host;
      url = `${scheme}://${name.includes(':') ? `[${name}]` : name}:${port}`;
      heartbeat?.start();
      if (!api) log.warn('API_URL is not set: nothing is reported to a control plane');
      log.info({ url: publicUrl(), workers: pool.workers.length }, 'media plane is ready');
    },
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

/** Pages of the product, and of this machine while it listens on this machine only. */
function isAllowedOrigin(origin: string, { http }: SfuConfig): boolean {
  if (http.allowedOrigins.includes(origin)) return true;
  if (http.host !== '127.0.0.1' && http.host !== 'localhost') return false;
  return URL.canParse(origin) && ['localhost', '127.0.0.1'].includes(new URL(origin).hostname);
}

function listen(http: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    const refuse = (cause: Error): void =>
      reject(
        new Error(`Signalling cannot listen on ${host}:${port} (${cause.message}). Set SFU_PORT to a free port.`, {
          cause,
        }),
      );
    http.once('error', refuse);
    http.listen(port, host, () => {
      http.off('error', refuse);
      resolve(http.address() as AddressInfo);
    });
  });
}
