import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { KEY_ID_BYTES, type Keyring, type SealingKey, shownId } from '../keys/keyring.js';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const UNNAMED = 1;
const NAMED = 2;

/** A key of its own, for example a person's, or the service's keys for one purpose. */
export type Keys = Uint8Array | Keyring;

/**
 * Encrypts with AES-256-GCM. `context` is authenticated but not stored: a sealed value moved to another row or column
 * does not open there. Layout: form, the key's id (form 2 only), IV, tag, ciphertext.
 */
export function seal(keys: Keys, plain: string | Uint8Array, context: string): Buffer {
  const key = keys instanceof Uint8Array ? keys : keys.current.key;
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(context, 'utf8'));
  const body = Buffer.concat([
    cipher.update(typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain),
    cipher.final(),
  ]);
  const head = keys instanceof Uint8Array ? Buffer.from([UNNAMED]) : headOf(keys.current);
  return Buffer.concat([head, iv, cipher.getAuthTag(), body]);
}

/** How every value begins that was sealed with a service's key. */
export function headOf({ id, named }: SealingKey): Buffer {
  return named ? Buffer.concat([Buffer.from([NAMED]), id]) : Buffer.from([UNNAMED]);
}

/** Opens what {@link seal} closed. @throws Error when key, context or content differ. */
export function unseal(keys: Keys, sealed: Uint8Array, context: string): Buffer {
  const form = sealed[0];
  const headBytes = form === NAMED ? 1 + KEY_ID_BYTES : 1;
  if ((form !== NAMED && form !== UNNAMED) || sealed.length < headBytes + IV_BYTES + TAG_BYTES)
    throw new Error('sealed value has an unknown form');
  let refusal: unknown;
  for (const key of candidates(keys, form === NAMED ? sealed.subarray(1, headBytes) : null)) {
    try {
      return open(key, sealed.subarray(headBytes), context);
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}

/** The keys that a value may have been sealed with. */
function candidates(keys: Keys, id: Uint8Array | null): Uint8Array[] {
  if (keys instanceof Uint8Array) {
    if (id) throw new Error('a value of the service was to be opened with a key of its own');
    return [keys];
  }
  const all = [keys.current, ...keys.others];
  if (!id) return all.map(({ key }) => key);
  const known = all.find((one) => one.id.equals(id));
  if (!known) throw new Error(`sealed with the data key ${shownId(id)}, which this process does not have`);
  return [known.key];
}

function open(key: Uint8Array, body: Uint8Array, context: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, IV_BYTES));
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(body.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(body.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}
