import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { FalinkError } from '@falink/protocol';
import {
  BlobCorruptError,
  BlobMissingError,
  BlobRangeError,
  type BlobSource,
  type BlobStore,
  type GetOptions,
  type OpenBlob,
  type PutOptions,
  type StoredBlob,
} from './blob-store.js';
import { contentBytes, KEY_BYTES, readSealed, writeSealed } from './sealed-file.js';

/** Space left alone for the database and logs on the same disk: uploads stop before everything does. */
const DEFAULT_RESERVE_BYTES = 64 * 1024 * 1024;
/** A temporary file this old belongs to a process that died. */
const ABANDONED_AFTER_MS = 3_600_000;
const BLOB_KEY = /^[0-9a-f]{2}\/[0-9a-f]{30}$/;

export interface DiskBlobStoreOptions {
  /** Folder of this store alone; made when it is not there. */
  readonly folder: string;
  /** AES-256 key for blobs that are put without one of their own, 32 bytes. */
  readonly encryptionKey: Uint8Array;
  readonly reserveBytes?: number;
}

/** Blobs as encrypted files. Several processes may share the folder. */
export class DiskBlobStore implements BlobStore {
  private constructor(private readonly options: Required<DiskBlobStoreOptions>) {}

  /** Makes the folder and removes what a crash left half written. */
  static async open(options: DiskBlobStoreOptions): Promise<DiskBlobStore> {
    if (options.encryptionKey.length !== KEY_BYTES) throw new RangeError(`an encryption key has ${KEY_BYTES} bytes`);
    const store = new DiskBlobStore({ reserveBytes: DEFAULT_RESERVE_BYTES, ...options });
    await mkdir(store.temporaryFolder, { recursive: true, mode: 0o700 });
    await store.removeAbandoned();
    return store;
  }

  async put(source: BlobSource, { encryptionKey, maxBytes }: PutOptions = {}): Promise<StoredBlob> {
    const name = randomBytes(16).toString('hex');
    const key = `${name.slice(0, 2)}/${name.slice(2)}`;
    const temporary = join(this.temporaryFolder, name);
    try {
      await this.requireSpace();
      const file = await open(temporary, 'wx', 0o600);
      let written: { sha256: string; bytes: number };
      try {
        written = await writeSealed(file, source, {
          name: key,
          encryptionKey: encryptionKey ?? this.options.encryptionKey,
          ...(maxBytes !== undefined && { maxBytes }),
        });
      } finally {
        await file.close();
      }
      const path = this.pathOf(key);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await rename(temporary, path);
      await syncFolder(dirname(path));
      return { key, ...written };
    } catch (error) {
      await rm(temporary, { force: true });
      throw storageError(error);
    }
  }

  async get(key: string, { encryptionKey, range }: GetOptions = {}): Promise<OpenBlob> {
    const { file, fileBytes, bytes } = await this.openBlob(key);
    const start = range?.start ?? 0;
    const end = Math.min(range?.end ?? bytes - 1, bytes - 1);
    if (range && !(Number.isInteger(start) && start >= 0 && start < bytes && end >= start)) {
      await file.close();
      throw new BlobRangeError(bytes);
    }
    const sealing = { name: key, encryptionKey: encryptionKey ?? this.options.encryptionKey };
    return { stream: Readable.from(readSealed(file, sealing, { fileBytes, start, end })), bytes, start, end };
  }

  async read(key: string, options: Omit<GetOptions, 'range'> = {}): Promise<Buffer> {
    const { stream } = await this.get(key, options);
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    return Buffer.concat(parts);
  }

  async delete(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  private async openBlob(key: string): Promise<{ file: FileHandle; fileBytes: number; bytes: number }> {
    const path = this.pathOf(key);
    let file: FileHandle;
    try {
      file = await open(path, 'r');
    } catch (error) {
      throw hasCode(error, 'ENOENT') ? new BlobMissingError(key) : error;
    }
    const { size } = await file.stat();
    const bytes = contentBytes(size);
    if (bytes !== null) return { file, fileBytes: size, bytes };
    await file.close();
    throw new BlobCorruptError(key);
  }

  private get temporaryFolder(): string {
    return join(this.options.folder, 'tmp');
  }

  /** Only keys that this store makes become paths. @throws BlobMissingError for anything else. */
  private pathOf(key: string): string {
    if (!BLOB_KEY.test(key)) throw new BlobMissingError(key);
    return join(this.options.folder, key);
  }

  private async requireSpace(): Promise<void> {
    const { bavail, bsize } = await statfs(this.options.folder);
    if (bavail * bsize < this.options.reserveBytes) throw new FalinkError('storage.full');
  }

  private async removeAbandoned(): Promise<void> {
    const before = Date.now() - ABANDONED_AFTER_MS;
    for (const name of await readdir(this.temporaryFolder)) {
      const path = join(this.temporaryFolder, name);
      const found = await stat(path).catch(() => null);
      if (found && found.mtimeMs < before) await rm(path, { force: true });
    }
  }
}

/** ENOSPC and EDQUOT, which the system reports at any write, become the protocol's refusal. */
export function storageError(error: unknown): unknown {
  return hasCode(error, 'ENOSPC') || hasCode(error, 'EDQUOT')
    ? new FalinkError('storage.full', {}, { cause: error })
    : error;
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

/** A rename survives a power cut only once its folder is synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
