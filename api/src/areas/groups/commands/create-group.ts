import { randomUUID } from 'node:crypto';
import { FalinkError, type TerminalFilter, type TerminalGroup, type TerminalTarget } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import type { Context } from '../../../kernel/context.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { commandOnce } from '../../../kernel/requests/once.js';
import { countTerminals } from '../../terminals/index.js';
import { groupChanged } from '../changes.js';
import { addMembers, insertGroup, isGroupNameTaken, lockGroupUnit } from '../queries/edit-groups.js';
import { requireGroup } from '../queries/groups.js';

interface NewGroup {
  readonly requestId: string;
  readonly orgUnitId: string;
  readonly name: string;
}

/** A group, and how many terminals came to it or left it. */
export interface GroupMembers {
  readonly group: TerminalGroup;
  readonly terminals: number;
}

/**
 * A new group of a unit: of a filter, which goes on deciding, or of terminals that are named now.
 *
 * @throws FalinkError auth.forbidden, unit.unknown, auth.out_of_scope, unit.closed, group.name_taken, group.unknown of
 *   the members, request.id_reused
 */
export function createGroup(
  ctx: Context,
  by: Actor,
  asked: NewGroup & ({ readonly filter: TerminalFilter } | { readonly members: TerminalTarget }),
): Promise<GroupMembers> {
  const staff = staffOf(by);
  const { requestId, ...input } = asked;
  const { orgUnitId, name } = input;
  return commandOnce(
    ctx,
    by,
    { requestId, what: 'group.create', input },
    {
      permit: 'groups.manage',
      lock: (tx) => lockGroupUnit(tx, orgUnitId),
      authorise: ({ path }) => requireScope(staff, path),
      change: async (tx, unit) => {
        if (unit.isClosed) throw new FalinkError('unit.closed');
        if (await isGroupNameTaken(tx, { unitId: orgUnitId, name, exceptId: null })) {
          throw new FalinkError('group.name_taken');
        }
        const id = randomUUID();
        const scopePath = staff.orgUnit.path;
        const filter = 'filter' in input ? input.filter : null;
        await insertGroup(tx, { id, unitId: orgUnitId, name, filter, staffId: staff.id });
        const terminals =
          'members' in input
            ? await addMembers(tx, id, { target: input.members, scopePath })
            : await countTerminals(tx, { group: id }, scopePath);
        return {
          audit: { action: 'group.created', subject: `terminal_group:${id}`, orgPath: unit.path, data: { terminals } },
          changed: [groupChanged(id)],
          result: { group: await requireGroup(tx, id, scopePath), terminals },
        };
      },
    },
  );
}
