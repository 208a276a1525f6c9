import type { ServiceProblem } from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import { listAliveSfus } from '../sessions/index.js';
import { findProblems } from './problems.js';
import { databaseAhead } from './queries.js';

/** What those who run the service may know. */
export interface Health {
  readonly status: 'ok' | 'degraded';
  readonly version: string;
  readonly database: 'ok' | 'unavailable';
  /** Those that are alive; `load` is the busiest worker's share of one core, 0 to 1, over the last heartbeat. */
  readonly sfu: readonly { readonly id: string; readonly workers: number; readonly load: number }[];
  /** What has to be put right though the service works. */
  readonly problems: readonly ServiceProblem[];
}

/** A database that takes longer than this to say hello is not there, as far as a caller is concerned. */
const DATABASE_TIMEOUT_MS = 1_500;

/** Whether the service works. Degraded: it answers, but the database or every sfu is away. */
export async function checkHealth(ctx: Pick<Context, 'pool' | 'config' | 'version' | 'noticed'>): Promise<Health> {
  const nodes = await withTimeout(listAliveSfus(ctx.pool, ctx.config.times.sfuAliveMs), DATABASE_TIMEOUT_MS);
  const databaseAheadMs = nodes && (await withTimeout(databaseAhead(ctx.pool), DATABASE_TIMEOUT_MS));
  const sfu = (nodes ?? []).map(({ id, workers, load }) => ({ id, workers, load }));
  return {
    status: nodes && sfu.some(({ workers }) => workers > 0) ? 'ok' : 'degraded',
    version: ctx.version,
    database: nodes ? 'ok' : 'unavailable',
    sfu,
    problems: [...findProblems(ctx.config, nodes ?? [], databaseAheadMs), ...ctx.noticed.all],
  };
}

/**
 * Whether requests may be sent here: not while the database is away. Without an sfu the service still takes numbers and
 * shows programmes, so that a proxy must not give it up.
 */
export function isReady({ database }: Pick<Health, 'database'>): boolean {
  return database === 'ok';
}

/** The value, or null when it failed or is not there in time. */
async function withTimeout<T>(promise: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ms, null);
  });
  try {
    return await Promise.race([promise.catch(() => null), late]);
  } finally {
    clearTimeout(timer);
  }
}
