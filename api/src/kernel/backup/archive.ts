import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { Decrypter, Encrypter } from 'age-encryption';
import { extract, pack } from 'tar-stream';

/** What a backup file holds under one name. */
export interface ArchiveEntry {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** Adds what somebody wants to keep. Resolves when there is room for more. */
export type AddEntry = (name: string, content: Uint8Array) => Promise<void>;

/**
 * Writes a file that `age -d | tar xz` reads: tar, gzip, age. It has its name only when it is whole and on disk; on
 * failure nothing is left.
 *
 * @param recipients public keys, `age1…`; each of their holders can read it alone
 * @param write adds the entries, in order
 */
export async function writeArchive(
  file: string,
  recipients: readonly string[],
  write: (add: AddEntry) => Promise<void>,
): Promise<void> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const partial = `${file}.partial`;
  const tar = pack();
  const zipped = createGzip();
  const zipping = pipeline(tar, zipped);
  // A failure is reported where it is waited for, below.
  zipping.catch(() => undefined);
  try {
    const sealed = await encrypter.encrypt(Readable.toWeb(zipped) as ReadableStream<Uint8Array>);
    const writing = pipeline(
      Readable.fromWeb(sealed as never),
      createWriteStream(partial, { flags: 'w', mode: 0o600 }),
    );
    // A disk that is full must not leave the next entry waiting for room.
    writing.catch((error: Error) => tar.destroy(error));
    await write((name, content) =>
      addEntry(tar, name, Buffer.from(content.buffer, content.byteOffset, content.length)),
    );
    tar.finalize();
    await Promise.all([zipping, writing]);
    await syncFile(partial);
    await rename(partial, file);
  } catch (error) {
    tar.destroy();
    await zipping.catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  }
}

function addEntry(tar: ReturnType<typeof pack>, name: string, content: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const entry = tar.entry({ name, size: content.length, mode: 0o600 }, content, (error) =>
      error ? reject(error) : resolve(),
    );
    entry.on('error', reject);
  });
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The file is cut off, changed, or none of ours. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

/**
 * The entries in order; each is read whole before the next one.
 *
 * @param identities private keys, `AGE-SECRET-KEY-1…`; one of them has to fit
 * @throws ArchiveError also in the middle, where a file that was changed or cut off first shows it
 */
export async function* readArchive(file: string, identities: readonly string[]): AsyncGenerator<ArchiveEntry> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  const source = createReadStream(file);
  let opened: ReadableStream<Uint8Array>;
  try {
    opened = await decrypter.decrypt(Readable.toWeb(source) as ReadableStream<Uint8Array>);
  } catch (cause) {
    source.destroy();
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') throw cause;
    throw new ArchiveError(`${file} does not open with this key: it belongs to another one, or is no backup.`, {
      cause,
    });
  }
  const entries = extract();
  const reading = pipeline(Readable.fromWeb(opened as never), createGunzip(), entries);
  reading.catch(() => undefined);
  try {
    for await (const entry of entries) yield { name: entry.header.name, content: entry as AsyncIterable<Uint8Array> };
    await reading;
  } catch (cause) {
    throw new ArchiveError(`${file} was changed, or is cut off.`, { cause });
  } finally {
    entries.destroy();
    source.destroy();
  }
}
