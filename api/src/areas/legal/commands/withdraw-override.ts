import { FalinkError, type Staff } from '@falink/protocol';
import { recordAudit } from '../../../kernel/audit/queries.js';
import type { Context } from '../../../kernel/context.js';
import { inTransaction } from '../../../kernel/db/transaction.js';
import { permit } from '../../../kernel/policies/staff.js';

/** The row stays, for the audit. @throws FalinkError auth.forbidden, legal.override_unknown, also when it is withdrawn */
export async function withdrawOverride(ctx: Context, staff: Staff, id: string): Promise<void> {
  permit(staff, 'legal.set');
  await inTransaction(ctx, async (tx) => {
    const { rows } = await tx.query<{ parameter_id: string; valid_from: string }>(
      `UPDATE legal_override v SET withdrawn_at = clock_timestamp(), withdrawn_by = $2
       FROM org_unit o
       WHERE v.id = $1 AND v.withdrawn_at IS NULL AND o.id = v.org_unit_id AND o.path::text = $3
       RETURNING v.parameter_id, v.valid_from::text AS valid_from`,
      [id, staff.id, staff.orgUnit.path],
    );
    const withdrawn = rows[0];
    if (!withdrawn) throw new FalinkError('legal.override_unknown');
    await recordAudit(tx, {
      actor: `staff:${staff.id}`,
      action: 'legal.override_withdrawn',
      subject: `legal_override:${id}`,
      orgPath: staff.orgUnit.path,
      data: { parameterId: withdrawn.parameter_id, from: withdrawn.valid_from },
    });
  });
}
