import { FalinkError } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import type { Context } from '../../../kernel/context.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { commandOnce } from '../../../kernel/requests/once.js';
import { rosterChanged } from '../changes.js';
import { deleteShift, lockPerson } from '../queries/edit-shifts.js';
import { lockShift } from '../queries/shifts.js';

/**
 * Removes a shift that has not begun; one that has can only end earlier [W1].
 *
 * @throws FalinkError auth.forbidden, auth.out_of_scope, shift.unknown, shift.stale, shift.past, shift.running,
 *   request.id_reused
 */
export function removeShift(
  ctx: Context,
  by: Actor,
  { requestId, ...input }: { readonly requestId: string; readonly id: string; readonly revision: number },
): Promise<Record<string, never>> {
  const staff = staffOf(by);
  const { id, revision } = input;
  return commandOnce(
    ctx,
    by,
    { requestId, what: 'shift.remove', input },
    {
      permit: 'roster.plan',
      lock: async (tx) => {
        const before = await lockShift(tx, id);
        return { ...before, owner: await lockPerson(tx, before.shift.staffId) };
      },
      authorise: ({ owner }) => requireScope(staff, owner.orgPath),
      change: async (tx, { shift, hasStarted, isOver, owner }) => {
        if (isOver) throw new FalinkError('shift.past');
        if (hasStarted) throw new FalinkError('shift.running');
        if (shift.revision !== revision) throw new FalinkError('shift.stale');
        await deleteShift(tx, id);
        const { staffId, startsAt, endsAt } = shift;
        return {
          audit: {
            action: 'shift.removed',
            subject: `shift:${id}`,
            orgPath: owner.orgPath,
            data: { staffId, siteId: shift.site?.id ?? null, startsAt, endsAt },
          },
          changed: [rosterChanged(staff.orgUnit.id)],
          result: {},
        };
      },
    },
  );
}
