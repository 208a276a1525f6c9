import { z } from 'zod';
import { IdSchema, InstantSchema } from '../../common.js';
import { firstOf, shown } from '../../text.js';
import { LogLineSchema } from './log-line.js';
import { CommandOrderSchema, MAX_LOG_LINES } from './order.js';
import { CommandReasonSchema } from './state.js';

/** What a terminal receives of a command. */
export const CommandOfferSchema = z.object({
  id: IdSchema,
  order: CommandOrderSchema,
  /**
   * What must come before a camera or a microphone is opened (SPEC K6): OK at the box, or, in a kiosk, a notice of some
   * seconds with a key to refuse.
   */
  consent: z.enum(['key', 'notice']),
  /** After this moment it is not begun any more. */
  expiresAt: InstantSchema,
});
export type CommandOffer = z.infer<typeof CommandOfferSchema>;

/** One part of a box's test of itself. */
export const SelfTestCheckSchema = z.object({
  part: z.enum(['camera', 'microphone', 'network', 'storage']),
  ok: z.boolean(),
  detail: shown(100),
});
export type SelfTestCheck = z.infer<typeof SelfTestCheckSchema>;

/** What a box says of a command that it has acknowledged. */
export const CommandReportSchema = z.strictObject({
  id: IdSchema,
  /** `running`: it goes on; everything else is its outcome. */
  state: z.enum(['running', 'done', 'failed', 'unsupported', 'refused', 'cancelled']),
  /** Percent, while it runs. */
  progress: z.number().int().min(0).max(100).optional(),
  reason: CommandReasonSchema.optional(),
  checks: firstOf(SelfTestCheckSchema, 8).optional(),
  lines: firstOf(LogLineSchema, MAX_LOG_LINES).optional(),
});
export type CommandReport = z.infer<typeof CommandReportSchema>;
