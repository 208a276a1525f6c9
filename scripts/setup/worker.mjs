import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesBelow, hashContents, readJson, readText, writeAtomically } from '../lib/files.mjs';
import { isAlive } from '../lib/lock.mjs';
import { cacheDir, ROOT } from '../lib/paths.mjs';
import { isExecutable } from '../lib/programs.mjs';

const POINTER = 'node_modules/.falink-worker';
/** The worker ends with this status when it is run without MEDIASOUP_VERSION: proof that it can run here at all. */
const RUNS_STATUS = 41;

/**
 * @typedef {'given' | 'prebuilt' | 'built'} WorkerSource
 * @typedef {{ file: string, source: WorkerSource }} Worker
 */

/** The mediasoup version that the lock file fixes; known before anything is installed. */
export function mediasoupVersion(root = ROOT) {
  return String(readJson(join(root, 'package-lock.json'))?.packages?.['node_modules/mediasoup']?.version ?? '');
}

/** One folder for each version, platform and edition of our build files. */
export function workerCacheFolder(root = ROOT, env = process.env) {
  const recipe = join(root, 'sfu', 'worker');
  const digest = hashContents(
    recipe,
    filesBelow(recipe).filter((name) => !name.endsWith('.md')),
  ).slice(0, 12);
  return join(
    cacheDir(env),
    'mediasoup-worker',
    `${mediasoupVersion(root)}-${process.platform}-${process.arch}-${digest}`,
  );
}

/**
 * A worker that can be used right now: the given one, or the cached one.
 * @returns {Worker | undefined}
 */
export function findWorker(root = ROOT, env = process.env) {
  if (env.MEDIASOUP_WORKER_BIN) {
    return workerRuns(env.MEDIASOUP_WORKER_BIN) ? { file: env.MEDIASOUP_WORKER_BIN, source: 'given' } : undefined;
  }
  const folder = workerCacheFolder(root, env);
  const file = join(folder, 'mediasoup-worker');
  if (!workerRuns(file)) return undefined;
  const source = readText(join(folder, 'source'))?.trim();
  return { file, source: source === 'prebuilt' ? 'prebuilt' : 'built' };
}

/** Whether a file is a worker that this machine can run (its libraries may have gone with a system upgrade). */
export function workerRuns(/** @type {string} */ file) {
  if (!isExecutable(file)) return false;
  return spawnSync(file, [], { env: {}, stdio: 'ignore', timeout: 5_000 }).status === RUNS_STATUS;
}

/**
 * Puts a worker into the cache in one move.
 * @param {string} file  @param {WorkerSource} source
 * @returns {Worker}
 */
export function keepWorker(file, source, root = ROOT) {
  const folder = workerCacheFolder(root);
  const partial = `${folder}.tmp-${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  copyFileSync(file, join(partial, 'mediasoup-worker'));
  chmodSync(join(partial, 'mediasoup-worker'), 0o755);
  writeAtomically(join(partial, 'source'), `${source}\n`);
  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
  return { file: join(folder, 'mediasoup-worker'), source };
}

/** Whether the sfu, started without MEDIASOUP_WORKER_BIN, would find this worker. */
export function pointerIsRight(/** @type {Worker} */ worker, root = ROOT) {
  return worker.source === 'given' || readText(join(root, POINTER))?.trim() === worker.file;
}

/** Writes the absolute path of the worker where the sfu looks for it. */
export function writePointer(/** @type {Worker} */ worker, root = ROOT) {
  if (worker.source !== 'given') writeAtomically(join(root, POINTER), `${worker.file}\n`);
}

/** Removes what interrupted runs left beside the cached workers. */
export function sweepWorkerCache(root = ROOT) {
  const parent = dirname(workerCacheFolder(root));
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent)) {
    const [, owner] = /\.tmp-(\d+)/.exec(name) ?? [];
    if (owner && !isAlive(Number(owner))) rmSync(join(parent, name), { recursive: true, force: true });
  }
}

/** For people: which worker this is. */
export function describeWorker(/** @type {Worker} */ worker) {
  const origin = {
    given: 'given by MEDIASOUP_WORKER_BIN',
    prebuilt: "mediasoup's own binary",
    built: "built here against Debian's libraries",
  };
  return `${origin[worker.source]}, ${worker.file}`;
}
