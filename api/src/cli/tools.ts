import { createLogger } from '@falink/service-kit';
import { type Config, readConfig } from '../kernel/config.js';
import { createPool } from '../kernel/db/pool.js';
import type { TransactionHost } from '../kernel/db/transaction.js';
import { type Change, ChangeFeed } from '../kernel/delivery/change-feed.js';
import { notifyProcesses } from '../kernel/delivery/postgres-bus.js';

/** A statement over a whole table of ten million rows ends within this. */
const LONG_STATEMENT_MS = 600_000;

/** What a command works with. */
export interface Tools extends TransactionHost {
  readonly config: Config;
}

/**
 * Runs a command over the database of the configuration; the processes of the service are notified of what it changed.
 * @returns what it returns, the exit status
 */
export async function withTools(run: (tools: Tools) => Promise<number>): Promise<number> {
  const config = readConfig();
  const pool = createPool({
    databaseUrl: config.databaseUrl,
    connections: 2,
    name: 'falink-api-cli',
    log: createLogger({ service: 'api-cli', level: 'warn' }),
    statementTimeoutMs: LONG_STATEMENT_MS,
  });
  const changes = new ChangeFeed();
  const changed: Change[] = [];
  changes.connect((more) => changed.push(...more));
  try {
    const status = await run({ config, pool, changes });
    await notifyProcesses(pool, changed);
    return status;
  } finally {
    await pool.end();
  }
}

export const say = (line: string): void => void process.stdout.write(`${line}\n`);
