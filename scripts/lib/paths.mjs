import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder, absolute. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Where things made once a machine are kept (the mediasoup worker, a second Node). `FALINK_CACHE_DIR` overrides it. */
export function cacheDir(env = process.env) {
  if (env.FALINK_CACHE_DIR) return resolve(ROOT, env.FALINK_CACHE_DIR);
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'falink');
}

/** Where a running system keeps its database, media and keys. `FALINK_DATA_DIR` overrides it. */
export function dataDir(env = process.env) {
  return resolve(ROOT, env.FALINK_DATA_DIR || '.data');
}

/** A path below the repository's root. */
export function inRoot(/** @type {string[]} */ ...parts) {
  return join(ROOT, ...parts);
}
