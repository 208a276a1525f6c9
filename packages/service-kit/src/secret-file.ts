import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const SECRET_BYTES = 32;
/** Fewest characters of a secret in a file that an operator wrote by hand. */
const MIN_LENGTH = 32;

/**
 * The secret in `<folder>/<name>.key`, which only its owner may read (0600). It is made when it does not exist; of several
 * processes that start at once, the first makes it and the others read that one.
 *
 * @throws when the file is there but holds no secret: what was encrypted with a lost one is lost, so nothing is ever
 * replaced silently.
 */
export async function secretFromFile(
  folder: string,
  name: string,
  create: () => string | Promise<string> = randomSecret,
): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return (
    (await existingSecret(folder, name)) ?? checked(pathOf(folder, name), await make(pathOf(folder, name), create))
  );
}

/** The secret in `<folder>/<name>.key`; null when there is no such file. @throws when the file holds no secret. */
export async function existingSecret(folder: string, name: string): Promise<string | null> {
  const path = pathOf(folder, name);
  const secret = await contentOf(path);
  return secret === null ? null : checked(path, secret);
}

const randomSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

const pathOf = (folder: string, name: string): string => join(folder, `${name}.key`);

function checked(path: string, secret: string): string {
  if (secret.length >= MIN_LENGTH) return secret;
  throw new Error(`${path} does not hold a secret of at least ${MIN_LENGTH} characters: restore it from your backup.`);
}

async function contentOf(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    return null;
  }
}

/** Atomic: a reader never sees half of the content, not even after a crash. */
async function make(path: string, create: () => string | Promise<string>): Promise<string> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, `${await create()}\n`, { flag: 'wx', mode: 0o600 });
  try {
    await link(draft, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return (await readFile(path, 'utf8')).trim();
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
