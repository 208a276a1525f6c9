import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder, from the compiled file's place in it. */
export const PROJECT_ROOT = path.resolve(fileURLToPath(new URL('../../..', import.meta.url)));

/** Where data lives: `FALINK_DATA_DIR`, or `.data` in the project. Absolute. */
export function dataDirOf(env: NodeJS.ProcessEnv): string {
  return path.resolve(PROJECT_ROOT, env.FALINK_DATA_DIR ?? '.data');
}
