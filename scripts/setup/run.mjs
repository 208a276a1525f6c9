import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { stopChildrenOnSignal } from '../lib/child.mjs';
import { takeLock } from '../lib/lock.mjs';
import { cacheDir, ROOT } from '../lib/paths.mjs';
import { SetupError } from '../lib/setup-error.mjs';
import { elapsed, StepLine } from '../lib/terminal.mjs';
import { buildIsCurrent, buildWorkspaces } from './build.mjs';
import { firstMediaIsCurrent, makeFirstMedia, storiesProgram } from './media.mjs';
import { installNpmPackages, npmPackagesAreCurrent } from './npm-packages.mjs';
import { postgresIsReady, preparePostgres } from './postgres.mjs';
import { installPackages, missingPackages, missingWorkerBuildPackages } from './system-packages.mjs';
import { describeWorker, findWorker, pointerIsRight, sweepWorkerCache, writePointer } from './worker.mjs';
import { buildWorker } from './worker-build.mjs';
import { downloadWorker } from './worker-download.mjs';

/** Of what a failing program printed, its last lines; the whole is in the cache's logs. */
const SHOWN_LINES = 40;

/**
 * Brings the machine and this folder to where `npm start` or `npm test` can run, doing only what is missing.
 * Every step ends in one atomic move, so a run that was cut short goes on where it stopped. Prints one line when
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
  if (missingPackages(purpose).length > 0 || !npmPackagesAreCurrent() || !postgresIsUsable()) return undefined;
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
  // The download needs only the version in the lock file. Trying it first means that all Debian packages, the
  // compiler's among them when the download fails, are known before the one apt-get run.
  const haveWorker = findWorker() !== undefined || (await tryDownload());
  const wanted = [...missingPackages(purpose), ...(haveWorker ? [] : missingWorkerBuildPackages())];
  await together(
    async () => {
      if (wanted.length === 0) return;
      await step('Debian packages', async (line) => {
        await installPackages(wanted, line);
        return `installed ${wanted.join(', ')}`;
      });
    },
    async () => {
      if (!npmPackagesAreCurrent()) {
        await step('npm packages', async (line) => `${await installNpmPackages(line)} installed`);
      }
      if (!postgresIsUsable()) {
        await step('PostgreSQL', async () => {
          await preparePostgres();
          return "the embedded server's libraries linked";
        });
      }
    },
  );
  // Compilers fill the cores that TypeScript and the drawing of pictures, one thread each, leave idle.
  await together(provideWorker, async () => {
    if (!buildIsCurrent(purpose)) await step('Build', (line) => buildWorkspaces(line, purpose));
    if (!firstMediaIsCurrent(purpose)) {
      await step('Demo videos', async (line) => {
        await makeFirstMedia(line, purpose);
        return `the first ones made by ${storiesProgram().replace(`${ROOT}/`, '')}`;
      });
    }
  });
}

/**
 * Runs strands of steps at the same time, each to its end: a failure of one leaves the others' work whole.
 * @param {(() => Promise<void>)[]} strands
 */
async function together(...strands) {
  const results = await Promise.allSettled(strands.map((strand) => strand()));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
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
  try {
    const result = await work(line);
    line.done(typeof result === 'string' ? result : result.detail);
    return typeof result === 'string' ? undefined : result.value;
  } catch (error) {
    line.fail();
    throw error;
  }
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
