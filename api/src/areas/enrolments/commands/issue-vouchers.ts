import { FalinkError } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { lockWaiting, setVouchers } from '../queries/vouchers.js';
import { hashVoucher, newVoucher, VOUCHER_TTL_MS } from '../voucher.js';

export interface IssuedVoucher {
  readonly id: string;
  readonly voucher: string;
}

/**
 * New vouchers for boxes that wait. They exist in this answer only: asking again gives others, and the earlier ones stop
 * working.
 *
 * @throws FalinkError auth.forbidden, enrolment.unknown when none of them waits, auth.out_of_scope
 */
export function issueVouchers(
  ctx: Context,
  by: Actor,
  of: { readonly importId: string } | { readonly ids: readonly string[] },
): Promise<readonly IssuedVoucher[]> {
  const staff = staffOf(by);
  return command(ctx, by, {
    permit: 'enrolments.manage',
    lock: async (tx) => {
      const boxes = await lockWaiting(tx, of);
      if (boxes.length === 0) throw new FalinkError('enrolment.unknown');
      return boxes;
    },
    authorise: (boxes) => {
      for (const { orgPath } of boxes) requireScope(staff, orgPath);
    },
    change: async (tx, boxes) => {
      const issued = boxes.map(({ id, serial }) => ({ id, serial, voucher: newVoucher() }));
      const hashed = issued.map(({ id, serial, voucher }) => ({ id, hash: hashVoucher(ctx.secrets, serial, voucher) }));
      await setVouchers(tx, hashed, VOUCHER_TTL_MS);
      const [only] = boxes;
      return {
        audit: {
          action: 'enrolment.vouchers_issued',
          subject: 'importId' in of ? `import:${of.importId}` : `enrolment:${only?.id}`,
          data: { boxes: boxes.length },
        },
        result: issued.map(({ id, voucher }) => ({ id, voucher })),
      };
    },
  });
}
