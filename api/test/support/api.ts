import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RouteInput, requestOf } from '@falink/client';
import {
  type BodyOf,
  challengeText,
  type DeviceInfo,
  type DeviceKey,
  type ErrorBody,
  errorsOf,
  internalRoutes,
  type ResponseOf,
  type Route,
  routes,
  type Terminal,
} from '@falink/protocol';
import { createLogger } from '@falink/service-kit';
import { type ApiService, type Config, create, type Overrides, readConfig } from '../../src/index.js';
import { Hearing } from '../../src/kernel/hearing.js';

export const SERVICE_SECRET = 'service-secret-of-the-tests-0123456789';
export const ROOM_SECRET = 'room-secret-of-the-tests-0123456789abc';
export const DATA_KEY = 'data-key-of-the-tests-0123456789abcdef';
export const PASSWORD = 'falink-demo';
export const SFU_ID = 'sfu-test';
const HOUR_MS = 3_600_000;

export type TestConfig = Partial<Omit<Config, 'times'>> & { times?: Partial<Config['times']> };

export interface TestApi {
  readonly service: ApiService;
  readonly url: string;
  readonly dataDir: string;
  stop(): Promise<void>;
}

/** The real service on a free port, over the given database. */
export async function startApi(
  databaseUrl: string,
  { times, ...more }: TestConfig = {},
  options: Overrides = {},
): Promise<TestApi> {
  const dataDir = more.dataDir ?? (await mkdtemp(join(tmpdir(), 'falink-api-')));
  const base = readConfig({
    DATABASE_URL: databaseUrl,
    PORT: '0',
    FALINK_DATA_DIR: dataDir,
    FALINK_NODE_ID: 'node-test',
    FALINK_JWT_SECRET: 'jwt-secret-of-the-tests-0123456789abcd',
    FALINK_DATA_KEY: DATA_KEY,
    FALINK_ROOM_SECRET: ROOM_SECRET,
    FALINK_SERVICE_SECRET: SERVICE_SECRET,
    FALINK_MIGRATE: '0',
    FALINK_RATE_LIMIT_SCALE: '1000',
    FALINK_GUEST_PROOF_BITS: '4',
  });
  const service = await create(
    { ...base, ...more, times: { ...base.times, ...times } },
    {
      log: createLogger({ service: 'api-test', level: process.env.FALINK_TEST_LOG ?? 'silent' }),
      // Not as at a start, when nobody's silence counts yet.
      hearing: new Hearing(undefined, performance.now() - HOUR_MS),
      ...options,
    },
  )
    .start()
    .catch(async (error: unknown) => {
      if (!more.dataDir) await rm(dataDir, { recursive: true, force: true });
      throw error;
    });
  return {
    service,
    url: service.url,
    dataDir,
    stop: async () => {
      await service.stop();
      if (!more.dataDir) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export interface Answer<T> {
  readonly status: number;
  readonly data: T;
  readonly error: ErrorBody | null;
  readonly headers: Headers;
}

export interface Ask {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly bytes?: { readonly type: string; readonly content: Buffer };
  readonly token?: string;
  readonly headers?: Record<string, string>;
}

/** One request as a client makes it; data and error code are checked against the contract [P2][P11]. */
export async function ask<R extends Route>(
  api: { url: string },
  route: R,
  input: Ask = {},
): Promise<Answer<ResponseOf<R>>> {
  const { bytes, headers, ...rest } = input;
  const file = bytes && new Blob([new Uint8Array(bytes.content)], { type: bytes.type });
  const { path, ...request } = requestOf(route, { ...rest, ...(file && { file }) } as RouteInput<R>);
  const response = await fetch(api.url + path, { ...request, headers: { ...request.headers, ...headers } });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const json: unknown = isJson ? JSON.parse(text) : null;
  const failed = response.status >= 400;
  if (failed) requireDeclared(route, json as ErrorBody);
  return {
    status: response.status,
    data: (failed || !route.response ? undefined : route.response.parse(json)) as ResponseOf<R>,
    error: failed ? (json as ErrorBody) : null,
    headers: response.headers,
  };
}

function requireDeclared(route: Route, { code }: ErrorBody): void {
  if (!errorsOf(route).includes(code)) throw new Error(`${route.method} ${route.path} does not declare ${code}`);
}

/** Signs a member of staff in. @returns the access token. */
export async function signIn(api: { url: string }, username: string): Promise<string> {
  const { data, error } = await ask(api, routes.login, { body: { username, password: PASSWORD } });
  if (error) throw new Error(`${username}: ${error.code}`);
  return data.accessToken;
}

/** The key pair of a box, as WebCrypto would make it. */
export class Box {
  readonly publicKey: DeviceKey;
  private readonly privateKey;

  constructor() {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x, y } = pair.publicKey.export({ format: 'jwk' });
    this.publicKey = { kty: 'EC', crv: 'P-256', x: x!, y: y! };
    this.privateKey = pair.privateKey;
  }

  static readonly device: DeviceInfo = {
    userAgent: 'test box',
    appVersion: '0.1.0',
    screen: { width: 1920, height: 1080 },
    camera: true,
    microphone: true,
  };

  sign(terminalId: string, nonce: string): string {
    return this.signText(challengeText(terminalId, nonce));
  }

  signText(text: string): string {
    return sign('sha256', Buffer.from(text), {
      key: this.privateKey,
      dsaEncoding: 'ieee-p1363',
    }).toString('base64url');
  }

  /** A token for a signed challenge. */
  async token(api: { url: string }, terminalId: string): Promise<string> {
    const challenge = await ask(api, routes.challenge, { params: { id: terminalId } });
    if (challenge.error) throw new Error(challenge.error.code);
    const { nonce } = challenge.data;
    const answer = await ask(api, routes.token, {
      params: { id: terminalId },
      body: { nonce, signature: this.sign(terminalId, nonce) },
    });
    if (answer.error) throw new Error(answer.error.code);
    return answer.data.token;
  }

  /** Pairs through code and approval, as a real box does. */
  async pair(
    api: { url: string },
    operatorToken: string,
    terminal: { siteId: string; name: string; kind: Terminal['kind']; replaceTerminalId?: string },
  ): Promise<Terminal> {
    const asked = await ask(api, routes.requestPairing, { body: { publicKey: this.publicKey, device: Box.device } });
    if (asked.error) throw new Error(asked.error.code);
    const approved = await ask(api, routes.approvePairing, {
      token: operatorToken,
      params: { id: asked.data.pairingId },
      body: terminal,
    });
    if (approved.error) throw new Error(approved.error.code);
    return approved.data;
  }
}

/** Says what an sfu says every two seconds. */
export async function heartbeat(
  api: { url: string },
  rooms: string[] = [],
  id = SFU_ID,
  more: Partial<BodyOf<typeof internalRoutes.sfuHeartbeat>> = {},
): Promise<string[]> {
  const { data, error } = await ask(api, internalRoutes.sfuHeartbeat, {
    token: SERVICE_SECRET,
    body: {
      id,
      publicUrl: 'http://localhost:8081',
      internalUrl: 'http://127.0.0.1:1',
      workers: 2,
      load: 0.1,
      rooms,
      version: '0.1.0',
      ...more,
    },
  });
  if (error) throw new Error(error.code);
  return data.closeRooms;
}
