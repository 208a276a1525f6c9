import { DeviceKeySchema } from '@falink/protocol';
import { type DeviceIdentity, type DeviceKeys, KeysUnavailable } from '../Platform.js';

const DATABASE = 'falink-tv';
const STORE = 'keys';
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;

function base64url(bytes: ArrayBuffer): string {
  let binary = '';
  for (const byte of new Uint8Array(bytes)) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function settle<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB failed'));
  });
}

/**
 * The terminal's key pair: ECDSA P-256 made by WebCrypto with a private half that cannot be exported, kept as a
 * CryptoKey in IndexedDB. A copy of the profile's files is all that could carry it away; the script never sees it.
 */
export class WebCryptoKeys implements DeviceKeys {
  async identity(slot: string): Promise<DeviceIdentity> {
    if (!globalThis.crypto?.subtle) throw new KeysUnavailable('insecure');
    return this.identityOf(await this.pair(slot));
  }

  async find(slot: string): Promise<DeviceIdentity | null> {
    if (!globalThis.crypto?.subtle) throw new KeysUnavailable('insecure');
    try {
      const database = await this.open();
      try {
        const store = database.transaction(STORE, 'readonly').objectStore(STORE);
        const known = (await settle(store.get(slot))) as CryptoKeyPair | undefined;
        return known ? await this.identityOf(known) : null;
      } finally {
        database.close();
      }
    } catch {
      // A store that cannot be read is recreated by the one who needs a key.
      return null;
    }
  }

  async promote(from: string, to: string): Promise<void> {
    const database = await this.open();
    try {
      const transaction = database.transaction(STORE, 'readwrite');
      const store = transaction.objectStore(STORE);
      const found = store.get(from);
      found.onsuccess = () => {
        if (!found.result) return;
        store.put(found.result, to);
        store.delete(from);
      };
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB failed'));
      });
    } finally {
      database.close();
    }
  }

  private async identityOf({ privateKey, publicKey }: CryptoKeyPair): Promise<DeviceIdentity> {
    const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey);
    return {
      publicKey: DeviceKeySchema.parse({ kty, crv, x, y }),
      sign: async (text) =>
        base64url(
          await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, new TextEncoder().encode(text)),
        ),
    };
  }

  async forget(slot: string): Promise<void> {
    const database = await this.open();
    await settle(database.transaction(STORE, 'readwrite').objectStore(STORE).delete(slot));
    database.close();
  }

  /** A store that cannot be read is recreated, once: its key is lost either way, and staff approve the box again. */
  private async pair(slot: string): Promise<CryptoKeyPair> {
    try {
      return await this.readPair(slot);
    } catch {
      try {
        await settle(indexedDB.deleteDatabase(DATABASE));
        return await this.readPair(slot);
      } catch {
        throw new KeysUnavailable('store');
      }
    }
  }

  private async readPair(slot: string): Promise<CryptoKeyPair> {
    const database = await this.open();
    try {
      const store = () => database.transaction(STORE, 'readwrite').objectStore(STORE);
      const known = (await settle(store().get(slot))) as CryptoKeyPair | undefined;
      if (known) return known;
      const pair = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
      await settle(store().put(pair, slot));
      return pair;
    } finally {
      database.close();
    }
  }

  private open(): Promise<IDBDatabase> {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    return settle(request);
  }
}
