import type { Category, OutcomeCode } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

/** What is written of a call; what is undefined stays. */
export interface WrittenNotes {
  readonly version: number;
  /** Null: an empty text. */
  readonly sealed?: Buffer | null | undefined;
  readonly category?: Category | undefined;
  readonly outcome?: OutcomeCode | null | undefined;
}

/** Notes as stored, with what decides who may read them. */
export interface StoredNotes {
  readonly agentId: string | null;
  readonly orgPath: string;
  readonly version: number;
  readonly category: Category;
  readonly outcome: OutcomeCode | null;
  readonly sealed: Buffer | null;
  /** The file that the call belongs to is only kept (SPEC P23). */
  readonly restricted: boolean;
  /** Days since the call ended; null: it goes on. */
  readonly endedDaysAgo: number | null;
  /** A text that an api of the release before left in clear, later than `sealed`; empty: none. */
  readonly clear: string;
}

/** Writes notes over the version last seen. @returns false when the version is stale */
export async function writeNotes(db: Queryable, contactId: string, notes: WrittenNotes): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE contact SET notes = CASE WHEN $3 THEN '' ELSE notes END,
       notes_sealed = CASE WHEN $3 THEN $4::bytea ELSE notes_sealed END,
       category = coalesce($5::text, category), outcome = CASE WHEN $6 THEN $7::text ELSE outcome END,
       notes_version = notes_version + 1
     WHERE id = $1 AND notes_version = $2`,
    [
      contactId,
      notes.version,
      notes.sealed !== undefined,
      notes.sealed ?? null,
      notes.category ?? null,
      notes.outcome !== undefined,
      notes.outcome ?? null,
    ],
  );
  return rowCount !== 0;
}

export async function findNotes(db: Queryable, contactId: string): Promise<StoredNotes | null> {
  const { rows } = await db.query<StoredNotes>(
    `SELECT c.agent_id AS "agentId", o.path::text AS "orgPath", c.notes_version AS version, c.category, c.outcome,
       c.notes_sealed AS sealed, c.notes AS clear,
       extract(epoch FROM now() - c.ended_at)::float8 / 86400 AS "endedDaysAgo", EXISTS (
         SELECT FROM intake i JOIN person p ON p.id = i.person_id WHERE i.id = c.intake_id AND p.restricted_at IS NOT NULL
       ) AS restricted
     FROM contact c
     JOIN contact_place o ON o.contact_id = c.id
     WHERE c.id = $1`,
    [contactId],
  );
  return rows[0] ?? null;
}

/** Locks calls whose notes are in clear, index call_clear_notes. Those that somebody else has locked come later. */
export async function lockClearNotes(db: Queryable, limit: number): Promise<{ id: string; clear: string }[]> {
  const { rows } = await db.query<{ id: string; clear: string }>(
    `SELECT id, notes AS clear FROM contact WHERE notes <> '' ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED`,
    [limit],
  );
  return rows;
}

/** Puts sealed texts in the place of clear ones. */
export async function replaceClearNotes(
  db: Queryable,
  notes: readonly { readonly id: string; readonly sealed: Buffer }[],
): Promise<void> {
  await db.query(
    `UPDATE contact c SET notes = '', notes_sealed = n.sealed
     FROM unnest($1::uuid[], $2::bytea[]) AS n (id, sealed) WHERE c.id = n.id`,
    [notes.map(({ id }) => id), notes.map(({ sealed }) => sealed)],
  );
}
