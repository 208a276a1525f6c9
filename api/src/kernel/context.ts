import type { Logger, Metrics } from '@falink/service-kit';
import type { BlobStore } from '@falink/storage';
import type pg from 'pg';
import type { SfuClient } from '../areas/media-plane/sfu-client.js';
import type { Channels } from '../areas/programme/channels.js';
import type { MediaLibrary } from '../areas/programme/media-library.js';
import type { Secrets } from './auth/secrets.js';
import type { Tokens } from './auth/tokens.js';
import type { Config } from './config.js';
import type { ChangeFeed } from './delivery/change-feed.js';
import type { RateLimits } from './http/rate-limits.js';

/** Everything a route, a command or a socket depends on, wired once in `create`. */
export interface Context {
  readonly config: Config;
  readonly version: string;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly pool: pg.Pool;
  readonly changes: ChangeFeed;
  readonly secrets: Secrets;
  readonly tokens: Tokens;
  /** Papers and other files, encrypted at rest. */
  readonly blobs: BlobStore;
  /** Finished videos, and the linear channels made of them. */
  readonly library: MediaLibrary;
  readonly channels: Channels;
  readonly limits: RateLimits;
  /** The demo door is open: only ever set by code, never by the environment. */
  readonly demo: boolean;
  /** Origin under which browsers reach this service; known once it listens. */
  publicUrl(): string;
  /** Tells the media plane what the control plane decided. */
  readonly sfu: SfuClient;
}
