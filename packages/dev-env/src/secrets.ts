import path from 'node:path';
import { secretFromFile } from '@falink/service-kit';

const NAMES = ['service', 'room', 'jwt', 'data', 'database'] as const;

/** The variables that give one instead of a file, as the services read them. */
const VARIABLES: Partial<Record<(typeof NAMES)[number], string>> = {
  service: 'FALINK_SERVICE_SECRET',
  room: 'FALINK_ROOM_SECRET',
  jwt: 'FALINK_JWT_SECRET',
  data: 'FALINK_DATA_KEY',
};

export type Secrets = Readonly<Record<(typeof NAMES)[number], string>>;

/**
 * The installation's secrets: from the environment, or in the files of `<dataDir>/secrets` that an api started by hand
 * on the same folder reads, so that both can open what the other encrypted.
 *
 * @throws when a file is there but holds no secret.
 */
export async function loadSecrets(dataDir: string, env: NodeJS.ProcessEnv = {}): Promise<Secrets> {
  const folder = path.join(dataDir, 'secrets');
  const load = (name: (typeof NAMES)[number]) => env[VARIABLES[name] ?? ''] ?? secretFromFile(folder, name);
  const entries = await Promise.all(NAMES.map(async (name) => [name, await load(name)] as const));
  return Object.fromEntries(entries) as Record<(typeof NAMES)[number], string>;
}
