import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { runChild } from '../lib/child.mjs';
import { takeLock } from '../lib/lock.mjs';
import { cacheDir, ROOT } from '../lib/paths.mjs';
import { SetupError } from '../lib/setup-error.mjs';
import { findWorker, keepWorker, workerCacheFolder, workerRuns } from './worker.mjs';

/** The builds and the videos beside have one thread each and would end last: they take precedence. */
const NICENESS = '10';
/** What one C++ compiler takes at its worst on these sources. */
const BYTES_PER_COMPILER = 1_200_000_000;

/**
 * Compiles the worker from the sources inside the npm package (about a minute and a half on two cores). The build
 * folder is in the cache, and ninja resumes an interrupted run.
 * @param {import('../lib/terminal.mjs').StepLine} line
 */
export async function buildWorker(line, root = ROOT) {
  const recipe = join(root, 'sfu', 'worker');
  const sources = join(root, 'node_modules', 'mediasoup', 'worker');
  const key = workerCacheFolder(root);
  const build = `${key}.build-${createHash('sha256').update(root).digest('hex').slice(0, 8)}`;
  const release = await takeLock(`${key}.lock`, (pid) =>
    line.say(`process ${pid} is building the worker already; waiting for it`),
  );
  try {
    const made = findWorker(root);
    if (made) return made;
    sweepOtherBuilds(build);
    await compile(build, sources, recipe, line);
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

/**
 * Configures and compiles, keeping what an interrupted run has compiled. Configuring again would rewrite the generated
 * headers and so invalidate every object; it is skipped once it was done (CMake writes build.ninja last). When resuming
 * fails, the folder itself may be broken: the second attempt starts from scratch.
 * @param {string} build  @param {string} sources  @param {string} recipe
 * @param {import('../lib/terminal.mjs').StepLine} line
 */
async function compile(build, sources, recipe, line) {
  const ninja = () =>
    step('ninja', ['-C', build, '-j', String(compilerCount())], 'worker-ninja.log', (text) => {
      const [, finished, total] = /^\[(\d+)\/(\d+)\]/.exec(text) ?? [];
      if (finished && total) line.progress(Number(finished) / Number(total), `${finished} of ${total}`);
    });
  if (existsSync(join(build, 'build.ninja'))) {
    line.progress(0, 'going on');
    try {
      return await ninja();
    } catch (error) {
      if (!(error instanceof SetupError)) throw error;
    }
  }
  rmSync(build, { recursive: true, force: true });
  line.progress(0, 'configuring');
  await step('cmake', ['-G', 'Ninja', '-B', build, `-DWORKER_DIR=${sources}`, recipe], 'worker-cmake.log');
  await ninja();
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

/** Removes unfinished builds of other folders or older recipes; a recipe that is being built has a lock. */
function sweepOtherBuilds(/** @type {string} */ mine) {
  const parent = dirname(mine);
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent)) {
    const path = join(parent, name);
    const [, key] = /^(.+)\.build-[0-9a-f]{8}$/.exec(name) ?? [];
    if (!key || path === mine) continue;
    if (mine.startsWith(`${join(parent, key)}.build-`) || !existsSync(join(parent, `${key}.lock`))) {
      rmSync(path, { recursive: true, force: true });
    }
  }
}

/** @param {string} command  @param {string[]} args  @param {string} log  @param {(line: string) => void} [onLine] */
async function step(command, args, log, onLine) {
  const logFile = join(cacheDir(), 'logs', log);
  const { code, tail } = await runChild('nice', ['-n', NICENESS, command, ...args], {
    logFile,
    ...(onLine && { onLine }),
  });
  if (code !== 0) {
    throw new SetupError(
      `Building the mediasoup worker failed in ${command} (status ${code}).`,
      `The whole output is in ${logFile}. A worker built elsewhere can be used: set MEDIASOUP_WORKER_BIN to its path.`,
      tail,
    );
  }
}
