import { FalinkError, type OrgUnit } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { commandOnce } from '../../../kernel/requests/once.js';
import { isUnitNameTaken, lockOrgUnit, renameOrgUnitRow } from '../queries/edit-units.js';
import { requireOrgUnit } from '../queries/org-units.js';
import { changesOf, parentPathOf, requireOpen, requireSeen, type UnitEdit } from './unit-edit.js';

/**
 * @throws FalinkError auth.forbidden, unit.unknown, auth.out_of_scope, unit.closed, unit.stale,
 *   unit.name_taken, request.id_reused
 */
export function renameOrgUnit(
  ctx: Context,
  by: Actor,
  { requestId, id, revision, name }: UnitEdit & { readonly name: string },
): Promise<OrgUnit> {
  const staff = staffOf(by);
  const asked = { requestId, what: 'unit.rename', input: { id, revision, name } };
  return commandOnce(ctx, by, asked, {
    permit: 'places.manage',
    lock: (tx) => lockOrgUnit(tx, id),
    authorise: (unit) => requireScope(staff, unit.path),
    change: async (tx, unit) => {
      requireOpen(unit);
      requireSeen(unit, revision);
      if (unit.name === name) return unchanged(unit);
      if (await isUnitNameTaken(tx, { parentPath: parentPathOf(unit.path), name, exceptId: id })) {
        throw new FalinkError('unit.name_taken');
      }
      await renameOrgUnitRow(tx, id, name);
      return {
        audit: {
          action: 'unit.renamed',
          subject: `org_unit:${id}`,
          orgPath: unit.path,
          data: { from: unit.name, to: name },
        },
        changed: changesOf(id),
        result: await requireOrgUnit(tx, id),
      };
    },
  });
}
