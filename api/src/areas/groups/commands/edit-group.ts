import { isDeepStrictEqual } from 'node:util';
import { FalinkError, type TerminalFilter, type TerminalGroup } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { commandOnce } from '../../../kernel/requests/once.js';
import { groupChanged } from '../changes.js';
import { deleteGroupRow, isGroupNameTaken, lockGroup, updateGroup } from '../queries/edit-groups.js';
import { requireGroup } from '../queries/groups.js';

/** What every change of a group itself names. */
interface GroupEdit {
  readonly requestId: string;
  readonly id: string;
  /** The version that the person saw. */
  readonly revision: number;
}

/**
 * Renames a group; of a dynamic one, says what it holds.
 *
 * @throws FalinkError auth.forbidden, group.unknown, auth.out_of_scope, group.stale, group.name_taken, group.dynamic,
 *   group.explicit, request.id_reused
 */
export function editGroup(
  ctx: Context,
  by: Actor,
  asked: GroupEdit & { readonly name: string; readonly filter: TerminalFilter | null },
): Promise<TerminalGroup> {
  const staff = staffOf(by);
  const { requestId, ...input } = asked;
  const { id, revision, name, filter } = input;
  const scopePath = staff.orgUnit.path;
  return commandOnce(
    ctx,
    by,
    { requestId, what: 'group.edit', input },
    {
      permit: 'groups.manage',
      lock: (tx) => lockGroup(tx, id, scopePath),
      authorise: ({ orgUnit }) => requireScope(staff, orgUnit.path),
      change: async (tx, group) => {
        if (group.revision !== revision) throw new FalinkError('group.stale');
        if (group.filter === null && filter !== null) throw new FalinkError('group.explicit');
        if (group.filter !== null && filter === null) throw new FalinkError('group.dynamic');
        if (group.name === name && isDeepStrictEqual(group.filter, filter)) return unchanged(group);
        if (await isGroupNameTaken(tx, { unitId: group.orgUnit.id, name, exceptId: id })) {
          throw new FalinkError('group.name_taken');
        }
        await updateGroup(tx, id, { name, filter });
        return {
          audit: { action: 'group.edited', subject: `terminal_group:${id}`, orgPath: group.orgUnit.path },
          changed: [groupChanged(id)],
          result: await requireGroup(tx, id, scopePath),
        };
      },
    },
  );
}

/**
 * Deletes a group. Its terminals stay as they are.
 *
 * @throws FalinkError auth.forbidden, group.unknown, auth.out_of_scope, group.stale, request.id_reused
 */
export function deleteGroup(
  ctx: Context,
  by: Actor,
  { requestId, id, revision }: GroupEdit,
): Promise<Record<string, never>> {
  const staff = staffOf(by);
  return commandOnce(
    ctx,
    by,
    { requestId, what: 'group.delete', input: { id, revision } },
    {
      permit: 'groups.manage',
      lock: (tx) => lockGroup(tx, id, staff.orgUnit.path),
      authorise: ({ orgUnit }) => requireScope(staff, orgUnit.path),
      change: async (tx, group) => {
        if (group.revision !== revision) throw new FalinkError('group.stale');
        await deleteGroupRow(tx, id);
        return {
          audit: { action: 'group.deleted', subject: `terminal_group:${id}`, orgPath: group.orgUnit.path },
          changed: [groupChanged(id)],
          result: {},
        };
      },
    },
  );
}
