import { join } from 'node:path';
import { existingSecret, secretFromFile } from '@falink/service-kit';
import type { Config } from '../config.js';
import { dataKeyOf, derive, type Keyring, ringFor, type SealingKey } from '../keys/keyring.js';

/** Keys that outlive a change of the data key. */
export const KEPT_PURPOSES = ['query-codes', 'blobs', 'audit', 'secret-checks'] as const;
export type KeptPurpose = (typeof KEPT_PURPOSES)[number];
export type KeptKeys = Readonly<Record<KeptPurpose, Uint8Array>>;

/** What this service signs and encrypts with. Each purpose has a key of its own. */
export interface Secrets {
  readonly staffTokens: Uint8Array;
  readonly terminalTokens: Uint8Array;
  readonly guestTokens: Uint8Array;
  /** HMAC key of room tokens, shared with the sfu: the secret's own UTF-8 bytes. */
  readonly roomTokens: Uint8Array;
  /** Bearer secret between sfu and api. */
  readonly service: string;
  /** AES-256 keys for personal data at rest. */
  readonly data: Keyring;
  /** For what cannot be sealed again when the data key changes. */
  readonly kept: KeptKeys;
}

/** What tokens are signed with, and services recognise each other by. */
export interface SharedSecrets {
  readonly jwt: string;
  readonly room: string;
  readonly service: string;
}

/** Data keys as they were configured, before the database has confirmed that they belong to it. */
export interface GivenKeys {
  /** The key that is to seal. */
  readonly data: SealingKey;
  /** Keys that only open: of before a change, or of the one that follows. */
  readonly otherData: readonly SealingKey[];
}

/** From the configuration; those not given are read from, or made in, `<dataDir>/secrets/<name>.key`. */
export async function readSharedSecrets({
  secrets,
  dataDir,
}: Pick<Config, 'secrets' | 'dataDir'>): Promise<SharedSecrets> {
  const folder = join(dataDir, 'secrets');
  return {
    jwt: secrets.jwt ?? (await secretFromFile(folder, 'jwt')),
    room: secrets.room ?? (await secretFromFile(folder, 'room')),
    service: secrets.service ?? (await secretFromFile(folder, 'service')),
  };
}

/**
 * The data keys from the configuration, or from `<dataDir>/secrets/data.key`.
 *
 * @param make false: the database holds what another key has sealed, so that a new one would only hide the loss
 * @throws Error with the remedy when there is no data key and none may be made
 */
export async function readDataKeys(
  { secrets, dataDir }: Pick<Config, 'secrets' | 'dataDir'>,
  { make }: { readonly make: boolean },
): Promise<GivenKeys> {
  const folder = join(dataDir, 'secrets');
  const stored = make ? secretFromFile : existingSecret;
  const secret = secrets.data ?? (await stored(folder, 'data'));
  if (secret === null) {
    throw new Error(
      `There is no data key in ${join(folder, 'data.key')}, and this database holds values that were sealed with one. Restore that file from the backup that belongs to the database, or copy it from another host, or set FALINK_DATA_KEY. No new key was made.`,
    );
  }
  const data = dataKeyOf(secret);
  const otherData = secrets.otherData.map(dataKeyOf).filter(({ id }) => !id.equals(data.id));
  return { data, otherData };
}

/** Keys for one purpose below the data key, so that no two uses share one. */
export function purposeKey(secrets: Pick<Secrets, 'data'>, purpose: string): Keyring {
  return ringFor(secrets.data, purpose);
}

/** What tokens are signed with. */
export function tokenKeys({ jwt, room }: Pick<SharedSecrets, 'jwt' | 'room'>) {
  return {
    staffTokens: derive(jwt, 'staff-tokens'),
    terminalTokens: derive(jwt, 'terminal-tokens'),
    guestTokens: derive(jwt, 'guest-tokens'),
    roomTokens: new TextEncoder().encode(room),
  };
}
