import { createHash, randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, open, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { BlobCorruptError, BlobMissingError, BlobRangeError } from './blob-store.js';
import { DiskBlobStore, storageError } from './disk-blob-store.js';
import { CHUNK_BYTES, contentBytes, HEADER_BYTES, writeSealed } from './sealed-file.js';

const encryptionKey = randomBytes(32);
let folder: string;
let store: DiskBlobStore;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'falink-storage-'));
  store = await DiskBlobStore.open({ folder, encryptionKey, reserveBytes: 0 });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const collect = async (stream: Readable): Promise<Buffer> => Buffer.concat((await stream.toArray()) as Buffer[]);
const temporary = () => readdir(join(folder, 'tmp'));

describe('DiskBlobStore', () => {
  it.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES + 7])(
    'keeps %d bytes',
    async (bytes) => {
      const content = randomBytes(bytes);
      const put = await store.put(content);
      expect(put).toMatchObject({ bytes, sha256: createHash('sha256').update(content).digest('hex') });
      expect((await store.read(put.key)).equals(content)).toBe(true);
      expect(contentBytes((await readFile(join(folder, put.key))).length)).toBe(bytes);
      expect(await temporary()).toEqual([]);
    },
  );

  it('keeps a stream whatever its pieces', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 90_000 }), { maxLength: 6 }), async (pieces) => {
        const { key, bytes } = await store.put(Readable.from(pieces.filter((piece) => piece.length > 0)));
        const content = Buffer.concat(pieces);
        expect(bytes).toBe(content.length);
        expect((await store.read(key)).equals(content)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('gives every range that lies within', async () => {
    const content = randomBytes(2 * CHUNK_BYTES + 100);
    const { key } = await store.put(content);
    await fc.assert(
      fc.asyncProperty(fc.nat(content.length - 1), fc.nat(content.length + 50), async (start, length) => {
        const found = await store.get(key, { range: { start, end: start + length } });
        expect(found.end).toBe(Math.min(start + length, content.length - 1));
        expect((await collect(found.stream)).equals(content.subarray(start, start + length + 1))).toBe(true);
      }),
      { numRuns: 60 },
    );
    const rest = await store.get(key, { range: { start: content.length - 3 } });
    expect((await collect(rest.stream)).equals(content.subarray(-3))).toBe(true);
  });

  it.each([{ start: 10 }, { start: -1 }, { start: 5, end: 4 }, { start: 0.5 }])(
    'refuses the range %j of ten bytes',
    async (range) => {
      const { key } = await store.put(randomBytes(10));
      await expect(store.get(key, { range })).rejects.toThrow(BlobRangeError);
    },
  );

  it('is unreadable on disk, and without the key that sealed it', async () => {
    const personal = randomBytes(32);
    const { key } = await store.put(Buffer.from('身份证号 11010519491231002X'), { encryptionKey: personal });
    expect((await readFile(join(folder, key))).includes('11010519491231002X')).toBe(false);
    await expect(store.read(key)).rejects.toThrow(BlobCorruptError);
    expect((await store.read(key, { encryptionKey: personal })).toString()).toContain('11010519491231002X');
  });

  it('notices a changed byte, a cut-off end, swapped files and foreign files', async () => {
    const content = randomBytes(2 * CHUNK_BYTES);
    const changed = await store.put(content);
    const bytes = await readFile(join(folder, changed.key));
    bytes[HEADER_BYTES + CHUNK_BYTES + 40] = (bytes[HEADER_BYTES + CHUNK_BYTES + 40] ?? 0) ^ 1;
    await writeFile(join(folder, changed.key), bytes);
    await expect(store.read(changed.key)).rejects.toThrow(BlobCorruptError);

    const cut = await store.put(content);
    await truncate(join(folder, cut.key), HEADER_BYTES + CHUNK_BYTES + 16);
    await expect(store.read(cut.key)).rejects.toThrow(BlobCorruptError);
    await truncate(join(folder, cut.key), 10);
    await expect(store.read(cut.key)).rejects.toThrow(BlobCorruptError);

    const [a, b] = [await store.put(content), await store.put(content)];
    await copyFile(join(folder, a.key), join(folder, b.key));
    await expect(store.read(b.key)).rejects.toThrow(BlobCorruptError);

    await writeFile(join(folder, a.key), randomBytes(500));
    await expect(store.read(a.key)).rejects.toThrow(BlobCorruptError);
  });

  it('deletes, and says what is not there', async () => {
    const { key } = await store.put(randomBytes(5));
    await store.delete(key);
    await store.delete(key);
    await expect(store.get(key)).rejects.toThrow(BlobMissingError);
  });

  it.each(['../../etc/passwd', '/etc/passwd', 'aa/../../../etc/passwd', 'tmp/x', '', 'aa/', 'AA/00'])(
    'never takes "%s" for a path',
    async (key) => {
      await expect(store.get(key)).rejects.toThrow(BlobMissingError);
      await expect(store.delete(key)).rejects.toThrow(BlobMissingError);
    },
  );

  it('keeps nothing of what is too large or breaks off', async () => {
    await expect(store.put(randomBytes(11), { maxBytes: 10 })).rejects.toMatchObject({ code: 'request.too_large' });
    const broken = async function* () {
      yield randomBytes(CHUNK_BYTES * 2);
      throw new Error('the sender went away');
    };
    await expect(store.put(broken())).rejects.toThrow('the sender went away');
    expect(await temporary()).toEqual([]);
  });

  it('refuses before the disk is full', async () => {
    const careful = await DiskBlobStore.open({ folder, encryptionKey, reserveBytes: Number.MAX_SAFE_INTEGER });
    await expect(careful.put(randomBytes(10))).rejects.toMatchObject({ code: 'storage.full' });
  });

  it('says so when the disk is full while writing', async () => {
    const full = await open('/dev/full', 'w');
    const failure = await writeSealed(full, randomBytes(10), { name: 'x', encryptionKey }).catch(storageError);
    await full.close();
    expect(failure).toMatchObject({ code: 'storage.full' });
  });

  it('removes what a crash left behind, and only that', async () => {
    const old = join(folder, 'tmp', 'old');
    await writeFile(old, 'x');
    await utimes(old, 1, 1);
    await writeFile(join(folder, 'tmp', 'fresh'), 'x');
    await DiskBlobStore.open({ folder, encryptionKey });
    expect(await temporary()).toEqual(['fresh']);
    await rm(join(folder, 'tmp', 'fresh'));
  });

  it('refuses a key of the wrong length', async () => {
    await expect(DiskBlobStore.open({ folder, encryptionKey: randomBytes(16) })).rejects.toThrow(RangeError);
  });
});
