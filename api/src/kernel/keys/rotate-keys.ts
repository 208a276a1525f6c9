import { headOf, seal, unseal } from '../auth/seal.js';
import { purposeKey, type Secrets } from '../auth/secrets.js';
import { inTransaction, type TransactionHost } from '../db/transaction.js';
import { keptContext } from './bind-keys.js';
import { shownId } from './keyring.js';
import {
  countSealed,
  forgetOtherDataKeys,
  listKeptKeys,
  listOtherNodes,
  listSealedOtherwise,
  lockKeys,
  replaceSealed,
  saveKeptKey,
} from './queries.js';
import type { SealedColumn } from './sealed-column.js';

const BATCH = 500;

export interface ColumnState {
  readonly column: SealedColumn;
  /** Sealed values. */
  readonly all: number;
  /** Those that another key than the present one has sealed. */
  readonly otherwise: number;
}

/** How many values each column holds, and how many of them another key has sealed. */
export async function keyStates(
  { pool }: Pick<TransactionHost, 'pool'>,
  { data }: Pick<Secrets, 'data'>,
  columns: readonly SealedColumn[],
): Promise<ColumnState[]> {
  const head = headOf(data.current);
  const states: ColumnState[] = [];
  for (const column of columns) states.push({ column, ...(await countSealed(pool, column, head)) });
  return states;
}

/** What is left after a run: nothing, or why the old key must stay. */
export type Rotated =
  | { readonly done: true }
  | {
      readonly done: false;
      readonly left: readonly ColumnState[];
      /** Processes that still seal with another key. */
      readonly nodes: readonly string[];
    };

/**
 * Seals with the present data key whatever another one has sealed (SPEC P18). Batches are transactions of their own: it
 * may be interrupted, repeated, and run while the service works. When nothing is left, the other keys are struck off
 * the database's list, so that processes start without them.
 */
export async function rotateKeys(
  host: TransactionHost,
  secrets: Pick<Secrets, 'data'>,
  columns: readonly SealedColumn[],
  onProgress: (column: SealedColumn, done: number) => void = () => {},
): Promise<Rotated> {
  await resealKept(host, secrets);
  for (const column of columns) {
    if (!column.passing) await resealColumn(host, secrets, column, (done) => onProgress(column, done));
  }
  return inTransaction(host, async (db) => {
    // A process that starts with another key waits, or is seen here.
    await lockKeys(db);
    const currentId = shownId(secrets.data.current.id);
    const nodes = (await listOtherNodes(db, null))
      .filter((node) => node.secrets.dataKeys[0] !== currentId)
      .map(({ id }) => id);
    const left: ColumnState[] = [];
    for (const column of columns) {
      const count = await countSealed(db, column, headOf(secrets.data.current));
      if (count.otherwise > 0) left.push({ column, ...count });
    }
    if (left.length > 0 || nodes.length > 0) return { done: false, left, nodes };
    await forgetOtherDataKeys(db, secrets.data.current.id);
    return { done: true };
  });
}

async function resealColumn(
  host: TransactionHost,
  secrets: Pick<Secrets, 'data'>,
  column: SealedColumn,
  onProgress: (done: number) => void,
): Promise<void> {
  const ring = column.purpose === null ? secrets.data : purposeKey(secrets, column.purpose);
  const head = headOf(secrets.data.current);
  let after: string | null = null;
  let done = 0;
  for (;;) {
    const batch = await listSealedOtherwise(host.pool, column, { head, after, limit: BATCH });
    const last = batch.at(-1);
    if (!last) return;
    const values = batch.map(({ id, of, sealed }) => {
      const context = column.context(of);
      return { id, was: sealed, sealed: seal(ring, unseal(ring, sealed, context), context) };
    });
    await replaceSealed(host.pool, column, values);
    after = last.id;
    done += batch.length;
    onProgress(done);
  }
}

async function resealKept(host: TransactionHost, secrets: Pick<Secrets, 'data'>): Promise<void> {
  const ring = purposeKey(secrets, 'kept-keys');
  await inTransaction(host, async (db) => {
    await lockKeys(db);
    for (const { purpose, sealed } of await listKeptKeys(db)) {
      const context = keptContext(purpose);
      await saveKeptKey(db, purpose, seal(ring, unseal(ring, sealed, context), context));
    }
  });
}
