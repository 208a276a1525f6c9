import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const SecretsSchema = z.object({
  serviceSecret: z.string().min(32),
  roomSecret: z.string().min(32),
  jwtSecret: z.string().min(32),
  dataKey: z.string().min(32),
  databasePassword: z.string().min(16),
});
export type Secrets = z.infer<typeof SecretsSchema>;

/**
 * The installation's secrets, made once and kept in `<dataDir>/secrets.json` (0600).
 * Losing `dataKey` loses every encrypted personal datum, so it is never made anew silently:
 * @throws when the file is there but cannot be read as secrets.
 */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const file = path.join(dataDir, 'secrets.json');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text !== null) return SecretsSchema.parse(JSON.parse(text));
  const made: Secrets = {
    serviceSecret: randomBytes(32).toString('base64url'),
    roomSecret: randomBytes(32).toString('base64url'),
    jwtSecret: randomBytes(32).toString('base64url'),
    dataKey: randomBytes(32).toString('base64'),
    databasePassword: randomBytes(18).toString('base64url'),
  };
  await mkdir(dataDir, { recursive: true });
  const temporary = `${file}.${process.pid}`;
  await writeFile(temporary, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  await rename(temporary, file);
  return made;
}
