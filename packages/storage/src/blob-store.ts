import type { Readable } from 'node:stream';

/** Bytes to keep: at once, or as they come. */
export type BlobSource = Uint8Array | AsyncIterable<Uint8Array>;

export interface PutOptions {
  /**
   * AES-256 key to use instead of the store's own, 32 bytes. Losing it erases the blob (crypto-erasure), whatever
   * copies of the file exist.
   */
  readonly encryptionKey?: Uint8Array;
  /** Refuse anything larger, in bytes. */
  readonly maxBytes?: number;
}

export interface StoredBlob {
  /** Made by the store; says nothing about the content. */
  readonly key: string;
  /** Of the content as given, hex. */
  readonly sha256: string;
  /** Length of the content as given. */
  readonly bytes: number;
}

/** Both ends included, as in HTTP; `end` may lie behind the last byte. */
export interface ByteRange {
  readonly start: number;
  readonly end?: number;
}

export interface GetOptions {
  /** The key given at `put`, when one was. */
  readonly encryptionKey?: Uint8Array;
  readonly range?: ByteRange;
}

export interface OpenBlob {
  /** Fails with BlobCorruptError at the first byte that is not what was put; nothing wrong is ever passed on. */
  readonly stream: Readable;
  /** Length of the whole content. */
  readonly bytes: number;
  /** First and last byte of the stream; `end` is `start - 1` when it is empty. */
  readonly start: number;
  readonly end: number;
}

/** Where large things are kept: pictures, recordings, uploads. The database holds their keys and hashes. */
export interface BlobStore {
  /**
   * Keeps the content; when this resolves it survives a power cut. On failure nothing is kept.
   *
   * @throws FalinkError `request.too_large` beyond maxBytes, `storage.full` when there is no space.
   */
  put(source: BlobSource, options?: PutOptions): Promise<StoredBlob>;
  /** @throws BlobMissingError, BlobRangeError, BlobCorruptError (wrong key, or changed outside this store). */
  get(key: string, options?: GetOptions): Promise<OpenBlob>;
  /** The whole content in memory: for small things. */
  read(key: string, options?: Omit<GetOptions, 'range'>): Promise<Buffer>;
  /** Removes the blob; one that is not there is a success. */
  delete(key: string): Promise<void>;
}

export class BlobMissingError extends Error {
  override readonly name = 'BlobMissingError';
  constructor(readonly key: string) {
    super(`there is no blob ${key}`);
  }
}

export class BlobCorruptError extends Error {
  override readonly name = 'BlobCorruptError';
  constructor(
    readonly key: string,
    options?: { cause?: unknown },
  ) {
    super(`blob ${key} does not open: wrong key, or it was changed`, options);
  }
}

export class BlobRangeError extends Error {
  override readonly name = 'BlobRangeError';
  constructor(readonly bytes: number) {
    super(`the range is not within ${bytes} bytes`);
  }
}
