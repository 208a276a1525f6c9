import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readText } from './files.mjs';
import { isAlive } from './lock.mjs';
import { dataDir } from './paths.mjs';

/**
 * Where the embedded database may be: in the data folder, or, for root with a closed home, in /var/lib/falink
 * (packages/dev-env/src/postgres-place.ts decides).
 */
export function databaseFolders(env = process.env) {
  const wanted = join(dataDir(env), 'pg');
  return [wanted, join('/var/lib/falink', `pg-${createHash('sha256').update(wanted).digest('hex').slice(0, 12)}`)];
}

/** The process id of the server that runs on this folder, or undefined. */
export function runningServer(/** @type {string} */ folder) {
  const pid = Number(readText(join(folder, 'postmaster.pid'))?.split('\n')[0]);
  return Number.isInteger(pid) && pid > 0 && isAlive(pid) ? pid : undefined;
}
