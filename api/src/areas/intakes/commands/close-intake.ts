import type { Transaction } from '../../../kernel/db/transaction.js';

/**
 * Notes that the intake of a call has ended with it, so that terminal and officer are told. The rows themselves were
 * closed by the database (trigger `intake_end_with_call`) when the call's state became `ended`, whoever wrote it.
 */
export async function closeIntakeOf(tx: Transaction, callId: string): Promise<void> {
  const { rows } = await tx.query<{ id: string }>('SELECT id FROM intake WHERE call_id = $1', [callId]);
  for (const { id } of rows) tx.changed({ type: 'intake', id });
}
