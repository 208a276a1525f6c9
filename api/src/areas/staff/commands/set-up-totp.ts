import { FalinkError, type RecoveryCodes, type SecondFactor, type TotpSetup } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command, nothing } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { needsSecondFactor } from '../../../kernel/policies/second-factor.js';
import { staffChanged } from '../changes.js';
import {
  beginTotpRow,
  confirmTotpRow,
  countRecoveryCodes,
  deleteTotp,
  lockTotp,
  replaceRecoveryCodes,
} from '../queries/totp.js';
import { sealTotp } from '../sealed-totp.js';
import { newRecoveryCodes, newTotpSecret, totpSetup } from '../totp.js';
import { checkCode, recoveryHash } from './check-code.js';

/** One's own second factor, as it is. */
export async function readSecondFactor(ctx: Context, by: Actor): Promise<SecondFactor> {
  const staff = staffOf(by);
  const row = await lockTotp(ctx.pool, staff.id);
  return {
    on: row?.confirmed ?? false,
    required: needsSecondFactor(ctx.config, staff, false),
    codesLeft: row?.confirmed ? await countRecoveryCodes(ctx.pool, staff.id) : 0,
  };
}

/**
 * A new secret for one's authenticator. It counts once a code was confirmed; until then another one replaces it.
 *
 * @throws FalinkError staff.totp_on
 */
export function beginTotp(ctx: Context, by: Actor): Promise<TotpSetup> {
  const { id, username } = staffOf(by);
  const secret = newTotpSecret();
  return command(ctx, by, {
    lock: nothing,
    authorise: () => {},
    change: async (tx) => {
      if (!(await beginTotpRow(tx, id, sealTotp(ctx.secrets, id, secret)))) throw new FalinkError('staff.totp_on');
      return { audit: 'not audited', result: totpSetup(secret, username) };
    },
  });
}

/** What a code opened. */
const ACTION = { confirm: 'staff.totp_enabled', renew: 'staff.recovery_codes_made' } as const;

/**
 * Turns one's second factor on with a first code (`confirm`), or makes other recovery codes (`renew`). They are
 * answered once.
 *
 * @throws FalinkError auth.code_wrong, auth.locked, staff.totp_off, staff.totp_on
 */
export async function makeRecoveryCodes(
  ctx: Context,
  by: Actor,
  { code, what }: { readonly code: string; readonly what: keyof typeof ACTION },
): Promise<RecoveryCodes> {
  const { id, orgUnit } = staffOf(by);
  await checkCode(ctx, by, { staffId: id, orgPath: orgUnit.path, code, confirmed: what === 'renew' });
  const codes = newRecoveryCodes();
  return command(ctx, by, {
    lock: (tx) => lockTotp(tx, id),
    authorise: (row) => {
      if (!row) throw new FalinkError('staff.totp_off');
    },
    change: async (tx: Transaction) => {
      if (what === 'confirm') await confirmTotpRow(tx, id);
      const hashes = codes.map((one) => recoveryHash(id, one));
      await replaceRecoveryCodes(tx, id, hashes);
      return {
        audit: { action: ACTION[what], subject: `staff:${id}` },
        ...(what === 'confirm' && { changed: [staffChanged(id)] }),
        result: { codes: codes.map(inGroups) },
      };
    },
  });
}

/** `ABCD-EFGH-…`: easier to copy by hand. */
const inGroups = (code: string): string => code.match(/.{4}/g)?.join('-') ?? code;

/**
 * Turns one's own second factor off.
 *
 * @throws FalinkError auth.code_wrong, auth.locked, staff.totp_off, staff.totp_required
 */
export async function removeTotp(ctx: Context, by: Actor, { code }: { readonly code: string }): Promise<SecondFactor> {
  const staff = staffOf(by);
  if (needsSecondFactor(ctx.config, staff, false)) throw new FalinkError('staff.totp_required');
  await checkCode(ctx, by, { staffId: staff.id, orgPath: staff.orgUnit.path, code, confirmed: true });
  return command(ctx, by, {
    lock: nothing,
    authorise: () => {},
    change: async (tx) => {
      await deleteTotp(tx, staff.id);
      return {
        audit: { action: 'staff.totp_removed', subject: `staff:${staff.id}` },
        changed: [staffChanged(staff.id)],
        result: { on: false, required: false, codesLeft: 0 },
      };
    },
  });
}
