import { FalinkError, type TerminalTarget } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { commandOnce } from '../../../kernel/requests/once.js';
import { groupChanged } from '../changes.js';
import { addMembers, lockGroup, removeMembers } from '../queries/edit-groups.js';
import type { GroupMembers } from './create-group.js';

/**
 * Puts terminals into a group, or takes them out. Of two at once both count: they change rows of their own.
 *
 * @throws FalinkError auth.forbidden, group.unknown, auth.out_of_scope, group.dynamic, request.id_reused
 */
export function changeMembers(
  ctx: Context,
  by: Actor,
  asked: {
    readonly requestId: string;
    readonly id: string;
    readonly members: TerminalTarget;
    readonly act: 'add' | 'remove';
  },
): Promise<GroupMembers> {
  const staff = staffOf(by);
  const { requestId, ...input } = asked;
  const { id, members, act } = input;
  const scopePath = staff.orgUnit.path;
  return commandOnce(
    ctx,
    by,
    { requestId, what: 'group.members', input },
    {
      permit: 'groups.manage',
      lock: (tx) => lockGroup(tx, id, scopePath),
      authorise: ({ orgUnit }) => requireScope(staff, orgUnit.path),
      change: async (tx, group) => {
        if (group.filter !== null) throw new FalinkError('group.dynamic');
        const change = act === 'add' ? addMembers : removeMembers;
        const terminals = await change(tx, id, { target: members, scopePath });
        if (terminals === 0) return unchanged({ group, terminals });
        return {
          audit: {
            action: act === 'add' ? 'group.members_added' : 'group.members_removed',
            subject: `terminal_group:${id}`,
            orgPath: group.orgUnit.path,
            data: { terminals },
          },
          changed: [groupChanged(id)],
          result: { group, terminals },
        };
      },
    },
  );
}
