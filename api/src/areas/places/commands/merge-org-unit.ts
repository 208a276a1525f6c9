import { FalinkError, type OrgUnit } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import type { Context } from '../../../kernel/context.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { commandOnce } from '../../../kernel/requests/once.js';
import { siteChanged } from '../changes.js';
import { nameBeside } from '../name-beside.js';
import { closeOrgUnitRow, lockOrgUnit, renameOrgUnitRow } from '../queries/edit-units.js';
import { handOver, handOverHistory, listChildPaths, listNames, renameSiteRow } from '../queries/merge-units.js';
import { requireOrgUnit } from '../queries/org-units.js';
import { moveBelow } from './move-org-unit.js';
import { changesOf, requireOpen, requireParentPath, requireSeen, type UnitEdit } from './unit-edit.js';

export interface Merger {
  readonly merged: OrgUnit;
  readonly into: OrgUnit;
  /** What carries the merged unit's name now, because its own was taken. */
  readonly renamed: number;
}

/**
 * Gives everything that a unit holds, and its history, to another unit of its level, and closes it.
 *
 * @throws FalinkError auth.forbidden, unit.unknown, auth.out_of_scope, unit.merge_itself, unit.level,
 *   unit.closed, unit.stale, request.id_reused
 */
export function mergeOrgUnit(
  ctx: Context,
  by: Actor,
  { requestId, id, revision, intoId }: UnitEdit & { readonly intoId: string },
): Promise<Merger> {
  const staff = staffOf(by);
  const asked = { requestId, what: 'unit.merge', input: { id, revision, intoId } };
  return commandOnce(ctx, by, asked, {
    permit: 'places.manage',
    lock: async (tx) => ({ unit: await lockOrgUnit(tx, id), into: await lockOrgUnit(tx, intoId) }),
    authorise: ({ unit, into }) => {
      requireScope(staff, unit.path);
      if (id === intoId) throw new FalinkError('unit.merge_itself');
      requireScope(staff, requireParentPath(unit.path));
      requireScope(staff, into.path);
    },
    change: async (tx, { unit, into }) => {
      requireOpen(unit);
      requireOpen(into);
      if (unit.level !== into.level) throw new FalinkError('unit.level');
      requireSeen(unit, revision);
      const { sites, renamed } = await makeRoom(tx, unit, into);
      for (const path of await listChildPaths(tx, unit.path)) await moveBelow(tx, path, into.path);
      await handOver(tx, id, intoId);
      await closeOrgUnitRow(tx, id, intoId);
      await handOverHistory(tx, unit, into);
      return {
        audit: {
          action: 'unit.merged',
          subject: `org_unit:${id}`,
          orgPath: into.path,
          data: { into: intoId, renamed },
        },
        changed: [...changesOf(id, intoId, unit.parentId, into.parentId), ...sites.map(siteChanged)],
        result: { merged: await requireOrgUnit(tx, id), into: await requireOrgUnit(tx, intoId), renamed },
      };
    },
  });
}

/** Renames what would have the name of something that is there already. @returns the sites that come over */
async function makeRoom(
  tx: Transaction,
  unit: OrgUnit,
  into: OrgUnit,
): Promise<{ readonly sites: readonly string[]; readonly renamed: number }> {
  const [coming, there] = [await listNames(tx, unit), await listNames(tx, into)];
  let renamed = 0;
  for (const [kind, rename] of [
    ['units', renameOrgUnitRow],
    ['sites', renameSiteRow],
  ] as const) {
    const taken = new Set(there[kind].map(({ name }) => name));
    // Not those that keep their name either: a renamed one must not collide with one that has not come over yet.
    const all = new Set([...taken, ...coming[kind].map(({ name }) => name)]);
    for (const { id, name } of coming[kind]) {
      if (!taken.has(name)) continue;
      const another = nameBeside(name, unit.name, all);
      all.add(another);
      await rename(tx, id, another);
      renamed += 1;
    }
  }
  return { sites: coming.sites.map(({ id }) => id), renamed };
}
