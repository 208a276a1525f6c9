import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { runChild } from '../lib/child.mjs';
import { takeLock } from '../lib/lock.mjs';
import { cacheDir, ROOT } from '../lib/paths.mjs';
import { SetupError } from '../lib/setup-error.mjs';
import { findWorker, keepWorker, workerCacheFolder, workerRuns } from './worker.mjs';

/** What one C++ compiler takes at its worst on these sources. */
const BYTES_PER_COMPILER = 1_200_000_000;

/**
 * Compiles the worker from the sources inside the npm package (about three minutes on two cores). The build
 * folder lives in the cache and ninja goes on where a cut-short run stopped.
 * @param {import('../lib/terminal.mjs').StepLine} line
 */
export async function buildWorker(line, root = ROOT) {
  const recipe = join(root, 'sfu', 'worker');
  const sources = join(root, 'node_modules', 'mediasoup', 'worker');
  const build = `${workerCacheFolder(root)}.build-${createHash('sha256').update(root).digest('hex').slice(0, 8)}`;
  const release = await takeLock(`${build}.lock`, (pid) =>
    line.say(`process ${pid} is building the worker already; waiting for it`),
  );
  try {
    const made = findWorker(root);
    if (made) return made;
    sweepOtherBuilds(build);
    line.progress(0, 'configuring');
    await configure(build, sources, recipe);
    await step('ninja', ['-C', build, '-j', String(compilerCount())], 'worker-ninja.log', (text) => {
      const [, finished, total] = /^\[(\d+)\/(\d+)\]/.exec(text) ?? [];
      if (finished && total) line.progress(Number(finished) / Number(total), `${finished} of ${total}`);
    });
    const file = join(build, 'mediasoup-worker');
    if (!workerRuns(file)) {
      throw new SetupError(
        'The worker was built but does not start.',
        `Look at what it says: MEDIASOUP_VERSION=x ${file}`,
      );
    }
    const worker = keepWorker(file, 'built', root);
    rmSync(build, { recursive: true, force: true });
    return worker;
  } finally {
    release();
  }
}

/** A configuration that was cut short may be unusable: the second try starts from nothing. */
async function configure(/** @type {string} */ build, /** @type {string} */ sources, /** @type {string} */ recipe) {
  const args = ['-G', 'Ninja', '-B', build, `-DWORKER_DIR=${sources}`, recipe];
  if (existsSync(build)) {
    const { code } = await runChild('cmake', args);
    if (code === 0) return;
    rmSync(build, { recursive: true, force: true });
  }
  await step('cmake', args, 'worker-cmake.log');
}

/** As many compilers at once as the cores and the memory carry. */
function compilerCount() {
  return Math.max(1, Math.min(availableParallelism(), Math.floor(memoryBytes() / BYTES_PER_COMPILER)));
}

function memoryBytes() {
  try {
    const [, kilobytes] = /MemAvailable:\s+(\d+) kB/.exec(readFileSync('/proc/meminfo', 'utf8')) ?? [];
    return kilobytes ? Number(kilobytes) * 1024 : totalmem();
  } catch {
    return totalmem();
  }
}

/** Half-made builds of other folders or older recipes; one that is going on right now has a lock. */
function sweepOtherBuilds(/** @type {string} */ mine) {
  const parent = dirname(mine);
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent)) {
    const path = join(parent, name);
    if (/\.build-[0-9a-f]{8}$/.test(name) && path !== mine && !existsSync(`${path}.lock`))
      rmSync(path, { recursive: true, force: true });
  }
}

/** @param {string} command  @param {string[]} args  @param {string} log  @param {(line: string) => void} [onLine] */
async function step(command, args, log, onLine) {
  const logFile = join(cacheDir(), 'logs', log);
  const { code, tail } = await runChild(command, args, { logFile, ...(onLine && { onLine }) });
  if (code !== 0) {
    throw new SetupError(
      `Building the mediasoup worker failed in ${command} (status ${code}).`,
      `The whole output is in ${logFile}. A worker built elsewhere can be used: set MEDIASOUP_WORKER_BIN to its path.`,
      tail,
    );
  }
}
