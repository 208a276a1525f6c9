import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readJson } from '../lib/files.mjs';
import { ROOT } from '../lib/paths.mjs';

// npm 11's `ci` refuses a lock file without them; npm writes such a file when a registry has not got them all yet.
test('the lock file names the binary packages of every platform', () => {
  /** @type {Record<string, { optionalDependencies?: Record<string, string> }>} */
  const packages = readJson(join(ROOT, 'package-lock.json')).packages;
  const names = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')));
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {})
      .filter((name) => !names.has(name))
      .map((name) => `${name} of ${path}`),
  );
  expect(missing).toEqual([]);
});
