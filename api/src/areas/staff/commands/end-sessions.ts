import { type Actor, sessionOf, staffOf } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { sessionEnded } from '../changes.js';
import { endSessions } from '../queries/sessions.js';
import { lockAccount, requireAdministrator } from './account-edit.js';

/**
 * Ends one session of somebody, or every one but that which asks. One that has ended, or that is none of this person's,
 * changes nothing.
 *
 * @throws FalinkError auth.forbidden, staff.unknown, auth.out_of_scope
 */
export function endStaffSessions(
  ctx: Context,
  by: Actor,
  { id, sessionId }: { readonly id: string; readonly sessionId?: string },
): Promise<{ ended: number }> {
  const own = staffOf(by).id === id;
  const asking = sessionOf(by);
  return command(ctx, by, {
    lock: (tx) => lockAccount(tx, by, id),
    authorise: (locked) => {
      if (!own) requireAdministrator(locked);
    },
    change: async (tx, { account }) => {
      const which = sessionId === undefined ? { ...(asking !== null && { except: asking }) } : { only: sessionId };
      const ended = await endSessions(tx, id, { reason: 'ended', ...which });
      if (ended.length === 0) return unchanged({ ended: 0 });
      return {
        audit: {
          action: 'staff.sessions_ended',
          subject: `staff:${id}`,
          orgPath: account.orgUnit.path,
          data: { sessions: ended },
        },
        changed: ended.map(sessionEnded),
        result: { ended: ended.length },
      };
    },
  });
}
