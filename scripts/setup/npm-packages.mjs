import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from '../lib/child.mjs';
import { readJson, readText, writeAtomically } from '../lib/files.mjs';
import { cacheDir, ROOT } from '../lib/paths.mjs';
import { SetupError } from '../lib/setup-error.mjs';

const LOCK = 'package-lock.json';
const STAMP = 'node_modules/.falink-lock';
const NPM_OWN_RECORD = 'node_modules/.package-lock.json';
const COUNT_EVERY_MS = 500;

/** Whether node_modules is what package-lock.json asks for on this platform. */
export function npmPackagesAreCurrent(root = ROOT) {
  if (!existsSync(join(root, NPM_OWN_RECORD))) return false;
  const wanted = lockDigest(root);
  if (readText(join(root, STAMP)) === wanted) return true;
  // Somebody ran `npm install` by hand: npm's own record tells whether that was enough.
  if (!recordMatchesLock(readJson(join(root, LOCK)), readJson(join(root, NPM_OWN_RECORD)))) return false;
  writeAtomically(join(root, STAMP), wanted);
  return true;
}

/**
 * Whether npm's record has every package of the lock file that is not optional, in the same version.
 * @param {any} lock  @param {any} record
 */
export function recordMatchesLock(lock, record) {
  if (!lock?.packages || !record?.packages) return false;
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '' || !path.includes('node_modules/')) return true;
    const got = record.packages[path];
    if (!got) return Boolean(wanted.optional || wanted.devOptional || wanted.peer);
    return (
      got.version === wanted.version && got.integrity === wanted.integrity && Boolean(got.link) === Boolean(wanted.link)
    );
  });
}

/**
 * Installs exactly what package-lock.json says. No install script runs, with any npm; later steps do what we need of
 * them.
 * @param {import('../lib/terminal.mjs').StepLine} line
 * @returns {Promise<number>} how many packages are there now
 */
export async function installNpmPackages(line, root = ROOT) {
  const expected = packagesForThisMachine(readJson(join(root, LOCK)));
  const timer = setInterval(() => {
    const there = expected.filter((path) => existsSync(join(root, path, 'package.json'))).length;
    line.progress(Math.min(0.99, there / expected.length));
  }, COUNT_EVERY_MS);
  const npm = npmCommand();
  const { code, tail } = await runChild(
    npm.command,
    [
      ...npm.args,
      'ci',
      '--ignore-scripts',
      '--include=dev',
      '--include=optional',
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ],
    { cwd: root, env: outsideNpm(process.env), logFile: join(cacheDir(), 'logs', 'npm-ci.log') },
  );
  clearInterval(timer);
  if (tail.some((text) => text.includes('npm error code EUSAGE'))) {
    throw new SetupError(
      'package.json and package-lock.json do not fit together.',
      'After editing a package.json, run: npm install',
      tail.filter((text) => /Missing:|Invalid:/.test(text)),
    );
  }
  if (code !== 0) {
    throw new SetupError(
      `npm ci failed (status ${code}).`,
      'Check that the npm registry can be reached (npm ping) and that the disk is not full; then run the same command again.',
      tail,
    );
  }
  writeAtomically(join(root, STAMP), lockDigest(root));
  return expected.length;
}

/** The npm that called us, or the one on PATH. */
export function npmCommand(env = process.env) {
  if (env.npm_execpath && existsSync(env.npm_execpath)) return { command: process.execPath, args: [env.npm_execpath] };
  return { command: 'npm', args: [] };
}

/**
 * The environment without what an outer npm adds, so that `npm start --workspace x` or a NODE_ENV does not change
 * what gets installed. Registry, cache and proxy settings stay.
 */
function outsideNpm(/** @type {NodeJS.ProcessEnv} */ env) {
  const kept = { ...env };
  for (const name of Object.keys(kept)) {
    if (
      /^npm_(package|lifecycle|command)/.test(name) ||
      /^npm_config_(workspace|workspaces|prefix|omit|global|include_workspace_root)$/i.test(name)
    ) {
      delete kept[name];
    }
  }
  delete kept.NODE_ENV;
  return kept;
}

/** @param {any} lock @returns {string[]} */
function packagesForThisMachine(lock) {
  const fits = (/** @type {string[] | undefined} */ names, /** @type {string} */ here) =>
    !names || names.includes(here);
  return Object.entries(lock?.packages ?? {})
    .filter(
      ([path, it]) =>
        path.includes('node_modules/') && !it.link && fits(it.os, process.platform) && fits(it.cpu, process.arch),
    )
    .map(([path]) => path);
}

function lockDigest(/** @type {string} */ root) {
  const lock = readFileSync(join(root, LOCK));
  return createHash('sha256').update(lock).update(`\0${process.platform}-${process.arch}`).digest('hex');
}
