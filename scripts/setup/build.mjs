import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from '../lib/child.mjs';
import { filesBelow, hashStats, readText, writeAtomically } from '../lib/files.mjs';
import { cacheDir, ROOT } from '../lib/paths.mjs';
import { SetupError } from '../lib/setup-error.mjs';
import { listWorkspaces } from '../lib/workspaces.mjs';

const STAMP = 'node_modules/.falink-build';
/** Migrations and tests do not go into a build; what a build generates is in `dist` or in a hidden folder. */
const NOT_SOURCES = new Set(['node_modules', 'dist', 'coverage', 'test', 'migrations', 'vectors']);
const ROOT_INPUTS = ['package-lock.json', 'tsconfig.json', 'turbo.json'];

/**
 * Whether every workspace is built from the files as they are now. Turborepo answers the same from contents, but
 * takes a second to say so; names, sizes and times take a few milliseconds, and a wrong "no" only asks Turborepo.
 */
export function buildIsCurrent(root = ROOT) {
  return outputsAreThere(root) && readText(join(root, STAMP)) === inputDigest(root);
}

/**
 * Builds what changed.
 * @param {import('../lib/terminal.mjs').StepLine} line
 * @returns {Promise<string>} what happened, for people
 */
export async function buildWorkspaces(line, root = ROOT) {
  const before = inputDigest(root);
  const total = built(root).length;
  let started = 0;
  let cached = 0;
  const { code, tail } = await runChild(
    process.execPath,
    [
      join(root, 'node_modules', 'turbo', 'bin', 'turbo'),
      'run',
      'build',
      '--ui=stream',
      '--log-order=stream',
      '--no-color',
    ],
    {
      cwd: root,
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', TURBO_NO_UPDATE_NOTIFIER: '1' },
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
  if (!outputsAreThere(root)) {
    // Turborepo restores outputs; a workspace without them has changed what it builds.
    throw new SetupError(
      'The build ended well but left a workspace without a dist folder.',
      'Run npm run build -- --force and try again.',
    );
  }
  // A file edited while the build ran makes the next run look again.
  writeAtomically(join(root, STAMP), before);
  return `${total} workspaces, ${cached} from the cache`;
}

function built(/** @type {string} */ root) {
  return listWorkspaces(root).filter(({ manifest }) => manifest.scripts?.build);
}

function outputsAreThere(/** @type {string} */ root) {
  return built(root).every(({ folder }) => existsSync(join(root, folder, 'dist')));
}

function inputDigest(/** @type {string} */ root) {
  const hash = createHash('sha256').update(hashStats(root, ROOT_INPUTS));
  for (const { folder } of listWorkspaces(root)) {
    const path = join(root, folder);
    hash.update(folder).update(hashStats(path, filesBelow(path, NOT_SOURCES)));
  }
  return hash.digest('hex');
}

/** What npm and Turborepo say around a compiler's message. */
function isNoise(/** @type {string} */ text) {
  return /:build:( (npm (warn|error)|> |cache (hit|miss)).*|\s*)$/.test(text) || /^ WARNING /.test(text);
}

/** `@falink/api:build: cache miss, executing …` → `api` */
function packageOf(/** @type {string} */ text) {
  return /@falink\/([\w-]+):build/.exec(text)?.[1] ?? '';
}
