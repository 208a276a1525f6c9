import type { Pool } from './pool.js';

interface RecordBase extends Pool {
  readonly version: 1;
  /** SHA-256 of the text of the pool. */
  readonly poolHash: string;
}

/** Everything that anybody needs to draw again. The order of the keys is that of the canonical form. */
export interface DrawRecord extends RecordBase {
  readonly kind: 'drawn';
  readonly commitment: string;
  readonly secret: string;
  readonly digits: string;
  readonly seed: string;
  /** From 0. */
  readonly index: number;
  /** The pseudonym at `index`. */
  readonly result: string;
}

/** 点援: the applicant picked, one or more, the most wanted first. */
export interface PickRecord extends RecordBase {
  readonly kind: 'picked';
  readonly picked: readonly string[];
  /** SHA-256 of the hash of the pool and of who was picked, to compare with a receipt. */
  readonly pickHash: string;
}

export type AssignmentRecord = DrawRecord | PickRecord;

/** The canonical form [LR29]: this order of keys, two spaces, a newline at the end. Lines are counted in it. */
export function canonicalRecord(record: AssignmentRecord): string {
  const { version, kind, case: ref, date, pool, excluded, poolHash } = record;
  const base = {
    version,
    kind,
    case: ref,
    date,
    pool,
    excluded: excluded.map(({ pseudonym, rules }) => ({ pseudonym, rules })),
    poolHash,
  };
  return `${JSON.stringify({ ...base, ...ownPart(record) }, null, 2)}\n`;
}

function ownPart(record: AssignmentRecord): object {
  if (record.kind === 'picked') return { picked: record.picked, pickHash: record.pickHash };
  const { commitment, secret, digits, seed, index, result } = record;
  return { commitment, secret, digits, seed, index, result };
}
