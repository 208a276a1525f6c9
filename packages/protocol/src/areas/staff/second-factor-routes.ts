import { z } from 'zod';
import { IdParamsSchema } from '../../common.js';
import { route } from '../../contract.js';
import { StaffAccountSchema } from './account.js';
import { RecoveryCodesSchema, SecondFactorCodeSchema, SecondFactorSchema, TotpSetupSchema } from './second-factor.js';

const CODE = z.strictObject({ code: SecondFactorCodeSchema });
const PROVED = ['auth.code_wrong', 'auth.locked', 'staff.totp_off'] as const;

/** The second factor: codes of an authenticator (RFC 6238), and recovery codes. */
export const secondFactorRoutes = {
  secondFactor: route({
    method: 'GET',
    path: '/api/v1/auth/totp',
    auth: ['staff'],
    tag: 'auth',
    summary: 'One’s own second factor',
    beforeSecondFactor: true,
    response: SecondFactorSchema,
    errors: [],
  }),
  beginTotp: route({
    method: 'POST',
    path: '/api/v1/auth/totp/begin',
    auth: ['staff'],
    tag: 'auth',
    summary: 'A new secret for an authenticator; it counts once a code of it was confirmed',
    beforeSecondFactor: true,
    response: TotpSetupSchema,
    errors: ['staff.totp_on'],
  }),
  confirmTotp: route({
    method: 'POST',
    path: '/api/v1/auth/totp/confirm',
    auth: ['staff'],
    tag: 'auth',
    summary: 'Turns the second factor on; answers the recovery codes, once',
    beforeSecondFactor: true,
    body: CODE,
    response: RecoveryCodesSchema,
    errors: ['auth.code_wrong', 'auth.locked', 'staff.totp_off', 'staff.totp_on'],
  }),
  renewRecoveryCodes: route({
    method: 'POST',
    path: '/api/v1/auth/totp/recovery-codes',
    auth: ['staff'],
    tag: 'auth',
    summary: 'Ten other recovery codes in the place of those before',
    body: CODE,
    response: RecoveryCodesSchema,
    errors: PROVED,
  }),
  removeTotp: route({
    method: 'POST',
    path: '/api/v1/auth/totp/remove',
    auth: ['staff'],
    tag: 'auth',
    summary: 'Turns one’s own second factor off',
    body: CODE,
    response: SecondFactorSchema,
    errors: [...PROVED, 'staff.totp_required'],
  }),
  removeStaffTotp: route({
    method: 'POST',
    path: '/api/v1/staff/:id/totp/remove',
    auth: ['staff'],
    tag: 'staff',
    summary: 'Turns off the second factor of somebody who lost the phone',
    params: IdParamsSchema,
    response: StaffAccountSchema,
    errors: ['auth.out_of_scope', 'staff.unknown'],
  }),
} as const;
