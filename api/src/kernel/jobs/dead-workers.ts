import { NODE_ALIVE_MS } from '../alive.js';
import type { Context } from '../context.js';
import type { TransactionHost } from '../db/transaction.js';
import { findDeadWorkers } from './queries/workers.js';
import { releaseWorkers } from './release.js';

/**
 * Releases what workers held whose process is gone. After an outage of the database every process has been silent, so
 * nobody is judged before all had the time to be heard again.
 */
export async function releaseDeadWorkers(
  host: TransactionHost & Pick<Context, 'hearing'>,
  aliveMs = NODE_ALIVE_MS,
): Promise<void> {
  if (host.hearing.forMs < aliveMs) return;
  const dead = await findDeadWorkers(host.pool, aliveMs);
  if (dead.length > 0) await releaseWorkers(host, dead, 'died');
}
