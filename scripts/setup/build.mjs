import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { runChild } from '../lib/child.mjs';
import { filesBelow, hashStats, readJson, writeAtomically } from '../lib/files.mjs';
import { cacheDir, ROOT } from '../lib/paths.mjs';
import { projectNode, withNode } from '../lib/project-node.mjs';
import { SetupError } from '../lib/setup-error.mjs';
import { listWorkspaces } from '../lib/workspaces.mjs';

const STAMP = 'node_modules/.falink-build';
/** Migrations and tests do not go into a build; what a build generates is in `dist` or in a hidden folder. */
const NOT_SOURCES = new Set(['node_modules', 'dist', 'coverage', 'test', 'migrations', 'vectors']);
const ROOT_INPUTS = ['package-lock.json', 'tsconfig.json', 'turbo.json'];
/** What `npm start` runs or serves; they, and whatever they depend on, are built for it. Tests need every workspace. */
const STARTED = ['dev-env', 'tv-app', 'command-center'];

/** @typedef {import('./system-packages.mjs').Purpose} Purpose */
/** @typedef {import('../lib/workspaces.mjs').Workspace} Workspace */

/**
 * Whether every workspace that is needed for it is built from the files as they are now. Turborepo answers the same
 * from contents, but takes a second to say so; names, sizes and times take a few milliseconds, and a wrong "no" only
 * asks Turborepo.
 * @param {Purpose} purpose
 */
export function buildIsCurrent(purpose, root = ROOT) {
  const wanted = neededFor(purpose, root);
  if (!outputsAreThere(wanted, root)) return false;
  const stamp = readStamp(root);
  const now = inputDigests(root);
  return wanted.every(({ name }) => stamp[name] === now[name]);
}

/**
 * Builds what changed.
 * @param {import('../lib/terminal.mjs').StepLine} line
 * @param {Purpose} purpose
 * @returns {Promise<string>} what happened, for people
 */
export async function buildWorkspaces(line, purpose, root = ROOT) {
  const before = inputDigests(root);
  const wanted = neededFor(purpose, root);
  const total = wanted.length;
  let started = 0;
  let cached = 0;
  const node = projectNode(root);
  const { code, tail } = await runChild(
    node,
    [
      join(root, 'node_modules', 'turbo', 'bin', 'turbo'),
      'run',
      'build',
      ...wanted.map(({ manifest }) => `--filter=${manifest.name}`),
      `--concurrency=${availableParallelism()}`,
      '--ui=stream',
      '--log-order=stream',
      '--no-color',
    ],
    {
      cwd: root,
      env: { ...withNode(node), TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', TURBO_NO_UPDATE_NOTIFIER: '1' },
      logFile: join(cacheDir(), 'logs', 'build.log'),
      onLine: (text) => {
        if (/: cache (hit|miss|bypass)/.test(text)) line.progress(Math.min(0.99, started++ / total), packageOf(text));
        if (text.includes(': cache hit')) cached += 1;
      },
    },
  );
  if (code !== 0) {
    throw new SetupError(
      `The build failed (status ${code}).`,
      'Correct what is shown above; npm run build repeats just this step.',
      tail.filter((text) => !isNoise(text)),
    );
  }
  if (!outputsAreThere(wanted, root)) {
    // Turborepo restores outputs; a workspace without them has changed what it builds.
    throw new SetupError(
      'The build ended well but left a workspace without a dist folder.',
      'Run npm run build -- --force and try again.',
    );
  }
  // A file edited during the build makes the next run build again.
  const current = Object.fromEntries(wanted.map(({ name }) => [name, before[name]]));
  writeAtomically(join(root, STAMP), JSON.stringify({ ...readStamp(root), ...current }));
  return `${total} workspaces, ${cached} from the cache`;
}

/** The workspaces to build for a purpose, in the order of the root package.json. @param {Purpose} purpose */
function neededFor(purpose, root = ROOT) {
  const all = listWorkspaces(root);
  const names = new Set(purpose === 'start' ? STARTED : all.map(({ name }) => name));
  // The set grows while it is iterated, which adds the dependencies of dependencies.
  for (const name of names) for (const needed of dependenciesOf(all, name)) names.add(needed);
  return all.filter(({ name, manifest }) => names.has(name) && manifest.scripts?.build);
}

/** @param {Workspace[]} all  @param {string} name  @returns {string[]} the workspaces that it names itself */
function dependenciesOf(all, name) {
  const manifest = all.find((workspace) => workspace.name === name)?.manifest;
  const named = { ...manifest?.dependencies, ...manifest?.devDependencies };
  return all.filter((workspace) => workspace.manifest.name in named).map((workspace) => workspace.name);
}

/** @param {Workspace[]} workspaces  @param {string} root */
function outputsAreThere(workspaces, root) {
  return workspaces.every(({ folder }) => existsSync(join(root, folder, 'dist')));
}

/** What each workspace was last built from. @returns {Record<string, string | undefined>} */
function readStamp(/** @type {string} */ root) {
  return readJson(join(root, STAMP)) ?? {};
}

/** A digest for each workspace over everything that its build reads: its own files and those of its dependencies. */
function inputDigests(/** @type {string} */ root) {
  const all = listWorkspaces(root);
  const common = hashStats(root, ROOT_INPUTS);
  /** @type {Record<string, string>} */
  const own = {};
  for (const { name, folder } of all) {
    const path = join(root, folder);
    own[name] = hashStats(path, filesBelow(path, NOT_SOURCES));
  }
  return Object.fromEntries(
    all.map(({ name }) => {
      const read = new Set([name]);
      for (const one of read) for (const needed of dependenciesOf(all, one)) read.add(needed);
      const hash = createHash('sha256').update(common);
      for (const one of [...read].sort()) hash.update(`${one}\0${own[one]}\n`);
      return [name, hash.digest('hex')];
    }),
  );
}

/** What npm and Turborepo say around a compiler's message. */
function isNoise(/** @type {string} */ text) {
  return /:build:( (npm (warn|error)|> |cache (hit|miss)).*|\s*)$/.test(text) || /^ WARNING /.test(text);
}

/** `@falink/api:build: cache miss, executing …` → `api` */
function packageOf(/** @type {string} */ text) {
  return /@falink\/([\w-]+):build/.exec(text)?.[1] ?? '';
}
