import { FalinkError, type OrgUnit } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { inScope, requireScope } from '../../../kernel/policies/staff.js';
import { commandOnce } from '../../../kernel/requests/once.js';
import { isPathUsed, isUnitNameTaken, lockOrgUnit, movePaths } from '../queries/edit-units.js';
import { LEVELS, requireOrgUnit } from '../queries/org-units.js';
import { freshLabel } from '../unit-label.js';
import { changesOf, requireOpen, requireParentPath, requireSeen, type UnitEdit } from './unit-edit.js';

/**
 * Moves a unit, with everything below it, to another unit. Its calls go on; who waits is offered to those on duty there.
 *
 * @throws FalinkError auth.forbidden, unit.unknown, auth.out_of_scope, unit.closed, unit.stale,
 *   unit.under_itself, unit.level, unit.name_taken, request.id_reused
 */
export function moveOrgUnit(
  ctx: Context,
  by: Actor,
  { requestId, id, revision, parentId }: UnitEdit & { readonly parentId: string },
): Promise<OrgUnit> {
  const staff = staffOf(by);
  const asked = { requestId, what: 'unit.move', input: { id, revision, parentId } };
  return commandOnce(ctx, by, asked, {
    permit: 'places.manage',
    lock: async (tx) => ({ unit: await lockOrgUnit(tx, id), parent: await lockOrgUnit(tx, parentId) }),
    authorise: ({ unit, parent }) => {
      requireScope(staff, unit.path);
      if (inScope(unit.path, parent.path)) throw new FalinkError('unit.under_itself');
      requireScope(staff, requireParentPath(unit.path));
      requireScope(staff, parent.path);
    },
    change: async (tx, { unit, parent }) => {
      requireOpen(unit);
      requireOpen(parent);
      if (LEVELS.indexOf(parent.level) + 1 !== LEVELS.indexOf(unit.level)) throw new FalinkError('unit.level');
      requireSeen(unit, revision);
      if (unit.parentId === parent.id) return unchanged(unit);
      if (await isUnitNameTaken(tx, { parentPath: parent.path, name: unit.name, exceptId: id })) {
        throw new FalinkError('unit.name_taken');
      }
      await moveBelow(tx, unit.path, parent.path);
      const moved = await requireOrgUnit(tx, id);
      return {
        audit: {
          action: 'unit.moved',
          subject: `org_unit:${id}`,
          orgPath: moved.path,
          data: { from: unit.parentId, to: parent.id },
        },
        changed: changesOf(id, unit.parentId, parent.id),
        result: moved,
      };
    },
  });
}

/** A step of commands: the unit keeps its part of the path, unless another one had the path that this would make. */
export async function moveBelow(tx: Transaction, path: string, parentPath: string): Promise<void> {
  const kept = `${parentPath}.${path.slice(path.lastIndexOf('.') + 1)}`;
  await movePaths(tx, path, (await isPathUsed(tx, path, kept)) ? `${parentPath}.${freshLabel()}` : kept);
}
