import { availableParallelism } from 'node:os';
import {
  type Env,
  EnvListSchema,
  EnvLogLevelSchema,
  EnvPortSchema,
  EnvSecretSchema,
  EnvSecretsSchema,
  envSeconds,
  type FormerName,
  type InsideAddress,
  readEnv,
  type TlsFiles,
  tlsFiles,
} from '@falink/service-kit';
import { z } from 'zod';
import { type IceServer, IceServerSchema, lacksUser } from './ice-servers.js';

const EnvSchema = z.object({
  FALINK_SFU_PORT: EnvPortSchema.optional().describe('port of signalling and health; PORT is the fallback'),
  PORT: EnvPortSchema.optional().describe('port of signalling and health'),
  HOST: z.string().default('127.0.0.1').describe('address to listen on, for signalling and media alike'),
  FALINK_SFU_ID: z.string().max(80).default('sfu-1').describe('name of this sfu, unique among those of one api'),
  FALINK_SFU_PUBLIC_URL: z.url().optional().describe('where browsers reach the signalling'),
  FALINK_SFU_INTERNAL_URL: z.url().optional().describe('where the api reaches this sfu'),
  FALINK_API_URL: z.url().optional().describe('where this sfu reports to; nothing is reported when it is not set'),
  FALINK_SERVICE_SECRET: EnvSecretSchema.describe('shared by api and sfu, authenticates their calls to each other'),
  FALINK_ROOM_SECRET: EnvSecretSchema.describe('key of the room tokens, shared with the api'),
  FALINK_OTHER_ROOM_SECRETS: EnvSecretsSchema.optional().describe(
    'further keys of room tokens, separated by commas, while the key is being changed',
  ),
  FALINK_SFU_WORKERS: z.coerce.number().int().min(1).max(128).optional().describe('worker processes; one per core'),
  FALINK_SFU_RTC_PORT: EnvPortSchema.default(10400).describe(
    'first media port, UDP and TCP: one for each worker and announced address; 0 lets the system choose',
  ),
  FALINK_SFU_RTC_LISTEN_IP: z.ipv4().or(z.ipv6()).optional().describe('address for media when it is not HOST'),
  FALINK_SFU_ANNOUNCED_ADDRESS: EnvListSchema.optional().describe(
    'address or name under which boxes and browsers reach media; several, separated by commas, for networks that reach it differently, each with a port of its own',
  ),
  FALINK_TLS_CERT: z.string().optional().describe('PEM file with the certificate chain; together with FALINK_TLS_KEY'),
  FALINK_TLS_KEY: z.string().optional().describe('PEM file with the private key'),
  FALINK_PUBLIC_URL: z.url().optional().describe('origin of the pages, allowed to open signalling'),
  FALINK_SFU_ALLOWED_ORIGINS: EnvListSchema.optional().describe('further origins of pages, separated by commas'),
  FALINK_ICE_SERVERS: z
    .string()
    .default('[]')
    .transform((text, context) => {
      try {
        return z.array(IceServerSchema).parse(JSON.parse(text));
      } catch {
        context.addIssue({ code: 'custom', message: 'must be a JSON array of RTCIceServer' });
        return z.NEVER;
      }
    })
    .describe('STUN and TURN servers for the clients'),
  FALINK_TURN_SECRET: z
    .string()
    .min(1)
    .optional()
    .describe('shared with the TURN servers: users that expire are made from it'),
  FALINK_SFU_GRACE_S: envSeconds(45, 'how long a lost participant is kept'),
  FALINK_SFU_METRICS_PORT: EnvPortSchema.optional().describe(
    'port of /metrics and the whole of /health, for those who run the service; not served when not set',
  ),
  FALINK_METRICS_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('address of FALINK_SFU_METRICS_PORT, never a public one'),
  MEDIASOUP_WORKER_BIN: z.string().optional().describe('the mediasoup worker; found by the set-up otherwise'),
  FALINK_LOG_LEVEL: EnvLogLevelSchema.default('info').describe('log level; debug names every step of a call'),
});

/** Read for one release more. */
const FORMER_NAMES: Readonly<Record<string, FormerName>> = {
  FALINK_SFU_PORT: { name: 'SFU_PORT' },
  FALINK_SFU_ID: { name: 'SFU_ID' },
  FALINK_SFU_PUBLIC_URL: { name: 'SFU_PUBLIC_URL' },
  FALINK_SFU_INTERNAL_URL: { name: 'SFU_INTERNAL_URL' },
  FALINK_API_URL: { name: 'API_URL' },
  FALINK_SFU_WORKERS: { name: 'SFU_WORKERS' },
  FALINK_SFU_RTC_PORT: { name: 'SFU_RTC_PORT' },
  FALINK_SFU_RTC_LISTEN_IP: { name: 'SFU_RTC_LISTEN_IP' },
  FALINK_SFU_ANNOUNCED_ADDRESS: { name: 'SFU_ANNOUNCED_ADDRESS' },
  FALINK_SFU_ALLOWED_ORIGINS: { name: 'SFU_ALLOWED_ORIGINS' },
  FALINK_ICE_SERVERS: { name: 'ICE_SERVERS' },
  FALINK_SFU_GRACE_S: { name: 'SFU_GRACE_MS', convert: (ms) => String(Number(ms) / 1000) },
  FALINK_LOG_LEVEL: { name: 'LOG_LEVEL' },
};

export interface Config {
  readonly id: string;
  readonly logLevel: string;
  readonly http: {
    readonly host: string;
    /** 0: the system chooses, see `address` of the started service. */
    readonly port: number;
    readonly tls: TlsFiles | undefined;
    /** Origins of pages that may open signalling. */
    readonly allowedOrigins: readonly string[];
  };
  /** Where operators read metrics and the whole health; null: nowhere. */
  readonly inside: InsideAddress | null;
  /** Undefined: derived from host and port once listening. */
  readonly publicUrl: string | undefined;
  readonly internalUrl: string | undefined;
  readonly apiUrl: string | undefined;
  readonly serviceSecret: string;
  readonly roomSecret: string;
  /** Accepted too, while the key is being changed. */
  readonly otherRoomSecrets: readonly string[];
  readonly media: {
    readonly workerBin: string | undefined;
    readonly workers: number;
    readonly rtcPort: number;
    readonly listenIp: string;
    /** None: what it listens on. Browsers try all of them. */
    readonly announcedAddresses: readonly string[];
    readonly iceServers: readonly IceServer[];
    /** Makes users of the TURN servers that have none. */
    readonly turnSecret: string | undefined;
  };
  readonly room: RoomTimes;
}

export interface RoomTimes {
  /**
   * How long a participant without a socket is kept. A lost network is noticed within 8 s, so that 45 s keep
   * the promise that an outage of 60 s ends the call.
   */
  readonly graceMs: number;
  /** How long a room without participants is kept. */
  readonly emptyRoomMs: number;
  /** How long a closed room's id is refused: longer than any token for it lives. */
  readonly closedRoomMemoryMs: number;
}

const DEFAULT_ROOM_TIMES: RoomTimes = { graceMs: 45_000, emptyRoomMs: 30_000, closedRoomMemoryMs: 180_000 };

const ANY_ADDRESS = new Set(['0.0.0.0', '::']);

/**
 * Reads and checks the environment once.
 *
 * @throws ConfigError for wrong variables, Error for combinations that cannot work, each with its remedy.
 */
export function readConfig(env: Env = process.env): Config {
  const values = readEnv(EnvSchema, env, { formerNames: FORMER_NAMES });
  const listenIp = values.FALINK_SFU_RTC_LISTEN_IP ?? (values.HOST === 'localhost' ? '127.0.0.1' : values.HOST);
  const config: Config = {
    id: values.FALINK_SFU_ID,
    logLevel: values.FALINK_LOG_LEVEL,
    http: {
      host: values.HOST,
      port: values.FALINK_SFU_PORT ?? values.PORT ?? 8081,
      tls: tlsFiles(values.FALINK_TLS_CERT, values.FALINK_TLS_KEY),
      allowedOrigins: [values.FALINK_PUBLIC_URL, ...(values.FALINK_SFU_ALLOWED_ORIGINS ?? [])].flatMap((url) =>
        url === undefined ? [] : [new URL(url).origin],
      ),
    },
    inside:
      values.FALINK_SFU_METRICS_PORT === undefined
        ? null
        : { host: values.FALINK_METRICS_HOST, port: values.FALINK_SFU_METRICS_PORT },
    publicUrl: values.FALINK_SFU_PUBLIC_URL,
    internalUrl: values.FALINK_SFU_INTERNAL_URL,
    apiUrl: values.FALINK_API_URL,
    serviceSecret: values.FALINK_SERVICE_SECRET,
    roomSecret: values.FALINK_ROOM_SECRET,
    otherRoomSecrets: values.FALINK_OTHER_ROOM_SECRETS ?? [],
    media: {
      workerBin: values.MEDIASOUP_WORKER_BIN,
      workers: values.FALINK_SFU_WORKERS ?? availableParallelism(),
      rtcPort: values.FALINK_SFU_RTC_PORT,
      listenIp,
      announcedAddresses: values.FALINK_SFU_ANNOUNCED_ADDRESS ?? [],
      iceServers: values.FALINK_ICE_SERVERS,
      turnSecret: values.FALINK_TURN_SECRET,
    },
    room: { ...DEFAULT_ROOM_TIMES, graceMs: values.FALINK_SFU_GRACE_S * 1000 },
  };
  checkAddresses(config);
  checkTurn(config);
  return config;
}

/** @throws Error when browsers would refuse a TURN server, and with it every call. */
function checkTurn({ media: { iceServers, turnSecret } }: Config): void {
  if (turnSecret !== undefined || !iceServers.some(lacksUser)) return;
  throw new Error(
    'FALINK_ICE_SERVERS has a TURN server without username and credential. Add both, or set FALINK_TURN_SECRET to the static-auth-secret of the TURN server.',
  );
}

/** @throws Error when browsers could not reach this sfu's media or signalling. */
export function checkAddresses(config: Config): void {
  if (ANY_ADDRESS.has(config.media.listenIp) && config.media.announcedAddresses.length === 0) {
    throw new Error(
      `Media listens on ${config.media.listenIp}, which no browser can send to. Set FALINK_SFU_ANNOUNCED_ADDRESS to the address or name under which boxes and browsers reach this machine.`,
    );
  }
  if (ANY_ADDRESS.has(config.http.host) && config.publicUrl === undefined) {
    throw new Error(
      `Signalling listens on ${config.http.host}. Set FALINK_SFU_PUBLIC_URL to the address under which browsers reach it, e.g. https://media.example.org.`,
    );
  }
}
