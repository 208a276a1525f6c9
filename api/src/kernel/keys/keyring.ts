import { hkdfSync } from 'node:crypto';

const KEY_BYTES = 32;
export const KEY_ID_BYTES = 8;

/** An AES-256 key, with the id of the data key that it was derived from. */
export interface SealingKey {
  readonly id: Buffer;
  readonly key: Uint8Array;
  /** Whether values sealed with it name it. The first key of a database is not named. */
  readonly named: boolean;
}

/** The key that seals, and the others that only open. */
export interface Keyring {
  readonly current: SealingKey;
  readonly others: readonly SealingKey[];
}

/** A key for one purpose, derived from a secret, so that no two uses share one. */
export function derive(secret: string | Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', `falink:${purpose}`, KEY_BYTES));
}

/** The data key of a secret. */
export function dataKeyOf(secret: string): SealingKey {
  const key = derive(secret, 'data-at-rest');
  return { id: Buffer.from(derive(key, 'key-id').subarray(0, KEY_ID_BYTES)), key, named: true };
}

/** The same keys for one purpose below the data key. */
export function ringFor({ current, others }: Keyring, purpose: string): Keyring {
  const below = (one: SealingKey): SealingKey => ({ ...one, key: derive(one.key, purpose) });
  return { current: below(current), others: others.map(below) };
}

/** How people see a key's id. */
export const shownId = (id: Uint8Array): string => Buffer.from(id).toString('hex');
