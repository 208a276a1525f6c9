import { FalinkError, type Staff } from '@falink/protocol';
import { recordAudit } from '../../../kernel/audit/queries.js';
import { unseal } from '../../../kernel/auth/seal.js';
import type { Context } from '../../../kernel/context.js';
import { inTransaction, type Transaction } from '../../../kernel/db/transaction.js';
import { permit, requireScope } from '../../../kernel/policies/staff.js';
import { loadCallbacks, type ScopedCallback } from '../queries/callbacks.js';

/** The full number; that it was read is audited before it is given. @throws FalinkError request.not_found, auth.out_of_scope */
export async function revealCallback(ctx: Context, staff: Staff, id: string): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const { phoneSealed, orgPath } = await inReach(tx, staff, id);
    await recordAudit(tx, {
      actor: `staff:${staff.id}`,
      action: 'callback.revealed',
      subject: `callback:${id}`,
      orgPath,
    });
    return unseal(ctx.secrets.data, phoneSealed, 'callback.phone').toString('utf8');
  });
}

/** Called back. Doing it twice changes nothing. @throws FalinkError request.not_found, auth.out_of_scope */
export async function finishCallback(ctx: Context, staff: Staff, id: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { orgPath } = await inReach(tx, staff, id);
    const { rowCount } = await tx.query(
      'UPDATE callback SET done_at = clock_timestamp(), done_by = $2 WHERE id = $1 AND done_at IS NULL',
      [id, staff.id],
    );
    if (!rowCount) return;
    await recordAudit(tx, { actor: `staff:${staff.id}`, action: 'callback.done', subject: `callback:${id}`, orgPath });
    tx.changed({ type: 'callback', id });
  });
}

async function inReach(tx: Transaction, staff: Staff, id: string): Promise<ScopedCallback> {
  permit(staff, 'callbacks.work');
  const found = (await loadCallbacks(tx, { ids: [id] }))[0];
  if (!found) throw new FalinkError('request.not_found');
  requireScope(staff, found.orgPath);
  return found;
}
