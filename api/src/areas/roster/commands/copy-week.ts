import { type CopiedWeek, FalinkError, MAX_COPIED_SHIFTS } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { nothing, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { commandOnce } from '../../../kernel/requests/once.js';
import { rosterChanged } from '../changes.js';
import { rosterDays } from '../days.js';
import { copyShifts, countShifts } from '../queries/copy-shifts.js';

/**
 * Plans the shifts of seven days again in seven others: of the staff at or below the planner's unit, where nothing is in
 * their way. What was not copied is in the answer, with the reason [W2].
 *
 * @throws FalinkError auth.forbidden, shift.too_many, request.id_reused
 */
export function copyWeek(
  ctx: Context,
  by: Actor,
  { requestId, ...input }: { readonly requestId: string; readonly from: string; readonly to: string },
): Promise<CopiedWeek> {
  const staff = staffOf(by);
  const [days, target] = [rosterDays(input.from), rosterDays(input.to)];
  const week = {
    scopePath: staff.orgUnit.path,
    days,
    laterMs: target.startsAt.getTime() - days.startsAt.getTime(),
    editedBy: staff.id,
  };
  return commandOnce(
    ctx,
    by,
    { requestId, what: 'roster.copy', input },
    {
      permit: 'roster.plan',
      lock: nothing,
      authorise: () => {},
      change: async (tx) => {
        if ((await countShifts(tx, week)) > MAX_COPIED_SHIFTS) throw new FalinkError('shift.too_many');
        const result = await copyShifts(tx, week);
        if (result.copied === 0) return unchanged(result);
        return {
          audit: {
            action: 'roster.copied',
            subject: `org_unit:${staff.orgUnit.id}`,
            data: { ...input, copied: result.copied, notCopied: result.notCopied.length },
          },
          changed: [rosterChanged(staff.orgUnit.id)],
          result,
        };
      },
    },
  );
}
