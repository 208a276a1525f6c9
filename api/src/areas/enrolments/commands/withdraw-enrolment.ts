import { type Enrolment, FalinkError } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { lockEnrolment, requireEnrolment } from '../queries/enrolments.js';
import { withdrawEnrolmentRow } from '../queries/vouchers.js';

/**
 * A box is no longer expected; one that was withdrawn already stays so.
 *
 * @throws FalinkError auth.forbidden, enrolment.unknown, auth.out_of_scope, enrolment.used
 */
export function withdrawEnrolment(ctx: Context, by: Actor, { id }: { readonly id: string }): Promise<Enrolment> {
  const staff = staffOf(by);
  return command(ctx, by, {
    permit: 'enrolments.manage',
    lock: (tx) => lockEnrolment(tx, id),
    authorise: ({ site }) => requireScope(staff, site.orgUnit.path),
    change: async (tx, enrolment) => {
      if (enrolment.state === 'withdrawn') return unchanged(enrolment);
      if (enrolment.state === 'enrolled') throw new FalinkError('enrolment.used');
      await withdrawEnrolmentRow(tx, id);
      return {
        audit: { action: 'enrolment.withdrawn', subject: `enrolment:${id}`, orgPath: enrolment.site.orgUnit.path },
        result: await requireEnrolment(tx, id),
      };
    },
  });
}
