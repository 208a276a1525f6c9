import { FalinkError, type OrgUnit } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { commandOnce } from '../../../kernel/requests/once.js';
import { closeOrgUnitRow, isUnitNameTaken, lockOrgUnit, reopenOrgUnitRow } from '../queries/edit-units.js';
import { loadReach, requireOrgUnit } from '../queries/org-units.js';
import { changesOf, requireOpen, requireParentPath, requireSeen, type UnitEdit } from './unit-edit.js';

/**
 * Closes a unit that holds nothing in use. Its history stays.
 *
 * @throws FalinkError auth.forbidden, unit.unknown, auth.out_of_scope, unit.level for a district,
 *   unit.closed, unit.stale, unit.not_empty, request.id_reused
 */
export function closeOrgUnit(ctx: Context, by: Actor, { requestId, id, revision }: UnitEdit): Promise<OrgUnit> {
  const staff = staffOf(by);
  return commandOnce(
    ctx,
    by,
    { requestId, what: 'unit.close', input: { id, revision } },
    {
      permit: 'places.manage',
      lock: (tx) => lockOrgUnit(tx, id),
      authorise: ({ path }) => {
        requireScope(staff, path);
        requireScope(staff, requireParentPath(path));
      },
      change: async (tx, unit) => {
        requireOpen(unit);
        requireSeen(unit, revision);
        const { units, sites, staff: people } = await loadReach(tx, unit.path);
        if (units + sites + people > 0) {
          throw new FalinkError('unit.not_empty', { details: { units, sites, staff: people } });
        }
        await closeOrgUnitRow(tx, id, null);
        return {
          audit: { action: 'unit.closed', subject: `org_unit:${id}`, orgPath: unit.path },
          changed: changesOf(id, unit.parentId),
          result: await requireOrgUnit(tx, id),
        };
      },
    },
  );
}

/**
 * Opens a closed unit again.
 *
 * @throws FalinkError auth.forbidden, unit.unknown, auth.out_of_scope, unit.merged, unit.stale,
 *   unit.closed when the unit above is, unit.name_taken, request.id_reused
 */
export function reopenOrgUnit(ctx: Context, by: Actor, { requestId, id, revision }: UnitEdit): Promise<OrgUnit> {
  const staff = staffOf(by);
  return commandOnce(
    ctx,
    by,
    { requestId, what: 'unit.reopen', input: { id, revision } },
    {
      permit: 'places.manage',
      lock: async (tx) => {
        const unit = await lockOrgUnit(tx, id);
        return { unit, parent: unit.parentId === null ? null : await lockOrgUnit(tx, unit.parentId) };
      },
      authorise: ({ unit, parent }) => {
        requireScope(staff, unit.path);
        if (parent) requireScope(staff, parent.path);
      },
      change: async (tx, { unit, parent }) => {
        if (unit.closedAt === null) return unchanged(unit);
        if (unit.mergedInto !== null) throw new FalinkError('unit.merged');
        if (parent) requireOpen(parent);
        requireSeen(unit, revision);
        const name = { parentPath: parent?.path ?? null, name: unit.name, exceptId: id };
        if (await isUnitNameTaken(tx, name)) throw new FalinkError('unit.name_taken');
        await reopenOrgUnitRow(tx, id);
        return {
          audit: { action: 'unit.reopened', subject: `org_unit:${id}`, orgPath: unit.path },
          changed: changesOf(id, unit.parentId),
          result: await requireOrgUnit(tx, id),
        };
      },
    },
  );
}
