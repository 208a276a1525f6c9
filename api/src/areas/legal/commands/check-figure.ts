import { FalinkError, type Staff } from '@falink/protocol';
import { recordAudit } from '../../../kernel/audit/queries.js';
import type { Context } from '../../../kernel/context.js';
import { inTransaction } from '../../../kernel/db/transaction.js';
import { permit } from '../../../kernel/policies/staff.js';
import { findFigure } from '../figures.js';
import { findDistrict } from '../queries.js';

/** Notes that somebody looked today and the figure still holds. @throws FalinkError auth.*, legal.unknown_rule */
export async function checkFigure(
  ctx: Context,
  staff: Staff,
  { parameterId, from }: { readonly parameterId: string; readonly from: string },
): Promise<void> {
  permit(staff, 'legal.check');
  const parameter = findFigure(parameterId);
  await inTransaction(ctx, async (tx) => {
    const district = await findDistrict(tx, staff.orgUnit.path);
    if (!district) throw new FalinkError('auth.out_of_scope');
    await tx.query(
      `INSERT INTO legal_check (org_unit_id, parameter_id, value_from, checked_on, checked_by)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (org_unit_id, parameter_id, value_from)
       DO UPDATE SET checked_on = excluded.checked_on, checked_by = excluded.checked_by`,
      [district.orgUnitId, parameter.id, from, district.today, staff.id],
    );
    await recordAudit(tx, {
      actor: `staff:${staff.id}`,
      action: 'legal.figure_checked',
      subject: `legal_figure:${parameter.id}`,
      orgPath: district.path,
      data: { from },
    });
  });
}
