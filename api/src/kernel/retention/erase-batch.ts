import { createHash } from 'node:crypto';
import type { ErasureKind } from '@falink/protocol';
import { SYSTEM } from '../actor.js';
import { type AuditNote, command, unchanged } from '../command.js';
import type { Queryable } from '../db/pool.js';
import type { TransactionHost } from '../db/transaction.js';
import { type DueRow, insertErasure, lockDue, lockErasures } from './queries.js';
import type { RetentionSource } from './rule.js';

export interface BatchOptions {
  readonly kind: ErasureKind;
  readonly keepDays: number | null;
  /** Only what ended before this moment. */
  readonly cutoff: Date;
  readonly limit: number;
  /** Only these rows; absent: all. */
  readonly only?: readonly string[];
}

/**
 * Erases what is due of a source, at most `limit` rows, the oldest first: proof, rows and audit event are one
 * transaction (SPEC P22).
 *
 * @returns what was erased; empty: nothing was due
 */
export function eraseBatch(
  host: TransactionHost,
  source: RetentionSource,
  { kind, keepDays, ...which }: BatchOptions,
): Promise<readonly DueRow[]> {
  return command<readonly DueRow[], readonly DueRow[]>(host, SYSTEM, {
    lock: async (tx) => {
      await lockErasures(tx);
      return lockDue(tx, source, which);
    },
    authorise: () => {},
    change: async (tx, rows) => {
      if (rows.length === 0) return unchanged(rows);
      const ids = rows.map(({ id }) => id);
      const audit = await proveErasure(tx, { kind, source: source.name, keepDays, cutoff: which.cutoff, rows });
      await source.erase(tx, ids);
      return { audit, result: rows };
    },
  });
}

interface Proved {
  readonly kind: ErasureKind;
  readonly source: string;
  readonly keepDays: number | null;
  readonly cutoff: Date;
  /** In the order in which they ended; at least one. */
  readonly rows: readonly DueRow[];
}

/** Writes down that these rows are erased, under {@link lockErasures}. @returns what the audit log keeps of it */
async function proveErasure(
  db: Queryable,
  { kind, source, keepDays, cutoff, rows }: Proved,
): Promise<AuditNote & { readonly data: Readonly<Record<string, unknown>> }> {
  const [oldest, newest] = [rows[0]?.at, rows.at(-1)?.at];
  if (!oldest || !newest) throw new RangeError('nothing is erased');
  const sha256 = digestOf(rows);
  const proof = { kind, source, keepDays, cutoff, items: rows.length, oldest, newest, sha256 };
  const id = await insertErasure(db, proof);
  return {
    action: 'retention.erased',
    subject: `erasure:${id}`,
    orgPath: null,
    data: {
      ...proof,
      cutoff: cutoff.toISOString(),
      oldest: oldest.toISOString(),
      newest: newest.toISOString(),
      sha256: sha256.toString('hex'),
    },
  };
}

/** Over the ids in their order, each with a line end: who still has the ids, in a backup, can compare them. */
function digestOf(rows: readonly DueRow[]): Buffer {
  const hash = createHash('sha256');
  for (const { id } of rows) hash.update(`${id}\n`);
  return hash.digest();
}
