import { NODE_ALIVE_MS } from '../alive.js';
import type { TransactionHost } from '../db/transaction.js';
import { findDeadWorkers } from './queries/workers.js';
import { releaseWorkers } from './release.js';

/**
 * Finds workers whose process is gone, and releases what they held. After an outage of the database every process has
 * been silent, so it begins only when all had the time to be heard again.
 */
export class DeadWorkers {
  #watchingSinceMs: number | null = null;

  constructor(
    private readonly options: {
      readonly host: TransactionHost;
      readonly aliveMs?: number;
      readonly now?: () => number;
    },
  ) {}

  /** To be called every few seconds. */
  async look(): Promise<void> {
    const { host, aliveMs = NODE_ALIVE_MS, now = () => performance.now() } = this.options;
    try {
      const dead = await findDeadWorkers(host.pool, aliveMs);
      this.#watchingSinceMs ??= now();
      if (dead.length > 0 && now() - this.#watchingSinceMs >= aliveMs) await releaseWorkers(host, dead, 'died');
    } catch (error) {
      this.#watchingSinceMs = null;
      throw error;
    }
  }
}
