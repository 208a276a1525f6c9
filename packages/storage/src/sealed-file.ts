import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { FalinkError } from '@falink/protocol';
import { BlobCorruptError, type BlobSource } from './blob-store.js';

/*
 * Layout: magic (4), salt (32), then chunks. Every chunk holds CHUNK_BYTES of content (the last one 0 … CHUNK_BYTES) as
 * AES-256-GCM ciphertext and tag. The key is HKDF(key, salt), so every file has its own and counting nonces never
 * repeat. A nonce is the chunk's number and whether it is the last: chunks cannot be reordered, nor the end cut off.
 * The blob's key is authenticated with every chunk: one file renamed to another's place does not open.
 * A range costs at most two chunks of extra reading.
 */
const MAGIC = Buffer.from('FLB1');
const SALT_BYTES = 32;
export const HEADER_BYTES = MAGIC.length + SALT_BYTES;
export const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;
export const KEY_BYTES = 32;

export interface Sealing {
  /** The blob's key, bound to the content. */
  readonly name: string;
  readonly encryptionKey: Uint8Array;
}

function fileKey(encryptionKey: Uint8Array, salt: Uint8Array): Uint8Array {
  if (encryptionKey.length !== KEY_BYTES) throw new RangeError(`an encryption key has ${KEY_BYTES} bytes`);
  return new Uint8Array(hkdfSync('sha256', encryptionKey, salt, 'falink:blob', KEY_BYTES));
}

function nonce(chunk: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(chunk, 7);
  bytes.writeUInt8(last ? 1 : 0, 11);
  return bytes;
}

/** Writes the content encrypted and synced. @throws FalinkError request.too_large beyond maxBytes. */
export async function writeSealed(
  file: FileHandle,
  source: BlobSource,
  { name, encryptionKey, maxBytes = Number.POSITIVE_INFINITY }: Sealing & { readonly maxBytes?: number },
): Promise<{ sha256: string; bytes: number }> {
  const salt = randomBytes(SALT_BYTES);
  const key = fileKey(encryptionKey, salt);
  const aad = Buffer.from(name);
  const hash = createHash('sha256');
  let bytes = 0;
  let chunk = 0;
  let pending = Buffer.alloc(0);

  const write = async (plain: Buffer, last: boolean): Promise<void> => {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(chunk, last)).setAAD(aad);
    await writeAll(file, Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]));
    chunk += 1;
  };

  await writeAll(file, Buffer.concat([MAGIC, salt]));
  for await (const part of source instanceof Uint8Array ? [source] : source) {
    bytes += part.length;
    if (bytes > maxBytes) throw new FalinkError('request.too_large');
    hash.update(part);
    pending = pending.length === 0 ? Buffer.from(part) : Buffer.concat([pending, part]);
    let offset = 0;
    // The last chunk is known only at the end: keep one back.
    for (; pending.length - offset > CHUNK_BYTES; offset += CHUNK_BYTES) {
      await write(pending.subarray(offset, offset + CHUNK_BYTES), false);
    }
    pending = pending.subarray(offset);
  }
  await write(pending, true);
  await file.sync();
  return { sha256: hash.digest('hex'), bytes };
}

async function writeAll(file: FileHandle, data: Buffer): Promise<void> {
  for (let offset = 0; offset < data.length; ) {
    const { bytesWritten } = await file.write(data, offset);
    offset += bytesWritten;
  }
}

/** Length of the content of a file of this length, or null when no content has it. */
export function contentBytes(fileBytes: number): number | null {
  const body = fileBytes - HEADER_BYTES;
  if (body < TAG_BYTES) return null;
  const chunks = Math.ceil(body / SEALED_CHUNK_BYTES);
  const lastChunk = body - (chunks - 1) * SEALED_CHUNK_BYTES;
  return lastChunk < TAG_BYTES ? null : body - chunks * TAG_BYTES;
}

/** The content from `start` to `end`, both included, chunk by chunk. Closes the file at the end, also when left early. */
export async function* readSealed(
  file: FileHandle,
  { name, encryptionKey }: Sealing,
  { fileBytes, start, end }: { readonly fileBytes: number; readonly start: number; readonly end: number },
): AsyncGenerator<Buffer> {
  try {
    const header = await readAt(file, 0, HEADER_BYTES);
    if (!header.subarray(0, MAGIC.length).equals(MAGIC)) throw new BlobCorruptError(name);
    const key = fileKey(encryptionKey, header.subarray(MAGIC.length));
    const aad = Buffer.from(name);
    const lastChunk = Math.ceil((fileBytes - HEADER_BYTES) / SEALED_CHUNK_BYTES) - 1;
    // An empty content still has one chunk: opening it proves the key.
    const to = Math.max(start, end);
    for (let chunk = Math.floor(start / CHUNK_BYTES); chunk <= Math.floor(to / CHUNK_BYTES); chunk += 1) {
      const at = HEADER_BYTES + chunk * SEALED_CHUNK_BYTES;
      const sealed = await readAt(file, at, Math.min(SEALED_CHUNK_BYTES, fileBytes - at));
      const plain = open(sealed, key, nonce(chunk, chunk === lastChunk), aad, name);
      const from = Math.max(0, start - chunk * CHUNK_BYTES);
      const until = Math.min(plain.length, end - chunk * CHUNK_BYTES + 1);
      if (until > from) yield plain.subarray(from, until);
    }
  } finally {
    await file.close();
  }
}

function open(sealed: Buffer, key: Uint8Array, iv: Buffer, aad: Buffer, name: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(aad);
  const split = sealed.length - TAG_BYTES;
  if (split < 0) throw new BlobCorruptError(name);
  decipher.setAuthTag(sealed.subarray(split));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, split)), decipher.final()]);
  } catch (cause) {
    throw new BlobCorruptError(name, { cause });
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}
