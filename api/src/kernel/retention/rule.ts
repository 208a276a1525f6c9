import type { RetentionKind } from '@falink/protocol';
import type { Queryable } from '../db/pool.js';

/** Rows that end, and are erased some time after. */
export interface RetentionSource {
  /** Whose ids are proved: usually the table. */
  readonly name: string;
  /**
   * `SELECT id::text, <when it ended> AS at FROM … WHERE …`, to which `AND` is added: what ended before `$1`, still holds something, and may be erased.
   * What is erased must not be in it any more.
   */
  readonly due: string;
  /** The table's alias in it, whose rows are locked. */
  readonly alias: string;
  /** Erases these rows, which are due and locked, in the transaction that has written the proof down. */
  readonly erase: (db: Queryable, ids: readonly string[]) => Promise<void>;
}

/** One kind of personal data, and where it lies. */
export interface RetentionRule {
  readonly kind: RetentionKind;
  readonly sources: readonly RetentionSource[];
}
