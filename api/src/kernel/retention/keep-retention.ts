import type { RetentionKind } from '@falink/protocol';
import type { BlobStore } from '@falink/storage';
import type { TransactionHost } from '../db/transaction.js';
import { eraseBatch } from './erase-batch.js';
import type { KeepDays } from './keep-days.js';
import { countDue, readCutoff } from './queries.js';
import { removeBlobs } from './remove-blobs.js';
import type { RetentionRule } from './rule.js';

/** A call has some dozens of rows below it: some thousands in one transaction. */
const BATCH = 200;

export interface RetentionHost extends TransactionHost {
  readonly config: { readonly keep: KeepDays };
  readonly blobs: BlobStore;
}

export interface Kept {
  readonly erased: number;
  readonly files: number;
}

export interface RunOptions {
  readonly signal?: AbortSignal;
  /** Rows that one transaction erases. */
  readonly batch?: number;
  /** After each batch: its kind, and how many rows of it are erased so far. */
  readonly onBatch?: (kind: RetentionKind, erased: number) => void;
}

/**
 * Erases everything that is over its time, batch by batch, then the files whose rows are gone (SPEC P22). It may be
 * interrupted, repeated, and run twice at once.
 */
export async function keepRetention(
  host: RetentionHost,
  rules: readonly RetentionRule[],
  { signal, batch = BATCH, onBatch = () => {} }: RunOptions = {},
): Promise<Kept> {
  let all = 0;
  for (const { kind, sources } of rules) {
    const keepDays = host.config.keep[kind];
    let erased = 0;
    for (const source of sources) {
      const cutoff = await readCutoff(host.pool, keepDays);
      let before: string | undefined;
      for (;;) {
        signal?.throwIfAborted();
        const rows = await eraseBatch(host, source, { kind, keepDays, cutoff, limit: batch });
        const first = rows[0]?.id;
        if (first === undefined) break;
        if (first === before) throw new Error(`${source.name} ${first} is due again after it was erased`);
        before = first;
        erased += rows.length;
        onBatch(kind, erased);
      }
    }
    all += erased;
  }
  return { erased: all, files: await removeBlobs(host, signal) };
}

export interface DueCount {
  readonly kind: RetentionKind;
  readonly keepDays: number;
  readonly due: number;
  readonly oldest: Date | null;
}

/** What each rule would erase now. */
export async function countRetention(
  { pool, config }: Pick<RetentionHost, 'pool' | 'config'>,
  rules: readonly RetentionRule[],
): Promise<DueCount[]> {
  const counts: DueCount[] = [];
  for (const { kind, sources } of rules) {
    const keepDays = config.keep[kind];
    const cutoff = await readCutoff(pool, keepDays);
    const found = [];
    for (const source of sources) found.push(await countDue(pool, source, cutoff));
    const oldest = found.flatMap((one) => one.oldest ?? []).toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
    counts.push({ kind, keepDays, due: found.reduce((sum, one) => sum + one.due, 0), oldest });
  }
  return counts;
}
