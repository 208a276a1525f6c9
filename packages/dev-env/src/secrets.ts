import path from 'node:path';
import { secretFromFile } from '@falink/service-kit';

/** The api makes its own two, and the data key only for a database that has none. */
const NAMES = ['service', 'room', 'database'] as const;

/** The variables that give one instead of a file. */
const VARIABLES: Partial<Record<(typeof NAMES)[number], string>> = {
  service: 'FALINK_SERVICE_SECRET',
  room: 'FALINK_ROOM_SECRET',
};

export type Secrets = Readonly<Record<(typeof NAMES)[number], string>>;

/**
 * What several of the supervised processes need: from the environment, or in the files of `<dataDir>/secrets` that an api
 * or sfu started by hand on the same folder reads.
 *
 * @throws when a file is there but holds no secret.
 */
export async function loadSecrets(dataDir: string, env: NodeJS.ProcessEnv = {}): Promise<Secrets> {
  const folder = path.join(dataDir, 'secrets');
  const load = (name: (typeof NAMES)[number]) => env[VARIABLES[name] ?? ''] ?? secretFromFile(folder, name);
  const entries = await Promise.all(NAMES.map(async (name) => [name, await load(name)] as const));
  return Object.fromEntries(entries) as Record<(typeof NAMES)[number], string>;
}
