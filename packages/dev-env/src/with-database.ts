import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { secretFromFile } from '@falink/service-kit';
import { lockDataDir } from './lock.js';
import { EmbeddedPostgres } from './postgres.js';
import { findPostgresPlace } from './postgres-place.js';
import { StartOptionError } from './start-options.js';

/** Lines of `postmaster.pid`: process, folder, start, port. */
const PORT_LINE = 3;
const DATABASE = 'falink';

interface DatabaseOptions {
  readonly dataDir: string;
  /** Another server than the embedded one. */
  readonly databaseUrl?: string | undefined;
  /** Refuses to work while `npm start` runs on the data folder. */
  readonly alone: boolean;
}

/**
 * Gives `work` the address of the installation's database: the one that is named, the embedded one that `npm start` runs,
 * or the embedded one, started for this time only.
 */
export async function withDatabase<T>(options: DatabaseOptions, work: (url: string) => Promise<T>): Promise<T> {
  const { dataDir, databaseUrl, alone } = options;
  if (databaseUrl !== undefined) return work(databaseUrl);
  const folder = path.join(dataDir, 'pg');
  const password = await secretFromFile(path.join(dataDir, 'secrets'), 'database');
  let unlock: () => Promise<void>;
  try {
    unlock = await lockDataDir(dataDir);
  } catch (error) {
    // Somebody's npm start: its database is there.
    const port = alone || !(error instanceof StartOptionError) ? null : await runningPort(folder);
    if (port === null) throw error;
    return work(`postgres://falink:${encodeURIComponent(password)}@127.0.0.1:${port}/${DATABASE}`);
  }
  try {
    const server = await EmbeddedPostgres.start({ dataDir: folder, password, database: DATABASE });
    try {
      return await work(server.url);
    } finally {
      await server.stop();
    }
  } finally {
    await unlock();
  }
}

async function runningPort(folder: string): Promise<number | null> {
  const { dataDir } = await findPostgresPlace(folder);
  const text = await readFile(path.join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '');
  const port = Number(text.split('\n')[PORT_LINE]);
  return Number.isInteger(port) && port > 0 ? port : null;
}
