import type { Transaction } from '../../../kernel/db/transaction.js';
import { insertIntake } from '../queries/intakes.js';

/**
 * Opens the intake that a call of kind `intake` carries, in the transaction that queues the call. The call's row names
 * the intake by `intakeId`; which of the two rows is written first does not matter. It ends with its call, however that
 * ends (trigger `intake_end_with_call`).
 */
export async function openIntake(
  tx: Transaction,
  { intakeId, callId }: { readonly intakeId: string; readonly callId: string },
): Promise<void> {
  await insertIntake(tx, { id: intakeId, callId });
  tx.changed({ type: 'intake', id: intakeId });
}
