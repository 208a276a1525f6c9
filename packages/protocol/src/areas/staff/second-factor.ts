import { z } from 'zod';
import { MAX_TYPED_NUMBER } from '../../common.js';
import { tidyNumber } from '../../number-text.js';

/** How many recovery codes are made at once. */
export const RECOVERY_CODES = 10;

/** Six digits of the authenticator, or one of the recovery codes, as a person types them. */
export const SecondFactorCodeSchema = z
  .string()
  .max(MAX_TYPED_NUMBER)
  .overwrite(tidyNumber)
  .regex(/^(\d{6}|[2-9A-HJ-NP-Z]{16})$/, 'code');

/** What an authenticator is set up with, said once. */
export const TotpSetupSchema = z.object({
  /** Base 32. */
  secret: z.string().max(64),
  /** `otpauth://totp/…`, for a QR code. */
  uri: z.string().max(500),
});
export type TotpSetup = z.infer<typeof TotpSetupSchema>;

/** Codes that replace the authenticator once each, said once. */
export const RecoveryCodesSchema = z.object({ codes: z.array(z.string().max(40)).max(RECOVERY_CODES) });
export type RecoveryCodes = z.infer<typeof RecoveryCodesSchema>;

/** One's own second factor. */
export const SecondFactorSchema = z.object({
  on: z.boolean(),
  /** The role wants one. */
  required: z.boolean(),
  /** Recovery codes that were not used. */
  codesLeft: z.number().int(),
});
export type SecondFactor = z.infer<typeof SecondFactorSchema>;
