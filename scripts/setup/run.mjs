import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { stopChildrenOnSignal } from '../lib/child.mjs';
import { writeAtomically } from '../lib/files.mjs';
import { takeLock } from '../lib/lock.mjs';
import { cacheDir, ROOT } from '../lib/paths.mjs';
import { projectNodeIsReady } from '../lib/project-node.mjs';
import { SetupError } from '../lib/setup-error.mjs';
import { elapsed, StepLine } from '../lib/terminal.mjs';
import { buildIsCurrent, buildWorkspaces } from './build.mjs';
import { firstMediaIsCurrent, makeFirstMedia, storiesProgram } from './media.mjs';
import { installNpmPackages, npmPackagesAreCurrent } from './npm-packages.mjs';
import { postgresIsReady, preparePostgres } from './postgres.mjs';
import { runStrands } from './strands.mjs';
import { installPackages, missingPackages, missingWorkerBuildPackages } from './system-packages.mjs';
import { describeWorker, findWorker, pointerIsRight, sweepWorkerCache, writePointer } from './worker.mjs';
import { buildWorker } from './worker-build.mjs';
import { downloadWorker } from './worker-download.mjs';

/** Of what a failing program printed, its last lines; the whole is in the cache's logs. */
const SHOWN_LINES = 40;

/** @type {{ title: string, startedAt: number, endedAt: number }[]} */
const steps = [];

/**
 * Prepares the machine and this folder for `npm start` or `npm test`, doing only what is missing.
 * Every step ends in one atomic move, so that an interrupted run is resumed by the next. Prints one line when
 * there is nothing to do.
 * @param {import('./system-packages.mjs').Purpose} purpose
 * @returns {Promise<boolean>} false when something failed; what, and the remedy, have been printed
 */
export async function setUp(purpose) {
  const started = Date.now();
  const ready = whatIsReady(purpose);
  if (ready) {
    process.stdout.write(
      `✔ Everything is in place (${elapsed(Date.now() - started)}). Worker: ${describeWorker(ready)}\n`,
    );
    return true;
  }
  const restoreSignals = stopChildrenOnSignal('Stopped. Run the same command again to go on from here.');
  const lockName = createHash('sha256').update(ROOT).digest('hex').slice(0, 12);
  /** @type {(() => void) | undefined} */
  let release;
  try {
    release = await takeLock(join(cacheDir(), 'locks', `setup-${lockName}`), (pid) =>
      process.stdout.write(`· Process ${pid} is setting this folder up; waiting for it.\n`),
    );
    await runSteps(purpose);
    process.stdout.write(`✔ Everything is in place (${elapsed(Date.now() - started)}).\n`);
    return true;
  } catch (error) {
    explain(error);
    return false;
  } finally {
    release?.();
    restoreSignals();
  }
}

/** The worker when nothing at all is missing, otherwise undefined. */
function whatIsReady(/** @type {import('./system-packages.mjs').Purpose} */ purpose) {
  if (missingPackages(purpose).length > 0 || !npmPackagesAreCurrent() || !projectNodeIsReady()) return undefined;
  if (!postgresIsUsable()) return undefined;
  const worker = findWorker();
  return worker && pointerIsRight(worker) && buildIsCurrent(purpose) && firstMediaIsCurrent(purpose)
    ? worker
    : undefined;
}

/** @param {import('./system-packages.mjs').Purpose} purpose */
async function runSteps(purpose) {
  if (process.env.MEDIASOUP_WORKER_BIN && !findWorker()) {
    throw new SetupError(
      `MEDIASOUP_WORKER_BIN is ${process.env.MEDIASOUP_WORKER_BIN}, and that is not a worker that runs here.`,
      'Correct the path, or unset it to use the one that the set-up finds or builds.',
    );
  }
  sweepWorkerCache();
  let hasWorker = false;
  await runStrands({
    // The download needs only the version in the lock file. Trying it first means that all Debian packages, the
    // compiler's among them when it fails, are known before the one apt-get run.
    download: {
      run: async () => {
        hasWorker = findWorker() !== undefined || Boolean(await tryDownload());
      },
    },
    system: {
      after: ['download'],
      run: async () => {
        const wanted = [...missingPackages(purpose), ...(hasWorker ? [] : missingWorkerBuildPackages())];
        if (wanted.length === 0) return;
        await step('Debian packages', async (line) => {
          await installPackages(wanted, line);
          return `installed ${wanted.join(', ')}`;
        });
      },
    },
    packages: {
      run: async () => {
        if (!npmPackagesAreCurrent() || !projectNodeIsReady()) {
          await step('npm packages', async (line) => `${await installNpmPackages(line)} installed`);
        }
        if (!projectNodeIsReady()) throw noNode();
      },
    },
    postgres: {
      after: ['packages'],
      run: async () => {
        if (postgresIsUsable()) return;
        await step('PostgreSQL', async () => {
          await preparePostgres();
          return "the embedded server's libraries linked";
        });
      },
    },
    // Compilers take what the builds and the drawing of pictures, one thread each, leave of the processor.
    worker: { after: ['system', 'packages'], run: provideWorker },
    build: {
      after: ['packages'],
      run: async () => {
        if (!buildIsCurrent(purpose)) await step('Build', (line) => buildWorkspaces(line, purpose));
      },
    },
    videos: {
      after: ['system', 'build'],
      run: async () => {
        if (firstMediaIsCurrent(purpose)) return;
        await step('Demo videos', async (line) => {
          await makeFirstMedia(line, purpose);
          return `the first ones made by ${storiesProgram().replace(`${ROOT}/`, '')}`;
        });
      },
    },
  });
}

async function tryDownload() {
  return step('Media worker', async (line) => {
    const result = await downloadWorker(line);
    return 'worker' in result
      ? { detail: describeWorker(result.worker), value: true }
      : { detail: `to be built here: ${result.reason}`, value: false };
  });
}

async function provideWorker() {
  const found = findWorker();
  if (found && pointerIsRight(found)) return;
  await step('Media worker', async (line) => {
    const worker = found ?? (await buildWorker(line));
    writePointer(worker);
    return describeWorker(worker);
  });
}

function noNode() {
  return new SetupError(
    `npm has no Node 24 for ${process.platform}-${process.arch}, and this machine's is ${process.versions.node}.`,
    'Install Node 24 or newer, and run the same command again with it.',
  );
}

function postgresIsUsable() {
  return Boolean(process.env.DATABASE_URL) || postgresIsReady();
}

/**
 * @template T
 * @param {string} title
 * @param {(line: StepLine) => Promise<string | { detail: string, value: T }>} work
 * @returns {Promise<T | undefined>}
 */
async function step(title, work) {
  const line = new StepLine(title);
  const startedAt = Date.now();
  try {
    const result = await work(line);
    recordStep({ title, startedAt, endedAt: Date.now() });
    line.done(typeof result === 'string' ? result : result.detail);
    return typeof result === 'string' ? undefined : result.value;
  } catch (error) {
    line.fail();
    throw error;
  }
}

/**
 * Keeps when each step of this run began and ended (ms since the epoch), for `npm run bench -- setup`.
 * @param {{ title: string, startedAt: number, endedAt: number }} one
 */
function recordStep(one) {
  steps.push(one);
  writeAtomically(join(cacheDir(), 'logs', 'setup-steps.json'), JSON.stringify(steps));
}

function explain(/** @type {unknown} */ error) {
  const write = (/** @type {string} */ text) => process.stderr.write(`${text}\n`);
  if (!(error instanceof SetupError)) {
    write(`✘ The set-up failed: ${error instanceof Error ? error.stack : String(error)}`);
    write('Run the same command again; npm run doctor says what is there and what is missing.');
    return;
  }
  for (const text of error.output.slice(-SHOWN_LINES)) write(`    ${text}`);
  write(`✘ ${error.message}`);
  write(error.remedy);
}
