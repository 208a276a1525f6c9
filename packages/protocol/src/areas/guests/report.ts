import { z } from 'zod';
import { IdSchema, InstantSchema, NameTextSchema } from '../../common.js';

export const GuestReportReasonSchema = z.enum(['abuse', 'obscene', 'nonsense', 'other']);
export type GuestReportReason = z.infer<typeof GuestReportReasonSchema>;

/** Whom a report keeps away: nobody, this browser, or everybody behind its address. */
export const GuestBlockSchema = z.enum(['none', 'browser', 'address']);
export type GuestBlock = z.infer<typeof GuestBlockSchema>;

/** Many people share an address: a block of one is short. */
export const MAX_ADDRESS_BLOCK_HOURS = 72;
export const MAX_BROWSER_BLOCK_HOURS = 720;
/** How long after its end a call can be reported. */
export const GUEST_REPORT_HOURS = 1;

export const NewGuestReportSchema = z
  .strictObject({
    reason: GuestReportReasonSchema,
    block: GuestBlockSchema,
    /** How long the block holds; needed with one. */
    hours: z.number().int().min(1).max(MAX_BROWSER_BLOCK_HOURS).optional(),
  })
  .refine(({ block, hours }) => (block === 'none') === (hours === undefined), { path: ['hours'], message: 'hours' })
  .refine(({ block, hours = 1 }) => block !== 'address' || hours <= MAX_ADDRESS_BLOCK_HOURS, {
    path: ['hours'],
    message: 'an address is blocked for three days at most',
  });
export type NewGuestReport = z.infer<typeof NewGuestReportSchema>;

export const GuestReportSchema = z.object({
  id: IdSchema,
  callId: IdSchema,
  placeName: NameTextSchema,
  reportedBy: z.object({ id: IdSchema, name: NameTextSchema }),
  reason: GuestReportReasonSchema,
  block: GuestBlockSchema,
  createdAt: InstantSchema,
  /** Null: nothing was blocked. */
  blockedUntil: InstantSchema.nullable(),
  /** When somebody ended the block before its time. */
  liftedAt: InstantSchema.nullable(),
  /** The block holds now. */
  isBlocked: z.boolean(),
});
export type GuestReport = z.infer<typeof GuestReportSchema>;
