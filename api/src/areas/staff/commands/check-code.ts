import { FalinkError } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import { hashOpaqueToken } from '../../../kernel/auth/opaque-token.js';
import { command } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { acceptCode, lockTotp, refuseCode, type TotpRow, takeRecoveryCode } from '../queries/totp.js';
import { openTotp } from '../sealed-totp.js';
import { stepOf } from '../totp.js';

/** Of a million codes three are right at any moment, and only somebody with the password is asked for one. */
const LIMIT = { maxFailures: 10, lockMs: 15 * 60_000 } as const;

/** Of one person only: the same code of another is another. */
export const recoveryHash = (staffId: string, code: string): Buffer => hashOpaqueToken(`${staffId} ${code}`);

/**
 * Accepts a code of the authenticator, or a recovery code, once. A wrong one is counted and recorded, although it is
 * refused.
 *
 * @param confirmed false: the code of a secret that does not count yet
 * @throws FalinkError staff.totp_off, staff.totp_on, auth.code_wrong, auth.locked (with retryAfterS)
 */
export async function checkCode(
  ctx: Pick<Context, 'pool' | 'changes' | 'secrets'>,
  by: Actor,
  asked: { readonly staffId: string; readonly orgPath: string; readonly code: string; readonly confirmed: boolean },
): Promise<void> {
  const { staffId, orgPath, code, confirmed } = asked;
  const note = { actor: `staff:${staffId}`, subject: `staff:${staffId}`, orgPath };
  // A refusal is returned, not thrown: that it was counted must be committed.
  const refusal = await command<TotpRow | null, FalinkError | null>(ctx, by, {
    lock: (tx) => lockTotp(tx, staffId),
    authorise: (row) => {
      if (!row) throw new FalinkError('staff.totp_off');
      if (row.confirmed !== confirmed) throw new FalinkError(row.confirmed ? 'staff.totp_on' : 'staff.totp_off');
    },
    change: async (tx, row) => {
      if (!row) throw new FalinkError('staff.totp_off');
      if (row.lockedForS !== null) {
        const locked = new FalinkError('auth.locked', { retryAfterS: row.lockedForS });
        return { audit: 'not audited', result: locked };
      }
      const step = stepOf(openTotp(ctx.secrets, staffId, row.sealed), code, row.nowMs);
      if (step !== null && step > (row.lastStep ?? -1)) {
        await acceptCode(tx, staffId, step);
        return { audit: 'not audited', result: null };
      }
      if (confirmed && (await isRecoveryCode(tx, staffId, code))) {
        return { audit: { ...note, action: 'auth.recovery_code_used' }, result: null };
      }
      await refuseCode(tx, staffId, LIMIT);
      return { audit: { ...note, action: 'auth.code_failed' }, result: new FalinkError('auth.code_wrong') };
    },
  });
  if (refusal) throw refusal;
}

async function isRecoveryCode(tx: Transaction, staffId: string, code: string): Promise<boolean> {
  if (!(await takeRecoveryCode(tx, staffId, recoveryHash(staffId, code)))) return false;
  await acceptCode(tx, staffId, null);
  return true;
}
