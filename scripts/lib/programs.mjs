import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** The absolute path of a program on PATH, or undefined. */
export function findProgram(/** @type {string} */ name, env = process.env) {
  if (isAbsolute(name)) return isExecutable(name) ? name : undefined;
  for (const folder of (env.PATH ?? '').split(delimiter)) {
    const file = join(folder, name);
    if (folder && isExecutable(file)) return file;
  }
  return undefined;
}

/** The Chromium that tests drive: `CHROMIUM_BIN`, or the first one on PATH. */
export function findChromium(env = process.env) {
  if (env.CHROMIUM_BIN) return findProgram(env.CHROMIUM_BIN, env);
  for (const name of ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']) {
    const found = findProgram(name, env);
    if (found) return found;
  }
  return undefined;
}

export function isExecutable(/** @type {string} */ file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
