import { accessSync, constants, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Written by the set-up: one line, the absolute path of the worker for this machine. */
const POINTER = join('node_modules', '.falink-worker');

/**
 * Path of the mediasoup worker: the given one, or the one the set-up found or built.
 *
 * @throws Error with the remedy when there is none, or when it cannot be executed.
 */
export function resolveWorkerBinary(
  given: string | undefined,
  startAt = dirname(fileURLToPath(import.meta.url)),
): string {
  const path = given ?? readPointer(startAt);
  if (path === undefined) {
    throw new Error('There is no mediasoup worker yet. Run `npm run setup`, or set MEDIASOUP_WORKER_BIN to one.');
  }
  try {
    accessSync(path, constants.X_OK);
  } catch (cause) {
    const remedy = given === undefined ? 'Run `npm run setup` to make it again.' : 'Correct MEDIASOUP_WORKER_BIN.';
    throw new Error(`The mediasoup worker ${path} cannot be executed. ${remedy}`, { cause });
  }
  return path;
}

/** Looks in every folder from `startAt` upwards, as Node looks for packages. */
function readPointer(startAt: string): string | undefined {
  for (let folder = startAt; ; folder = dirname(folder)) {
    try {
      const path = readFileSync(join(folder, POINTER), 'utf8').trim();
      if (path !== '') return path;
    } catch {
      // Not here.
    }
    if (dirname(folder) === folder) return undefined;
  }
}
