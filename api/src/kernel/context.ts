import type { Logger, Metrics } from '@falink/service-kit';
import type { BlobStore } from '@falink/storage';
import type pg from 'pg';
import type { Gates } from './admission/gates.js';
import type { SharedStatement } from './admission/shared-statement.js';
import type { KnownTerminal } from './auth/queries.js';
import type { Secrets } from './auth/secrets.js';
import type { Tokens } from './auth/tokens.js';
import type { Config } from './config.js';
import type { ChangeFeed } from './delivery/change-feed.js';
import type { Sockets } from './delivery/sockets.js';
import type { Hearing } from './hearing.js';
import type { NoticedProblems } from './noticed-problems.js';

/** What the kernel gives to every area, wired once in `service.ts`. An area adds what only it needs. */
export interface Context {
  readonly config: Config;
  readonly version: string;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly pool: pg.Pool;
  /**
   * A few connections for what must go on however many requests wait: timers, routing, notifications of other processes.
   */
  readonly urgent: pg.Pool;
  /** Everybody who connects comes in here. */
  readonly gates: Gates;
  /** Who a terminal is, by id: read for every request, together for those that come together. */
  readonly terminals: SharedStatement<string, KnownTerminal>;
  readonly changes: ChangeFeed;
  readonly sockets: Sockets;
  /** For how long this process has heard: to be asked before anybody's silence is judged. */
  readonly hearing: Hearing;
  /** What parts of this process found that has to be put right. */
  readonly noticed: NoticedProblems;
  readonly secrets: Secrets;
  readonly tokens: Tokens;
  /** Papers and other files, encrypted at rest. */
  readonly blobs: BlobStore;
  /** The demo door is open: only ever set by code, never by the environment. */
  readonly demo: boolean;
  /** Origin under which browsers reach this service; known once it listens. */
  publicUrl(): string;
}
