import { hkdfSync } from 'node:crypto';
import { join } from 'node:path';
import { secretFromFile } from '@falink/service-kit';
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

const KEY_BYTES = 32;

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
  return new Uint8Array(hkdfSync('sha256', secrets.data, '', `falink:${purpose}`, KEY_BYTES));
}

function derive(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', `falink:${purpose}`, KEY_BYTES));
}
