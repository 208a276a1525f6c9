import type { Intake, Paper } from '@falink/protocol';
import { recordAudit } from '../../../kernel/audit/queries.js';
import type { Context } from '../../../kernel/context.js';
import { inTransaction, type Transaction } from '../../../kernel/db/transaction.js';
import { requireOpen } from '../access.js';
import { type IntakeRow, listPapers, lockIntakeRow, touchIntake } from '../queries/intakes.js';
import { loadIntake } from '../view.js';

export interface OpenedIntake {
  readonly row: IntakeRow;
  readonly papers: readonly Paper[];
}

/** What a change did, for the audit log; null: nothing had to be done, and nothing is recorded. */
export type Done = { readonly action: string; readonly data?: Record<string, unknown> } | null;

/**
 * The frame of every change to an intake: lock it, check who asks, refuse when it is closed, change, record, tell the
 * terminal and the officer.
 *
 * @param authorise throws when this person or terminal may not; what is not there arrives as null.
 */
export async function changeIntake(
  ctx: Context,
  input: {
    readonly id: string;
    readonly actor: string;
    readonly authorise: (row: IntakeRow | null) => asserts row is IntakeRow;
  },
  change: (tx: Transaction, intake: OpenedIntake) => Promise<Done>,
): Promise<Intake> {
  return inTransaction(ctx, async (tx) => {
    const row = await lockIntakeRow(tx, input.id);
    const authorise: (row: IntakeRow | null) => asserts row is IntakeRow = input.authorise;
    authorise(row);
    requireOpen(row);
    const done = await change(tx, { row, papers: await listPapers(tx, input.id) });
    if (done) {
      await touchIntake(tx, row.id);
      await recordAudit(tx, {
        actor: input.actor,
        action: done.action,
        subject: `intake:${row.id}`,
        orgPath: row.org_path,
        ...(done.data && { data: done.data }),
      });
      tx.changed({ type: 'intake', id: row.id });
    }
    const intake = await loadIntake(ctx, tx, input.id);
    if (!intake) throw new Error(`intake ${input.id} vanished inside its transaction`);
    return intake;
  });
}
