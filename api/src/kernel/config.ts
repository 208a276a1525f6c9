import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { type Role, RoleSchema } from '@falink/protocol';
import {
  ConfigError,
  type Env,
  EnvBooleanSchema,
  EnvLogLevelSchema,
  EnvPortSchema,
  EnvSecretSchema,
  EnvSecretsSchema,
  envSeconds,
  type InsideAddress,
  readEnv,
  type TlsFiles,
  tlsFiles,
} from '@falink/service-kit';
import { z } from 'zod';
import { type KeepHealth, orderedKeepHealth } from './keep-health.js';
import type { KeepDays } from './retention/keep-days.js';

/** 网络安全法 (Cybersecurity Law): logs of the network are kept for at least six months. */
const LOG_DAYS = 183;
const LOG_LAW = '网络安全法 asks for six months at least';
/** A left intake can be continued for a day (SPEC I6). */
const INTERRUPTED_DAYS = 1;
/** More would be no period at all: what is kept for good has no rule. */
const MAX_KEEP_DAYS = 36_500;

/** A whole number of days; below `min` something that still goes on, or that the law orders kept, would be erased. */
const keepDays = (days: number, min: number, what: string) =>
  z.coerce
    .number()
    .int('must be a whole number of days')
    .min(min, `must be ${min} days or more`)
    .max(MAX_KEEP_DAYS, `must be ${MAX_KEEP_DAYS} days at most`)
    .default(days)
    .describe(what);

/** A name or an address as people read it, on one line. */
const EnvLineSchema = z.string().trim().min(2).max(120);

/** Every environment variable that the api reads. */
const EnvSchema = z.object({
  // Addresses
  HOST: z.string().default('127.0.0.1').describe('address to listen on'),
  PORT: EnvPortSchema.default(8080).describe('port to listen on'),
  FALINK_PUBLIC_URL: z
    .url()
    .optional()
    .describe('origin under which browsers reach this service, e.g. https://falink.example.gov.cn'),
  FALINK_TLS_CERT: z.string().optional().describe('PEM file with the certificate chain; together with FALINK_TLS_KEY'),
  FALINK_TLS_KEY: z.string().optional().describe('PEM file with the private key'),
  FALINK_TRUST_PROXY: z
    .string()
    .default('loopback')
    .describe(
      'whose X-Forwarded-* headers count: express "trust proxy", e.g. loopback, 10.0.0.0/8, or a number of hops',
    ),

  FALINK_METRICS_PORT: EnvPortSchema.optional().describe(
    'port of /metrics and the whole of /health, for those who run the service; not served when not set',
  ),
  FALINK_METRICS_HOST: z.string().default('127.0.0.1').describe('address of FALINK_METRICS_PORT, never a public one'),

  // Database and files
  DATABASE_URL: z.string().min(1).describe('PostgreSQL ≥ 15, e.g. postgres://falink@localhost/falink'),
  FALINK_DATABASE_CONNECTIONS: z.coerce
    .number()
    .int()
    .min(4)
    .max(200)
    .default(16)
    .describe('connections to the database, a quarter of them for timers and routing'),
  FALINK_DATA_DIR: z.string().default('.data').describe('folder for secrets, papers and media'),
  FALINK_TV_DIR: z
    .string()
    .optional()
    .describe('folder of another build of the television page; that of this version when not set'),
  FALINK_MEDIA_DIR: z.string().optional().describe('folder of finished videos; <data dir>/media when not set'),

  FALINK_VOICE_COMMAND: z
    .string()
    .trim()
    .transform((text) => text.split(/\s+/))
    .pipe(z.tuple([z.string().min(1)], z.string()))
    .optional()
    .describe(
      'program with its arguments that speaks for televisions without a voice: reads a line of text, with its language (zh-CN, en) in FALINK_VOICE_LOCALE, and writes 16-bit mono WAV; espeak-ng when not set',
    ),

  FALINK_BACKUP_DIR: z.string().optional().describe('folder of backups; <data dir>/backups when not set'),
  FALINK_BACKUP_RECIPIENTS: z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .pipe(z.array(z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/, 'age1… and 58 characters, separated by commas')))
    .optional()
    .describe(
      'public keys (age1…) that backups are encrypted for; the key in <data dir>/secrets/backup.key when not set',
    ),

  // Secrets: taken from the data folder when not set, and made there when they do not exist
  FALINK_JWT_SECRET: EnvSecretSchema.optional().describe('signs the tokens of staff and terminals'),
  FALINK_ROOM_SECRET: EnvSecretSchema.optional().describe('signs room tokens; the same at the sfu'),
  FALINK_SERVICE_SECRET: EnvSecretSchema.optional().describe('authenticates sfu and api to each other'),
  FALINK_DATA_KEY: EnvSecretSchema.optional().describe('encrypts telephone numbers and papers at rest'),
  FALINK_OTHER_DATA_KEYS: EnvSecretsSchema.optional().describe(
    'data keys that only open, separated by commas: while the key is being changed, the old one',
  ),

  // Service
  FALINK_NODE_ID: z.string().max(80).optional().describe('name of this process among several, stable across restarts'),
  FALINK_LOG_LEVEL: EnvLogLevelSchema.default('info').describe('log level'),
  FALINK_MIGRATE: EnvBooleanSchema.default(true).describe('bring the database up to date when starting'),
  FALINK_JOBS: z.coerce
    .number()
    .int()
    .min(0)
    .max(50)
    .default(2)
    .describe('how many jobs this process runs at once; 0: none'),
  FALINK_RATE_LIMIT_SCALE: z.coerce.number().positive().default(1).describe('multiplies every rate limit'),

  FALINK_ROTATE_KEYS_DAYS: z.coerce
    .number()
    .int()
    .min(0)
    .max(3_650)
    .default(0)
    .describe(
      'a box whose key is older makes a new one, one after the other as they renew their tokens; 0: only when asked',
    ),

  // Privacy
  FALINK_PRIVACY_PROCESSOR: EnvLineSchema.optional().describe(
    'the office that is responsible for personal information, e.g. 云河区司法局; the privacy notice names it',
  ),
  FALINK_PRIVACY_CONTACT: EnvLineSchema.optional().describe(
    'where that office is reached about personal information: telephone, address or both',
  ),

  // Guests
  FALINK_GUEST: EnvBooleanSchema.default(true).describe(
    'people may consult from a browser, without an account (page /guest/); 0: the page says where to turn instead',
  ),
  FALINK_GUEST_SHARE_PERCENT: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(30)
    .describe('how much of the queue of a district browsers may be, in percent; one may always wait'),
  FALINK_GUEST_PROOF_BITS: z.coerce
    .number()
    .int()
    .min(0)
    .max(20)
    .default(17)
    .describe('work that a browser does before it may queue, in bits: each one doubles it; 17 is a second of a phone'),

  // Accounts
  FALINK_TOTP_ROLES: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((one) => one.trim() || []))
    .pipe(z.array(RoleSchema, { error: `${RoleSchema.options.join(', ')}, separated by commas` }))
    .describe(
      'roles that must use a second factor to sign in, e.g. admin,supervisor; empty: nobody must, everybody may',
    ),

  // Times
  FALINK_OFFER_S: envSeconds(20, 'how long a desk rings'),
  FALINK_RING_S: envSeconds(30, 'how long a terminal rings that a desk calls'),
  FALINK_WRAP_UP_S: envSeconds(60, 'time for notes after a call'),
  FALINK_CONNECT_S: envSeconds(45, 'longest time from answer to media'),
  FALINK_UNATTENDED_S: envSeconds(60, 'an agent on duty without an open console goes off duty after this'),
  FALINK_ABSENT_S: envSeconds(
    60,
    'a waiting terminal that lost its connection, or a guest whose page is gone, leaves the queue after this',
  ),
  FALINK_ROOM_LOST_S: envSeconds(90, 'a call whose room its sfu does not report ends after this'),
  FALINK_SFU_SILENT_S: envSeconds(900, 'a call whose sfu is not heard of any more ends after this'),
  FALINK_UNANSWERED_S: envSeconds(60, 'a waiting call for which nobody is on duty any more ends after this'),
  FALINK_SFU_ALIVE_S: envSeconds(8, 'an sfu counts as alive this long after its heartbeat'),

  // How long personal data is kept, in days
  FALINK_KEEP_CALLBACK_NUMBERS_DAYS: keepDays(90, 1, 'a number to call back, from when it was called back'),
  FALINK_KEEP_CALL_NOTES_DAYS: keepDays(730, 30, "an agent's notes, from the end of the call"),
  FALINK_KEEP_UNFINISHED_INTAKES_DAYS: keepDays(
    30,
    INTERRUPTED_DAYS + 1,
    'form and papers of an intake that became no application, from the end of its call; for a day it can be continued',
  ),
  FALINK_KEEP_CALL_RECORDS_DAYS: keepDays(1_095, LOG_DAYS, `the record of a call, from its end; ${LOG_LAW}`),
  FALINK_KEEP_SIGN_INS_DAYS: keepDays(365, LOG_DAYS, `a session of staff, from its end; ${LOG_LAW}`),
  FALINK_KEEP_COMMANDS_DAYS: keepDays(180, 1, 'a command to terminals with what they reported, from its end'),

  // How long what televisions measure is kept, in days
  FALINK_KEEP_HEALTH_MINUTES_DAYS: keepDays(3, 2, 'what a television measured, by the minute; whole days go'),
  FALINK_KEEP_HEALTH_HOURS_DAYS: keepDays(62, 2, 'the same summed up by the hour; whole months go'),
  FALINK_KEEP_HEALTH_SUMS_DAYS: keepDays(1_095, 31, 'the same summed up by the day; whole years go'),
});

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Null: made from the address it listens on. */
  readonly publicUrl: string | null;
  readonly tls: TlsFiles | undefined;
  readonly trustProxy: string | number;
  /** Where operators read metrics and the whole health; null: nowhere. */
  readonly inside: InsideAddress | null;
  readonly databaseUrl: string;
  readonly databaseConnections: number;
  readonly dataDir: string;
  readonly mediaDir: string;
  /** Null: the television page of this version. */
  readonly tvDir: string | null;
  /** Program and arguments of another voice than the packaged one. */
  readonly voiceCommand: readonly [string, ...string[]] | null;
  readonly backup: {
    readonly folder: string;
    /** Public keys; empty: that of this installation. */
    readonly recipients: readonly string[];
  };
  readonly secrets: {
    readonly jwt: string | null;
    readonly room: string | null;
    readonly service: string | null;
    readonly data: string | null;
    /** Keys that only open. */
    readonly otherData: readonly string[];
  };
  readonly nodeId: string;
  readonly logLevel: string;
  readonly migrate: boolean;
  /** How many jobs this process runs side by side; 0: none, other processes do. */
  readonly jobsAtOnce: number;
  readonly rateLimitScale: number;
  /** Age at which a box changes its key; 0: never unasked. */
  readonly rotateKeysDays: number;
  readonly privacy: {
    /** The office that is responsible for personal information; null: not said, and the notice says so. */
    readonly processor: string | null;
    /** Where it is reached about that. */
    readonly contact: string | null;
  };
  /** People who consult from a browser, without an account. */
  readonly guest: {
    /** False: nobody may. */
    readonly isOpen: boolean;
    /** Of the queue of a district, in percent. */
    readonly sharePercent: number;
    /** What a browser's proof of work costs at least. */
    readonly proofBits: number;
  };
  /** Roles that must use a second factor. */
  readonly totpRoles: readonly Role[];
  readonly times: Times;
  /** How many days each kind of personal data is kept. */
  readonly keep: KeepDays;
  /** How many days what televisions measure is kept, by how finely. */
  readonly keepHealth: KeepHealth;
}

/** Durations measured by the database's clock, in ms. */
export interface Times {
  readonly offerMs: number;
  /** How long a terminal rings that a desk calls. */
  readonly ringMs: number;
  readonly wrapUpMs: number;
  readonly connectMs: number;
  readonly unattendedMs: number;
  readonly absentMs: number;
  readonly roomLostMs: number;
  readonly sfuSilentMs: number;
  readonly unansweredMs: number;
  readonly sfuAliveMs: number;
}

/** Reads the environment once. @throws ConfigError naming every variable that is missing or wrong. */
export function readConfig(env: Env = process.env): Config {
  const e = readEnv(EnvSchema, env);
  return {
    host: e.HOST,
    port: e.PORT,
    publicUrl: e.FALINK_PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    tls: tlsFiles(e.FALINK_TLS_CERT, e.FALINK_TLS_KEY),
    trustProxy: /^\d+$/.test(e.FALINK_TRUST_PROXY) ? Number(e.FALINK_TRUST_PROXY) : e.FALINK_TRUST_PROXY,
    inside: e.FALINK_METRICS_PORT === undefined ? null : { host: e.FALINK_METRICS_HOST, port: e.FALINK_METRICS_PORT },
    databaseUrl: e.DATABASE_URL,
    databaseConnections: e.FALINK_DATABASE_CONNECTIONS,
    dataDir: resolve(e.FALINK_DATA_DIR),
    tvDir: e.FALINK_TV_DIR === undefined ? null : resolve(e.FALINK_TV_DIR),
    mediaDir: resolve(e.FALINK_MEDIA_DIR ?? join(e.FALINK_DATA_DIR, 'media')),
    voiceCommand: e.FALINK_VOICE_COMMAND ?? null,
    backup: {
      folder: resolve(e.FALINK_BACKUP_DIR ?? join(e.FALINK_DATA_DIR, 'backups')),
      recipients: e.FALINK_BACKUP_RECIPIENTS ?? [],
    },
    secrets: {
      jwt: e.FALINK_JWT_SECRET ?? null,
      room: e.FALINK_ROOM_SECRET ?? null,
      service: e.FALINK_SERVICE_SECRET ?? null,
      data: e.FALINK_DATA_KEY ?? null,
      otherData: e.FALINK_OTHER_DATA_KEYS ?? [],
    },
    nodeId: e.FALINK_NODE_ID ?? `${hostname()}:${e.PORT}`,
    logLevel: e.FALINK_LOG_LEVEL,
    migrate: e.FALINK_MIGRATE,
    jobsAtOnce: e.FALINK_JOBS,
    rateLimitScale: e.FALINK_RATE_LIMIT_SCALE,
    rotateKeysDays: e.FALINK_ROTATE_KEYS_DAYS,
    privacy: {
      processor: e.FALINK_PRIVACY_PROCESSOR ?? null,
      contact: e.FALINK_PRIVACY_CONTACT ?? null,
    },
    guest: {
      isOpen: e.FALINK_GUEST,
      sharePercent: e.FALINK_GUEST_SHARE_PERCENT,
      proofBits: e.FALINK_GUEST_PROOF_BITS,
    },
    totpRoles: e.FALINK_TOTP_ROLES,
    times: {
      offerMs: e.FALINK_OFFER_S * 1000,
      ringMs: e.FALINK_RING_S * 1000,
      wrapUpMs: e.FALINK_WRAP_UP_S * 1000,
      connectMs: e.FALINK_CONNECT_S * 1000,
      unattendedMs: e.FALINK_UNATTENDED_S * 1000,
      absentMs: e.FALINK_ABSENT_S * 1000,
      roomLostMs: e.FALINK_ROOM_LOST_S * 1000,
      sfuSilentMs: e.FALINK_SFU_SILENT_S * 1000,
      unansweredMs: e.FALINK_UNANSWERED_S * 1000,
      sfuAliveMs: e.FALINK_SFU_ALIVE_S * 1000,
    },
    keep: withinRecords({
      callback_numbers: e.FALINK_KEEP_CALLBACK_NUMBERS_DAYS,
      call_notes: e.FALINK_KEEP_CALL_NOTES_DAYS,
      unfinished_intakes: e.FALINK_KEEP_UNFINISHED_INTAKES_DAYS,
      call_records: e.FALINK_KEEP_CALL_RECORDS_DAYS,
      sign_ins: e.FALINK_KEEP_SIGN_INS_DAYS,
      commands: e.FALINK_KEEP_COMMANDS_DAYS,
    }),
    keepHealth: orderedKeepHealth({
      minute: e.FALINK_KEEP_HEALTH_MINUTES_DAYS,
      hour: e.FALINK_KEEP_HEALTH_HOURS_DAYS,
      day: e.FALINK_KEEP_HEALTH_SUMS_DAYS,
    }),
  };
}

/** What belongs to a call is not kept longer than the call. @throws ConfigError naming what is */
function withinRecords(keep: KeepDays): KeepDays {
  const problems = (['callback_numbers', 'call_notes', 'unfinished_intakes'] as const)
    .filter((kind) => keep[kind] > keep.call_records)
    .map((kind) => ({
      variable: `FALINK_KEEP_${kind.toUpperCase()}_DAYS`,
      message: `is ${keep[kind]}, more than FALINK_KEEP_CALL_RECORDS_DAYS (${keep.call_records}): they go with the record of their call at the latest. Lower this one, or raise that one`,
      description: undefined,
    }));
  if (problems.length > 0) throw new ConfigError(problems);
  return keep;
}
