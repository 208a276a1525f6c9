import path from 'node:path';
import { secretFromFile } from '@falink/service-kit';

const NAMES = ['service', 'room', 'jwt', 'data', 'database'] as const;

export type Secrets = Readonly<Record<(typeof NAMES)[number], string>>;

/**
 * The installation's secrets, in the files of `<dataDir>/secrets` that an api started by hand on the same folder reads,
 * so that both can open what the other encrypted.
 *
 * @throws when a file is there but holds no secret.
 */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const folder = path.join(dataDir, 'secrets');
  const entries = await Promise.all(NAMES.map(async (name) => [name, await secretFromFile(folder, name)] as const));
  return Object.fromEntries(entries) as Record<(typeof NAMES)[number], string>;
}
