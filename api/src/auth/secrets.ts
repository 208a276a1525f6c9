import { hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.js';

/** What this service signs and encrypts with. Each purpose has a key of its own. */
export interface Secrets {
  readonly staffTokens: Uint8Array;
  readonly terminalTokens: Uint8Array;
  /** HMAC key of room tokens, shared with the sfu: the secret's own UTF-8 bytes. */
  readonly roomTokens: Uint8Array;
  /** Bearer secret between sfu and api. */
  readonly service: string;
  /** AES-256 key for personal data at rest. */
  readonly data: Uint8Array;
}

const SECRET_BYTES = 32;

/** Secrets from the configuration; those not given are read from, or made in, `<dataDir>/secrets/<name>.key`. */
export async function loadSecrets(config: Pick<Config, 'secrets' | 'dataDir'>): Promise<Secrets> {
  const folder = join(config.dataDir, 'secrets');
  const jwt = config.secrets.jwt ?? (await secretFromFile(folder, 'jwt'));
  const room = config.secrets.room ?? (await secretFromFile(folder, 'room'));
  const service = config.secrets.service ?? (await secretFromFile(folder, 'service'));
  const data = config.secrets.data ?? (await secretFromFile(folder, 'data'));
  return {
    staffTokens: derive(jwt, 'staff-tokens'),
    terminalTokens: derive(jwt, 'terminal-tokens'),
    roomTokens: new TextEncoder().encode(room),
    service,
    data: derive(data, 'data-at-rest'),
  };
}

/** A key for one purpose below the data key, so that no two uses share one. */
export function purposeKey(secrets: Pick<Secrets, 'data'>, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secrets.data, '', `falink:${purpose}`, SECRET_BYTES));
}

function derive(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', `falink:${purpose}`, SECRET_BYTES));
}

/** Of several processes that start at once, the first to create the file wins and the others read it. */
async function secretFromFile(folder: string, name: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${name}.key`);
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(`${randomBytes(SECRET_BYTES).toString('base64url')}\n`);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const secret = (await readFile(path, 'utf8')).trim();
  if (secret.length < 32) throw new Error(`${path} does not hold a secret of at least 32 characters`);
  return secret;
}
