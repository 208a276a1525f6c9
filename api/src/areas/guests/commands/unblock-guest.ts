import { FalinkError, type GuestReport } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { liftBlock, lockReport } from '../queries/reports.js';

/** Ends a block before its time; one that is over stays as it is. @throws FalinkError guest.report_unknown, auth.out_of_scope */
export function unblockGuest(ctx: Context, by: Actor, { id }: { readonly id: string }): Promise<GuestReport> {
  const staff = staffOf(by);
  return command(ctx, by, {
    permit: 'guests.unblock',
    lock: async (tx) => {
      const found = await lockReport(tx, id);
      if (!found) throw new FalinkError('guest.report_unknown');
      return found;
    },
    authorise: ({ orgPath }) => requireScope(staff, orgPath),
    change: async (tx, { report, orgPath }) => {
      if (!report.isBlocked) return unchanged(report);
      await liftBlock(tx, id, staff.id);
      const lifted = await lockReport(tx, id);
      if (!lifted) throw new Error(`report ${id} vanished inside its transaction`);
      return {
        audit: { action: 'guest.unblocked', subject: `call:${report.callId}`, orgPath, data: { report: id } },
        result: lifted.report,
      };
    },
  });
}
