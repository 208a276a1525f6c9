import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const NAMES = ['service', 'room', 'jwt', 'data', 'database'] as const;

export type Secrets = Readonly<Record<(typeof NAMES)[number], string>>;

const SECRET_BYTES = 32;
const MIN_LENGTH = 32;

/**
 * The installation's secrets, one file each in `<dataDir>/secrets` (0600), made once. They are the files that an
 * api started by hand on the same folder reads, so that both can open what the other encrypted.
 *
 * @throws when a file is there but holds no secret: losing `data` loses every encrypted personal datum, so nothing
 * is ever replaced silently.
 */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const folder = path.join(dataDir, 'secrets');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const entries = await Promise.all(NAMES.map(async (name) => [name, await secret(folder, name)] as const));
  return Object.fromEntries(entries) as Record<(typeof NAMES)[number], string>;
}

/** Of several that start at once, the first to create the file wins and the others read it. */
async function secret(folder: string, name: string): Promise<string> {
  const file = path.join(folder, `${name}.key`);
  await writeFile(file, `${randomBytes(SECRET_BYTES).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  const value = (await readFile(file, 'utf8')).trim();
  if (value.length < MIN_LENGTH) throw new Error(`${file} does not hold a secret: restore it from your backup.`);
  return value;
}
