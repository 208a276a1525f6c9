import { z } from 'zod';
import { IdSchema, InstantSchema, NameTextSchema } from '../../common.js';
import { TerminalKindSchema } from '../terminals/kind.js';
import { SiteSchema } from '../terminals/site.js';

/** `waiting`: no box has come with this serial number. */
export const EnrolmentStateSchema = z.enum(['waiting', 'enrolled', 'withdrawn']);
export type EnrolmentState = z.infer<typeof EnrolmentStateSchema>;

/** `blocked`: wrong digits were typed too often. `used`: it approved its box. */
export const VoucherStateSchema = z.enum(['none', 'good', 'expired', 'blocked', 'used']);

/** A box that is expected: where the one with this serial number is to stand. */
export const EnrolmentSchema = z.object({
  id: IdSchema,
  serial: z.string().max(40),
  kind: TerminalKindSchema,
  name: NameTextSchema,
  site: SiteSchema,
  state: EnrolmentStateSchema,
  voucher: VoucherStateSchema,
  voucherExpiresAt: InstantSchema.nullable(),
  createdAt: InstantSchema,
  /** The terminal that the box became. */
  terminalId: IdSchema.nullable(),
  enrolledAt: InstantSchema.nullable(),
});
export type Enrolment = z.infer<typeof EnrolmentSchema>;

/** What an import did. */
export const EnrolmentImportSchema = z.object({
  importId: IdSchema,
  created: z.number().int(),
  unchanged: z.number().int(),
  newSites: z.number().int(),
});
export type EnrolmentImport = z.infer<typeof EnrolmentImportSchema>;
