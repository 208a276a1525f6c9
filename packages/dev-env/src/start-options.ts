import { isIP } from 'node:net';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { TurnOptions } from './turn-config.js';

const RTC_PORT = 40_000;
const LAST_PORT = 65_535;

/** What `npm start` sets for its services itself: another value would part them from each other. */
const OWN = {
  FALINK_API_URL: 'the sfu reports to the api beside it',
  FALINK_SFU_INTERNAL_URL: 'the api reaches the sfu beside it',
} as const;

export interface StartOptions {
  readonly port: number;
  readonly host: string;
  readonly demo: boolean;
  /** Serve the local network with a private CA. */
  readonly lan: boolean;
  readonly databaseUrl: string | undefined;
  readonly publicUrl: string | undefined;
  /** Where browsers reach the sfu's signalling, if not where it follows from the rest. */
  readonly sfuPublicUrl: string | undefined;
  /** One or several, separated by commas: each takes a media port of every worker. */
  readonly announcedAddress: string | undefined;
  /** Port of the sfu's signalling. */
  readonly sfuPort: number;
  /** First of the media ports, one per worker, UDP and TCP. */
  readonly rtcPort: number;
  readonly workers: number;
  /** Where media listens, when it is not `host`. */
  readonly rtcListenIp: string | undefined;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
  /** coturn beside the sfu; undefined: not asked for. */
  readonly turn: TurnOptions | undefined;
}

export class StartOptionError extends Error {}

/** Reads the command line and environment of `npm start`. @throws StartOptionError what is wrong and what to write instead. */
export function readStartOptions(args: readonly string[], env: NodeJS.ProcessEnv): StartOptions {
  const parsed = parse(args);
  const port = numberOf('PORT', env.PORT ?? '8080', 1, LAST_PORT - 2);
  const workers = numberOf(
    'FALINK_SFU_WORKERS',
    env.FALINK_SFU_WORKERS ?? env.SFU_WORKERS ?? String(availableParallelism()),
    1,
    128,
  );
  const rtcPort = env.FALINK_SFU_RTC_PORT ?? env.SFU_RTC_PORT ?? String(RTC_PORT);
  for (const [name, why] of Object.entries(OWN)) {
    if (env[name] === undefined) continue;
    throw new StartOptionError(
      `${name} has no effect on npm start: ${why}. Leave it out, or run api and sfu apart (docs/operations.md).`,
    );
  }
  const { FALINK_TLS_CERT: certFile, FALINK_TLS_KEY: keyFile } = env;
  if ((certFile === undefined) !== (keyFile === undefined)) {
    throw new StartOptionError('FALINK_TLS_CERT and FALINK_TLS_KEY belong together: set both, or neither.');
  }
  const publicUrl = originOf('FALINK_PUBLIC_URL', env.FALINK_PUBLIC_URL);
  // The names without the prefix are read for one release more, as the sfu does.
  const sfuPublicUrl = originOf('FALINK_SFU_PUBLIC_URL', env.FALINK_SFU_PUBLIC_URL ?? env.SFU_PUBLIC_URL);
  if (publicUrl?.startsWith('https:') && sfuPublicUrl?.startsWith('http:')) {
    throw new StartOptionError(
      `FALINK_SFU_PUBLIC_URL is "${sfuPublicUrl}", but the pages are under https, and browsers let them open no socket without it. Leave it out: the proxy in front then carries signalling too, or give an https address.`,
    );
  }
  const lan = parsed.lan === true;
  return {
    port,
    host: env.HOST ?? (lan ? '0.0.0.0' : '127.0.0.1'),
    demo: env.FALINK_DEMO !== '0',
    lan,
    databaseUrl: env.DATABASE_URL,
    publicUrl,
    sfuPublicUrl,
    announcedAddress: env.FALINK_SFU_ANNOUNCED_ADDRESS ?? env.SFU_ANNOUNCED_ADDRESS,
    sfuPort: numberOf('FALINK_SFU_PORT', env.FALINK_SFU_PORT ?? env.SFU_PORT ?? String(port + 1), 1, LAST_PORT),
    rtcPort: numberOf('FALINK_SFU_RTC_PORT', rtcPort, 1, LAST_PORT + 1 - workers),
    workers,
    rtcListenIp: env.FALINK_SFU_RTC_LISTEN_IP ?? env.SFU_RTC_LISTEN_IP,
    tls: certFile !== undefined && keyFile !== undefined ? { certFile, keyFile } : undefined,
    turn: env.FALINK_TURN === '1' ? turnOptions(env) : undefined,
  };
}

function turnOptions(env: NodeJS.ProcessEnv): TurnOptions {
  const { FALINK_TURN_LISTEN_IP: listenIp, FALINK_TURN_TLS_PUBLIC: tlsPublic, FALINK_TURN_SECRET: secret } = env;
  if (env.FALINK_ICE_SERVERS !== undefined) {
    throw new StartOptionError(
      'FALINK_ICE_SERVERS and FALINK_TURN=1 exclude each other: the first names TURN servers elsewhere, the second starts one here. Leave one out.',
    );
  }
  if (listenIp !== undefined && (isIP(listenIp) === 0 || /^(127\.|0\.0\.0\.0$|::1?$)/.test(listenIp))) {
    throw new StartOptionError(
      `FALINK_TURN_LISTEN_IP is "${listenIp}": write one address of this machine that others reach, e.g. 203.0.113.8.`,
    );
  }
  if (tlsPublic !== undefined && !/^([a-z0-9.-]+|\[[0-9a-f:]+\]):\d{1,5}$/i.test(tlsPublic)) {
    throw new StartOptionError(
      `FALINK_TURN_TLS_PUBLIC is "${tlsPublic}": write name and port, e.g. turn.falink.example.gov.cn:443.`,
    );
  }
  if (secret !== undefined && !/^[\w.~+/=-]{16,}$/.test(secret)) {
    throw new StartOptionError(
      'FALINK_TURN_SECRET must have 16 or more letters, digits and - _ . ~ + / =: it stands in the configuration of coturn.',
    );
  }
  return {
    port: numberOf('FALINK_TURN_PORT', env.FALINK_TURN_PORT ?? '3478', 1, LAST_PORT),
    tlsPort: numberOf('FALINK_TURN_TLS_PORT', env.FALINK_TURN_TLS_PORT ?? '5349', 1, LAST_PORT),
    listenIp,
    tlsPublic,
    secret,
  };
}

function numberOf(name: string, value: string, from: number, to: number): number {
  const number = Number(value);
  if (value.trim() !== '' && Number.isInteger(number) && number >= from && number <= to) return number;
  throw new StartOptionError(`${name} is "${value}": write a whole number from ${from} to ${to}.`);
}

function originOf(name: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new StartOptionError(`${name} is "${value}": write an origin, e.g. https://falink.example.gov.cn.`);
  }
  return new URL(value).origin;
}

function parse(args: readonly string[]): { lan?: boolean | undefined } {
  try {
    return parseArgs({ args: [...args], options: { lan: { type: 'boolean' } }, allowPositionals: false }).values;
  } catch (error) {
    throw new StartOptionError(`${error instanceof Error ? error.message : error}. Known: --lan`);
  }
}
