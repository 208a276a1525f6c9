import type { BlobStore } from '@falink/storage';
import type { TransactionHost } from '../db/transaction.js';
import { forgetBlobRemovals, listBlobRemovals } from './queries.js';

const BATCH = 200;

/**
 * Removes the files whose rows are gone. A file is forgotten only once it is gone, so that a crash leaves none behind.
 *
 * @returns how many
 */
export async function removeBlobs(
  { pool, blobs }: Pick<TransactionHost, 'pool'> & { readonly blobs: BlobStore },
  signal?: AbortSignal,
): Promise<number> {
  let removed = 0;
  for (;;) {
    signal?.throwIfAborted();
    const keys = await listBlobRemovals(pool, BATCH);
    if (keys.length === 0) return removed;
    for (const key of keys) await blobs.delete(key);
    await forgetBlobRemovals(pool, keys);
    removed += keys.length;
  }
}
