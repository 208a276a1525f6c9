import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, createWriteStream, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@falink/tooling/free-port';
import { runChild } from '../lib/child.mjs';
import { readJson, writeAtomically } from '../lib/files.mjs';
import { ROOT } from '../lib/paths.mjs';
import { machineName, partsOf } from './setup-report.mjs';

/** From the command to the first picture, on two cores, with the worker built here. */
const BUDGET_S = 300;
const GIVE_UP_S = 1_200;
const POLL_MS = 250;

/** @typedef {import('./setup-report.mjs').Step} Step */

/**
 * Times `npm start` in a clone of the last commit with empty caches (npm's too), an empty data folder and no worker,
 * until the services are healthy and the first story's first segment has been fetched. Debian's packages that this
 * machine has already stay, which the report says. Prints one line of JSON.
 * @param {{ out?: string | undefined }} [options]
 * @returns {Promise<number>} the exit status: 1 over budget, or the start failed
 */
export async function benchSetup({ out } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'falink-bench-setup-'));
  // The database's own user passes through it.
  chmodSync(folder, 0o711);
  try {
    const report = await measure(folder);
    const line = JSON.stringify(report);
    if (out !== undefined) writeAtomically(out, `${line}\n`);
    process.stdout.write(`${line}\n`);
    return report.ok ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function measure(folder) {
  const clone = join(folder, 'clone');
  const cache = join(folder, 'cache');
  const data = join(folder, 'data');
  const { code, tail } = await runChild('git', ['clone', '--quiet', '--shared', ROOT, clone]);
  if (code !== 0) throw new Error(`git clone failed: ${tail.join('\n')}`);
  mkdirSync(cache);
  const port = await freePort(2);
  const startedAt = Date.now();
  const child = spawn(process.execPath, [join(clone, 'scripts', 'start.mjs')], {
    cwd: clone,
    env: { ...bareEnvironment(), ...foldersBelow(cache), FALINK_DATA_DIR: data, PORT: String(port) },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(join(tmpdir(), 'falink-bench-setup.log'));
  child.stdout.on('data', (text) => {
    log.write(text);
    process.stderr.write(text);
  });
  child.stderr.on('data', (text) => log.write(text));
  const exited = once(child, 'exit');
  try {
    const base = `http://127.0.0.1:${port}`;
    await untilTrue(child, () => isHealthy(base));
    const healthyAt = Date.now();
    await untilTrue(child, () => hasPicture(base, join(data, 'media')));
    const pictureAt = Date.now();
    /** @type {Step[]} */
    const steps = readJson(join(cache, 'falink', 'logs', 'setup-steps.json')) ?? [];
    const wholeS = (pictureAt - startedAt) / 1000;
    return {
      bench: 'setup',
      machine: machineName(),
      runs: 1,
      parts: partsOf(steps, { startedAt, healthyAt, pictureAt }),
      result: { unit: 's', p50: Math.round(wholeS) },
      budget: BUDGET_S,
      ok: wholeS <= BUDGET_S,
    };
  } finally {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
    await exited;
    log.end();
  }
}

/** The environment without what would spare the set-up some of its work, or point it elsewhere. */
function bareEnvironment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^(FALINK_|MEDIASOUP_WORKER_BIN$|DATABASE_URL$|HOST$|TURBO_|NODE_ENV$|npm_(package|lifecycle))/.test(name),
    ),
  );
}

/** @param {string} cache */
function foldersBelow(cache) {
  return {
    XDG_CACHE_HOME: cache,
    FALINK_CACHE_DIR: join(cache, 'falink'),
    npm_config_cache: join(cache, 'npm'),
  };
}

/** @param {string} base */
async function isHealthy(base) {
  const response = await fetch(`${base}/api/v1/health`);
  const { status } = /** @type {{ status?: string }} */ (await response.json());
  return status === 'ok';
}

/** Whether the television's page and the first segment of some story are served. @param {string} base  @param {string} media */
async function hasPicture(base, media) {
  if (!(await fetch(`${base}/tv/`)).ok || !existsSync(media)) return false;
  const story = readdirSync(media).find((name) => existsSync(join(media, name, 'manifest.json')));
  if (story === undefined) return false;
  let url = new URL(`/media/assets/${story}/master.m3u8`, base);
  // The list of renditions, then the list of segments, then the segment.
  for (let depth = 0; depth < 2; depth += 1) {
    const entry = (await (await fetch(url)).text()).split('\n').find((line) => line !== '' && !line.startsWith('#'));
    if (entry === undefined) return false;
    url = new URL(entry, url);
  }
  const segment = await fetch(url);
  return segment.ok && (await segment.arrayBuffer()).byteLength > 0;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {() => Promise<boolean>} condition may throw while nobody listens
 */
async function untilTrue(child, condition) {
  const deadline = Date.now() + GIVE_UP_S * 1000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`npm start ended with status ${child.exitCode}`);
    if (await condition().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`npm start was not ready within ${GIVE_UP_S} s`);
}
