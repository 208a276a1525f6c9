import { type Category, FalinkError, type OutcomeCode } from '@falink/protocol';
import type { Context } from '../../../kernel/context.js';
import { inTransaction } from '../../../kernel/db/transaction.js';

export interface Notes {
  readonly version: number;
  readonly notes?: string | undefined;
  readonly category?: Category | undefined;
  readonly outcome?: OutcomeCode | null | undefined;
}

/**
 * Stores what the agent of a call wrote; what is absent stays. @returns nothing; the row's version has grown by one.
 *
 * @throws FalinkError call.unknown, call.not_yours, notes.stale
 */
export async function saveNotes(ctx: Context, staffId: string, callId: string, notes: Notes): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { rowCount } = await tx.query(
      `UPDATE call SET notes = coalesce($4::text, notes), category = coalesce($5::text, category),
         outcome = CASE WHEN $6 THEN $7::text ELSE outcome END, notes_version = notes_version + 1
       WHERE id = $1 AND agent_id = $2 AND notes_version = $3`,
      [
        callId,
        staffId,
        notes.version,
        notes.notes ?? null,
        notes.category ?? null,
        notes.outcome !== undefined,
        notes.outcome ?? null,
      ],
    );
    if (!rowCount) {
      const { rows } = await tx.query<{ agent_id: string | null }>('SELECT agent_id FROM call WHERE id = $1', [callId]);
      if (!rows[0]) throw new FalinkError('call.unknown');
      throw new FalinkError(rows[0].agent_id === staffId ? 'notes.stale' : 'call.not_yours');
    }
    tx.changed({ type: 'call', id: callId });
  });
}
