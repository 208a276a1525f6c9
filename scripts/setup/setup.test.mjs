import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { buildIsCurrent, buildWorkspaces } from './build.mjs';
import { isSupportedNode } from './node-version.mjs';
import { npmPackagesAreCurrent, recordMatchesLock } from './npm-packages.mjs';
import { installCommand } from './system-packages.mjs';
import { findWorker, keepWorker, pointerIsRight, workerCacheFolder, writePointer } from './worker.mjs';
import { prebuiltUrl } from './worker-download.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'falink-setup-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** @param {string} path  @param {unknown} content */
function put(path, content) {
  const file = join(root, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

test.each([
  ['18.20.4', false],
  ['20.18.3', false],
  ['20.19.0', true],
  ['21.7.0', false],
  ['22.11.0', false],
  ['22.12.0', true],
  ['v24.1.0', true],
])('Node %s is supported: %s', (version, supported) => {
  expect(isSupportedNode(version)).toBe(supported);
});

test('the command for people without rights is one line', () => {
  expect(installCommand(['ffmpeg', 'cmake'], true)).toBe(
    'sudo apt-get update && sudo apt-get install -y --no-install-recommends ffmpeg cmake',
  );
});

const LOCK = {
  packages: {
    '': { name: 'falink' },
    api: { version: '0.1.0' },
    'node_modules/@falink/api': { resolved: 'api', link: true },
    'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' },
    'node_modules/@swc/core-darwin-arm64': { version: '1.16.22', integrity: 'sha512-b', optional: true },
  },
};
const RECORD = {
  packages: {
    'node_modules/@falink/api': { resolved: 'api', link: true },
    'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' },
  },
};

test("npm's record matches a lock file whose optional packages are for other platforms", () => {
  expect(recordMatchesLock(LOCK, RECORD)).toBe(true);
});

test("npm's record does not match when a package is missing, or is another edition", () => {
  expect(recordMatchesLock(LOCK, { packages: { 'node_modules/@falink/api': { link: true } } })).toBe(false);
  const other = { ...RECORD.packages, 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-x' } };
  expect(recordMatchesLock(LOCK, { packages: other })).toBe(false);
});

test('an install that was cut short is not current: npm writes its record last', () => {
  put('package-lock.json', LOCK);
  put('node_modules/zod/package.json', { version: '4.6.7' });
  expect(npmPackagesAreCurrent(root)).toBe(false);
  put('node_modules/.package-lock.json', RECORD);
  expect(npmPackagesAreCurrent(root)).toBe(true);
});

test('a build is current only with its stamp and its outputs', () => {
  put('package.json', { workspaces: ['api'] });
  put('api/package.json', { name: '@falink/api', scripts: { build: 'tsc -b' } });
  put('api/src/index.ts', 'export const one = 1;\n');
  expect(buildIsCurrent('test', root)).toBe(false);
});

/** A repository whose build makes a dist folder and writes down the name of the workspace. */
function repository() {
  put('package.json', { workspaces: ['packages/*'] });
  const workspace = (/** @type {string} */ name, /** @type {string[]} */ ...needs) => {
    const dependencies = Object.fromEntries(needs.map((need) => [`@falink/${need}`, '*']));
    put(`packages/${name}/package.json`, { name: `@falink/${name}`, scripts: { build: 'tsc -b' }, dependencies });
    put(`packages/${name}/src/index.ts`, `export const name = '${name}';\n`);
  };
  workspace('protocol');
  workspace('api', 'protocol');
  workspace('dev-env', 'api');
  workspace('tv-app', 'protocol');
  workspace('command-center', 'protocol');
  workspace('e2e', 'dev-env');
  put(
    'node_modules/turbo/bin/turbo',
    `const { appendFileSync, mkdirSync } = require('node:fs');
     for (const argument of process.argv) {
       const name = /^--filter=@falink\\/(.*)$/.exec(argument)?.[1];
       if (!name) continue;
       mkdirSync('packages/' + name + '/dist', { recursive: true });
       appendFileSync('built', name + ' ');
     }`,
  );
}
const line = /** @type {any} */ ({ progress: () => undefined });
const builtBy = async (/** @type {'start' | 'test'} */ purpose) => {
  put('built', '');
  await buildWorkspaces(line, purpose, root);
  return readFileSync(join(root, 'built'), 'utf8').trim().split(' ');
};

test('npm start builds what it runs, tests build the rest too, and each knows what is current for it', async () => {
  process.env.FALINK_CACHE_DIR = join(root, 'cache');
  try {
    repository();
    expect((await builtBy('start')).sort()).toEqual(['api', 'command-center', 'dev-env', 'protocol', 'tv-app']);
    expect(buildIsCurrent('start', root)).toBe(true);
    expect(buildIsCurrent('test', root)).toBe(false);
    expect(await builtBy('test')).toContain('e2e');
    expect(buildIsCurrent('test', root)).toBe(true);

    put('packages/e2e/src/index.ts', 'export const changed = true;\n');
    expect(buildIsCurrent('start', root)).toBe(true);
    expect(buildIsCurrent('test', root)).toBe(false);

    await builtBy('test');
    put('packages/protocol/src/index.ts', 'export const changed = true;\n');
    expect(buildIsCurrent('start', root)).toBe(false);
    await builtBy('start');
    expect(buildIsCurrent('start', root)).toBe(true);
    // It was built with the protocol as it was before.
    expect(buildIsCurrent('test', root)).toBe(false);
  } finally {
    delete process.env.FALINK_CACHE_DIR;
  }
});

/** A program that ends like a worker without MEDIASOUP_VERSION does. */
function fakeWorker(/** @type {number} */ status) {
  const file = put(`worker-${status}`, `#!/bin/sh\nexit ${status}\n`);
  chmodSync(file, 0o755);
  return file;
}

test('a given worker is used when it runs here, and only then', () => {
  expect(findWorker(root, { MEDIASOUP_WORKER_BIN: fakeWorker(41) })?.source).toBe('given');
  expect(findWorker(root, { MEDIASOUP_WORKER_BIN: fakeWorker(127) })).toBeUndefined();
});

test('a kept worker is found again, says where it came from, and gets a pointer', () => {
  const before = process.env.FALINK_CACHE_DIR;
  process.env.FALINK_CACHE_DIR = join(root, 'cache');
  try {
    put('package-lock.json', { packages: { 'node_modules/mediasoup': { version: '3.27.1' } } });
    put('sfu/worker/CMakeLists.txt', 'project(x)');
    expect(findWorker(root, process.env)).toBeUndefined();
    const kept = keepWorker(fakeWorker(41), 'prebuilt', root);
    const found = findWorker(root, process.env);
    expect(found).toEqual(kept);
    expect(pointerIsRight(kept, root)).toBe(false);
    writePointer(kept, root);
    expect(pointerIsRight(kept, root)).toBe(true);
    const folder = workerCacheFolder(root);
    put('sfu/worker/CMakeLists.txt', 'project(y)');
    expect(workerCacheFolder(root)).not.toBe(folder);
    expect(findWorker(root, process.env)).toBeUndefined();
  } finally {
    if (before === undefined) delete process.env.FALINK_CACHE_DIR;
    else process.env.FALINK_CACHE_DIR = before;
  }
});

test("the download is the file that mediasoup's own install script would fetch", () => {
  expect(prebuiltUrl('3.27.1', {})).toMatch(
    /^https:\/\/github\.com\/versatica\/mediasoup\/releases\/download\/3\.27\.1\/mediasoup-worker-3\.27\.1-[a-z0-9]+-[a-z0-9]+(-kernel\d+)?\.tgz$/,
  );
  expect(prebuiltUrl('3.27.1', { MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL: 'https://mirror/x' })).toMatch(
    /^https:\/\/mirror\/x\/3\.27\.1\//,
  );
});
