import { readFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { HealthSchema, routes } from '@falink/protocol';
import { addressesOf } from './addresses.js';
import { Child } from './child.js';
import { freePort } from './free-port.js';
import { PROJECT_ROOT } from './paths.js';
import { EmbeddedPostgres } from './postgres.js';
import { loadSecrets } from './secrets.js';
import { StartOptionError } from './start-options.js';
import { prepareTurn } from './turn.js';
import type { TurnOptions } from './turn-config.js';

const READY_TIMEOUT_MS = 60_000;
const READY_POLL_MS = 100;

const built = (file: string) => pathToFileURL(path.join(PROJECT_ROOT, file)).href;

export interface DevEnvOptions {
  /** Absolute folder for the database, secrets, blobs and media. */
  readonly dataDir: string;
  /** Port of the api; the default is one that is free. */
  readonly port?: number;
  readonly sfuPort?: number;
  /** First of the media ports, one per worker, UDP and TCP; by default the system chooses. */
  readonly rtcPort?: number;
  /** Where media listens, when it is not `host`. */
  readonly rtcListenIp?: string;
  /** Instead of the secrets in the data folder, by the names of the services' variables. */
  readonly secretsEnv?: NodeJS.ProcessEnv;
  /** Address to listen on; the demo listens on loopback unless told otherwise. */
  readonly host?: string;
  /** Demo district, demo accounts and the demo door. */
  readonly demo: boolean;
  /** An existing server instead of the embedded one. */
  readonly databaseUrl?: string;
  /** Origin under which browsers reach the api, e.g. https://falink.example.gov.cn. */
  readonly publicUrl?: string;
  /** Origin under which browsers reach the sfu's signalling, where it does not follow from the api's. */
  readonly sfuPublicUrl?: string;
  /** Address that browsers send media to. */
  readonly announcedAddress?: string;
  /** `caFile`: a private authority, whose certificate also names 127.0.0.1; without it the public address is used between the services. */
  readonly tls?: { readonly certFile: string; readonly keyFile: string; readonly caFile?: string };
  /** coturn beside the sfu, for networks that let no media through; needs an address that is not loopback. */
  readonly turn?: TurnOptions;
  /** Where the videos are; default `<dataDir>/media`. */
  readonly mediaDir?: string;
  /** More environment for the services, e.g. shorter timers in tests. */
  readonly env?: Record<string, string>;
  /** Only for tests: a database that need not survive a crash. */
  readonly unsafeFast?: boolean;
  readonly onLine?: (source: string, line: string) => void;
  /** Aborts the start: whatever has begun is stopped before the promise rejects. */
  readonly signal?: AbortSignal;
}

export interface DevEnv {
  /** Origin of the api as this process reaches it. */
  readonly baseUrl: string;
  readonly publicUrl: string;
  readonly sfuUrl: string;
  readonly databaseUrl: string;
  readonly api: Child;
  readonly sfu: Child;
  /** Undefined without the option. */
  readonly turn: Child | undefined;
  /** Undefined when an existing server is used. */
  readonly postgres: EmbeddedPostgres | undefined;
  /** Stops sfu, TURN server, api and database, in this order; calling it again does nothing. */
  stop(): Promise<void>;
}

/** Boots everything as `npm start` does: database, api and sfu as supervised processes, ready for the first request. */
export async function startDevEnv(options: DevEnvOptions): Promise<DevEnv> {
  const secrets = await loadSecrets(options.dataDir, options.secretsEnv);
  const onLine = options.onLine ?? (() => undefined);
  const host = options.host ?? '127.0.0.1';
  const port = options.port ?? (await freePort());
  const sfuPort = options.sfuPort ?? (await freePort());
  const { publicUrl, sfuUrl, baseUrl, sfuInternalUrl } = addressesOf({ ...options, host, port, sfuPort });
  const announcedAddress = options.announcedAddress ?? options.rtcListenIp ?? '127.0.0.1';
  const turn =
    options.turn &&
    (await prepareTurn(options.turn, {
      dataDir: options.dataDir,
      announcedAddress,
      mediaListenIp: options.rtcListenIp ?? host,
      publicUrl,
      tls: options.tls,
      onLine,
    }));

  const postgres =
    options.databaseUrl === undefined
      ? await EmbeddedPostgres.start({
          dataDir: path.join(options.dataDir, 'pg'),
          password: secrets.database,
          database: 'falink',
          unsafeFast: options.unsafeFast ?? false,
        })
      : undefined;
  const databaseUrl = options.databaseUrl ?? postgres?.url ?? '';

  const shared: Record<string, string> = {
    HOST: host,
    FALINK_DATA_DIR: options.dataDir,
    FALINK_PUBLIC_URL: publicUrl,
    FALINK_SERVICE_SECRET: secrets.service,
    FALINK_ROOM_SECRET: secrets.room,
    ...(options.tls && { FALINK_TLS_CERT: options.tls.certFile, FALINK_TLS_KEY: options.tls.keyFile }),
    ...(options.tls?.caFile && { NODE_EXTRA_CA_CERTS: options.tls.caFile }),
  };
  const api = new Child({
    name: 'api',
    module: built(options.demo ? 'packages/dev-env/dist/api-main.js' : 'api/dist/bin.js'),
    env: {
      ...shared,
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      FALINK_MEDIA_DIR: options.mediaDir ?? path.join(options.dataDir, 'media'),
      ...options.env,
    },
    onLine,
  });
  const sfu = new Child({
    name: 'sfu',
    module: built('sfu/dist/bin.js'),
    env: {
      ...shared,
      PORT: String(sfuPort),
      FALINK_SFU_PUBLIC_URL: sfuUrl,
      FALINK_SFU_INTERNAL_URL: sfuInternalUrl,
      FALINK_SFU_RTC_PORT: String(options.rtcPort ?? 0),
      FALINK_SFU_ANNOUNCED_ADDRESS: announcedAddress,
      ...(options.rtcListenIp && { FALINK_SFU_RTC_LISTEN_IP: options.rtcListenIp }),
      FALINK_API_URL: baseUrl,
      ...turn?.env,
      ...options.env,
    },
    onLine,
  });

  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= (async () => {
      await sfu.stop();
      await turn?.child.stop();
      await api.stop();
      await postgres?.stop();
    })();
    return stopped;
  };
  try {
    options.signal?.throwIfAborted();
    api.start();
    sfu.start();
    turn?.child.start();
    await untilReady(baseUrl, { caFile: options.tls?.caFile, signal: options.signal });
  } catch (error) {
    await stop();
    throw error;
  }
  return { baseUrl, publicUrl, sfuUrl, databaseUrl, api, sfu, turn: turn?.child, postgres, stop };
}

/** Waits until the api answers, its database works and an sfu has registered. */
export async function untilReady(
  baseUrl: string,
  { caFile, signal }: { readonly caFile?: string | undefined; readonly signal?: AbortSignal | undefined } = {},
): Promise<void> {
  const ca = caFile === undefined ? undefined : await readFile(caFile);
  const deadline = Date.now() + READY_TIMEOUT_MS;
  let last: unknown;
  while (Date.now() < deadline) {
    signal?.throwIfAborted();
    try {
      const health = HealthSchema.parse(JSON.parse(await getText(new URL(routes.health.path, baseUrl), ca)));
      if (health.status === 'ok') return;
      last = health;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, READY_POLL_MS));
  }
  throw new StartOptionError(
    `The services were not ready within ${READY_TIMEOUT_MS / 1000} s (${last instanceof Error ? last.message : JSON.stringify(last)}). The lines above say why.`,
    { cause: last },
  );
}

/** `fetch` cannot be given a private authority; `https` can. */
function getText(url: URL, ca: Buffer | undefined): Promise<string> {
  const get = url.protocol === 'https:' ? https.get : http.get;
  return new Promise((resolve, reject) => {
    const request = get(url, { ca, timeout: 5_000, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve(text));
      response.on('error', reject);
    });
    request.on('timeout', () => request.destroy(new Error('timed out')));
    request.on('error', reject);
  });
}
