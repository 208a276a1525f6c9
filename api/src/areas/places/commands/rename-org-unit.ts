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
  {
    requestId,
    id,
    revision,
    name,
    nameEn: newEn,
  }: UnitEdit & { readonly name: string; readonly nameEn?: string | undefined },
): Promise<OrgUnit> {
  const staff = staffOf(by);
  const asked = { requestId, what: 'unit.rename', input: { id, revision, name, nameEn: newEn ?? null } };
  return commandOnce(ctx, by, asked, {
    permit: 'places.manage',
    lock: (tx) => lockOrgUnit(tx, id),
    authorise: (unit) => requireScope(staff, unit.path),
    change: async (tx, unit) => {
      requireOpen(unit);
      requireSeen(unit, revision);
      const nameEn = newEn ?? unit.nameEn;
      if (unit.name === name && unit.nameEn === nameEn) return unchanged(unit);
      if (await isUnitNameTaken(tx, { parentPath: parentPathOf(unit.path), name, exceptId: id })) {
        throw new FalinkError('unit.name_taken');
      }
      await renameOrgUnitRow(tx, id, name, nameEn);
      return {
        audit: {
          action: 'unit.renamed',
          subject: `org_unit:${id}`,
          orgPath: unit.path,
          data: { from: unit.name, to: name, ...(nameEn !== unit.nameEn && { fromEn: unit.nameEn, toEn: nameEn }) },
        },
        changed: changesOf(id),
        result: await requireOrgUnit(tx, id),
      };
    },
  });
}
