import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT_ROOT } from '@falink/dev-env';

/** The worker that a bench measures: `MEDIASOUP_WORKER_BIN`, or the one that the set-up found or built. */
export async function builtWorker(): Promise<string> {
  const given = process.env.MEDIASOUP_WORKER_BIN;
  return given ?? (await readFile(path.join(PROJECT_ROOT, 'node_modules/.falink-worker'), 'utf8')).trim();
}
