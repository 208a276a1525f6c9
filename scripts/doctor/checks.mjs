import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, relative } from 'node:path';
import { databaseFolders, runningServer } from '../lib/database.mjs';
import { filesBelow } from '../lib/files.mjs';
import { cacheDir, dataDir, ROOT } from '../lib/paths.mjs';
import { findChromium, findProgram } from '../lib/programs.mjs';
import { nodeVersion, projectNode, projectNodeIsReady } from '../lib/project-node.mjs';
import { buildIsCurrent } from '../setup/build.mjs';
import { firstMediaIsCurrent, mediaFolder } from '../setup/media.mjs';
import { isSupportedNode, NODE_REMEDY } from '../setup/node-version.mjs';
import { npmCommand, npmPackagesAreCurrent } from '../setup/npm-packages.mjs';
import { postgresIsReady, postgresPackage } from '../setup/postgres.mjs';
import { installCommand, SYSTEM_PACKAGES } from '../setup/system-packages.mjs';
import { describeWorker, findWorker, pointerIsRight } from '../setup/worker.mjs';

const SETUP = 'npm run setup';
const ENOUGH_BYTES = 4e9;
const DEFAULT_PORT = 8080;
const MEDIA_PORT = 40_000;
const PRIVACY_VARIABLES = ['FALINK_PRIVACY_PROCESSOR', 'FALINK_PRIVACY_CONTACT'];

/**
 * @typedef {object} Finding
 * @property {string} name
 * @property {'ok' | 'missing' | 'warning'} status a warning does not keep the system from running
 * @property {string} detail
 * @property {string} [remedy]
 */

/**
 * Looks at everything that `npm start` and `npm test` need and changes nothing.
 * @returns {Promise<Finding[]>}
 */
export async function examine(env = process.env) {
  return [
    check('Node', isSupportedNode(process.versions.node), process.versions.node, NODE_REMEDY),
    check('Node of the services', projectNodeIsReady(), nodeVersion(projectNode()), SETUP),
    npmVersion(),
    ...SYSTEM_PACKAGES.map(systemPackage),
    check(
      'npm packages',
      npmPackagesAreCurrent(),
      existsSync(`${ROOT}/node_modules`) ? 'node_modules' : 'not installed',
      SETUP,
    ),
    worker(),
    postgres(env),
    build(),
    media(),
    ...(await ports(env)),
    dataFolder(),
    privacyNotice(env),
    diskSpace('Disk space, data', dataDir(env)),
    diskSpace('Disk space, cache', cacheDir(env)),
  ];
}

/** @param {string} name  @param {boolean} ok  @param {string} detail  @param {string} remedy  @returns {Finding} */
function check(name, ok, detail, remedy) {
  return ok ? { name, status: 'ok', detail } : { name, status: 'missing', detail, remedy };
}

function npmVersion() {
  const { command, args } = npmCommand();
  const { stdout, status } = spawnSync(command, [...args, '--version'], { encoding: 'utf8' });
  return check('npm', status === 0, stdout?.trim() || 'not found', 'npm comes with Node; install Node again.');
}

/** @param {import('../setup/system-packages.mjs').SystemPackage} it  @returns {Finding} */
function systemPackage(it) {
  const where = it.package === 'chromium' ? findChromium() : findProgram(it.package);
  const present = it.present();
  const needed = it.purposes.includes('start') ? '' : ' (for tests)';
  return check(
    it.package,
    present,
    present ? (where ?? 'installed') : `missing: ${it.why}${needed}`,
    installCommand([it.package]),
  );
}

/** @returns {Finding} */
function worker() {
  const found = findWorker();
  if (!found) {
    const given = process.env.MEDIASOUP_WORKER_BIN;
    if (given)
      return check(
        'Media worker',
        false,
        `MEDIASOUP_WORKER_BIN=${given} does not run here`,
        'Correct or unset MEDIASOUP_WORKER_BIN.',
      );
    return check('Media worker', false, 'none cached for this version and platform', SETUP);
  }
  return check('Media worker', pointerIsRight(found), describeWorker(found), SETUP);
}

/** @param {NodeJS.ProcessEnv} env  @returns {Finding} */
function postgres(env) {
  if (env.DATABASE_URL) return check('PostgreSQL', true, 'your own server (DATABASE_URL)', '');
  const server = databaseFolders(env).map(runningServer).find(Boolean);
  const state = server ? `, running as process ${server}` : '';
  return check('PostgreSQL', postgresIsReady(), `embedded, ${relative(ROOT, postgresPackage())}${state}`, SETUP);
}

/** @returns {Finding} */
function build() {
  if (buildIsCurrent('test')) return check('Build', true, 'dist folders and their sources', '');
  // Tests build the rest themselves.
  return check('Build', buildIsCurrent('start'), 'what npm start runs; the rest is built for tests', SETUP);
}

/** @returns {Finding} */
function media() {
  const videos = filesBelow(mediaFolder()).length;
  return check('Demo videos', firstMediaIsCurrent('start') && videos > 0, `${videos} files in ${mediaFolder()}`, SETUP);
}

/** @param {NodeJS.ProcessEnv} env  @returns {Promise<Finding[]>} */
async function ports(env) {
  const web = Number(env.PORT || DEFAULT_PORT);
  const list = [
    { port: web, use: 'pages and API', remedy: `choose another port: PORT=${web + 100} npm start` },
    { port: web + 1, use: 'media signalling', remedy: `choose another pair: PORT=${web + 100} npm start` },
    { port: MEDIA_PORT, use: 'media (UDP and TCP), one for each core from here on', remedy: 'free the port' },
  ];
  return Promise.all(
    list.map(async ({ port, use, remedy }) => {
      if (await portIsFree(port)) return check(`Port ${port}`, true, `free, for ${use}`, '');
      if (port === web && (await isOurs(port))) return check(`Port ${port}`, true, 'FaLink is running there', '');
      /** @type {Finding} */
      const taken = {
        name: `Port ${port}`,
        status: 'warning',
        detail: `in use; wanted for ${use}`,
        remedy: `Stop what listens there, or ${remedy}`,
      };
      return taken;
    }),
  );
}

/** @returns {Promise<boolean>} */
function portIsFree(/** @type {number} */ port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

async function isOurs(/** @type {number} */ port) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/health`, { signal: AbortSignal.timeout(2_000) });
    const body = /** @type {{ status?: string }} */ (await response.json());
    return body.status !== undefined;
  } catch {
    return false;
  }
}

/**
 * Who is responsible for personal information must be named; the demo district has an office of its own.
 * @param {NodeJS.ProcessEnv} env  @returns {Finding}
 */
function privacyNotice(env) {
  const missing = PRIVACY_VARIABLES.filter((name) => !env[name]?.trim());
  if (missing.length === 0) return check('Privacy notice', true, `names ${env.FALINK_PRIVACY_PROCESSOR}`, '');
  if (env.FALINK_DEMO !== '0')
    return check(
      'Privacy notice',
      true,
      "the demo district's (for a real one: FALINK_PRIVACY_PROCESSOR, FALINK_PRIVACY_CONTACT)",
      '',
    );
  return {
    name: 'Privacy notice',
    status: 'warning',
    detail: `${missing.join(' and ')} not set: the notice on televisions says that nobody has been entered`,
    remedy: 'Set them to the responsible office and how it is reached (docs/operations.md, docs/pipl.md).',
  };
}

function dataFolder() {
  const folder = dataDir();
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return check('Data folder', true, folder, '');
  } catch {
    return check(
      'Data folder',
      false,
      `${folder} cannot be written to`,
      `Make it writable for this user, or set FALINK_DATA_DIR to a folder that is.`,
    );
  }
}

/** @param {string} name  @param {string} folder  @returns {Finding} */
function diskSpace(name, folder) {
  let there = folder;
  while (!existsSync(there)) there = dirname(there);
  const { bavail, bsize } = statfsSync(there);
  const free = bavail * bsize;
  const detail = `${(free / 1e9).toFixed(1)} GB free`;
  if (free >= ENOUGH_BYTES) return check(name, true, detail, '');
  return {
    name,
    status: 'warning',
    detail,
    remedy: `Less than ${ENOUGH_BYTES / 1e9} GB: free some, or move FALINK_DATA_DIR or FALINK_CACHE_DIR.`,
  };
}
