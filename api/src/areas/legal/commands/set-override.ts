import { readOverride } from '@falink/legal-rules';
import { FalinkError, type Override, type Staff } from '@falink/protocol';
import { recordAudit } from '../../../kernel/audit/queries.js';
import type { Context } from '../../../kernel/context.js';
import { inTransaction } from '../../../kernel/db/transaction.js';
import { permit } from '../../../kernel/policies/staff.js';
import { findFigure } from '../figures.js';
import { findDistrict, loadOverrides } from '../queries.js';
import { ruled } from '../rulebook.js';

export interface NewOverride {
  readonly parameterId: string;
  readonly from: string;
  readonly value: unknown;
  readonly source: string;
}

/**
 * Enters the district's figure from a date on; what was in force before stays for earlier dates.
 *
 * @throws FalinkError auth.forbidden, auth.out_of_scope for staff of a part of a district, legal.unknown_rule,
 *   legal.override_not_allowed, legal.override_exists, legal.field_*
 */
export async function setOverride(ctx: Context, staff: Staff, input: NewOverride): Promise<Override> {
  permit(staff, 'legal.set');
  const parameter = findFigure(input.parameterId);
  const value = ruled(() => readOverride(parameter, input.value));
  return inTransaction(ctx, async (tx) => {
    const district = await findDistrict(tx, staff.orgUnit.path);
    if (!district) throw new FalinkError('auth.out_of_scope');
    const { rows } = await tx.query<{ id: string }>(
      `INSERT INTO legal_override (org_unit_id, parameter_id, valid_from, value, source, set_by)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id`,
      [district.orgUnitId, parameter.id, input.from, JSON.stringify(value), input.source, staff.id],
    );
    const id = rows[0]?.id;
    if (!id) throw new FalinkError('legal.override_exists');
    await recordAudit(tx, {
      actor: `staff:${staff.id}`,
      action: 'legal.override_set',
      subject: `legal_override:${id}`,
      orgPath: district.path,
      data: { parameterId: parameter.id, from: input.from, value },
    });
    const stored = (await loadOverrides(tx, district.orgUnitId)).find((override) => override.id === id);
    if (!stored) throw new FalinkError('service.internal');
    return stored;
  });
}
