import { readOverride } from '@falink/legal-rules';
import { FalinkError, type Override } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { findFigure } from '../figures.js';
import { findDistrict, insertOverride, loadOverrides } from '../queries.js';
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
export function setOverride(ctx: Context, by: Actor, input: NewOverride): Promise<Override> {
  const staff = staffOf(by);
  const { parameterId, from, source } = input;
  return command(ctx, by, {
    permit: 'legal.set',
    lock: (tx) => findDistrict(tx, staff.orgUnit.path),
    authorise: () => {},
    change: async (tx, district) => {
      const parameter = findFigure(parameterId);
      const value = ruled(() => readOverride(parameter, input.value));
      if (!district) throw new FalinkError('auth.out_of_scope');
      const { orgUnitId } = district;
      const id = await insertOverride(tx, { orgUnitId, parameterId, from, value, source, staffId: staff.id });
      if (!id) throw new FalinkError('legal.override_exists');
      const stored = (await loadOverrides(tx, orgUnitId)).find((override) => override.id === id);
      if (!stored) throw new Error(`override ${id} vanished inside its transaction`);
      return {
        audit: {
          action: 'legal.override_set',
          subject: `legal_override:${id}`,
          orgPath: district.path,
          data: { parameterId, from, value },
        },
        result: stored,
      };
    },
  });
}
