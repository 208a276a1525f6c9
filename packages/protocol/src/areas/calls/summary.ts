import { z } from 'zod';
import { DateSchema, InstantSchema, NameTextSchema } from '../../common.js';
import { firstOf, line, shown } from '../../text.js';

/** Three lines stay readable across a room in the largest letters, and are remembered. */
export const SUMMARY_LINES = 3;
export const MAX_SUMMARY_LINE = 60;
/** How long after the call, or after it was confirmed if that is later, a summary is shown and its link works. */
export const SUMMARY_MINUTES = 10;

const linesShown = firstOf(shown(MAX_SUMMARY_LINE), SUMMARY_LINES);

/** What its agent writes down for the resident of a call; the notes of the call are something else. */
export const WrittenSummarySchema = z.strictObject({
  /** The one last seen; 0: none was written yet. */
  version: z.number().int().min(0),
  lines: z.array(line(MAX_SUMMARY_LINE)).max(SUMMARY_LINES),
  /** The day of the next step. */
  nextOn: DateSchema.nullable(),
  /** False: a draft, which nobody else sees. True: it is shown to the resident, and stays as it is. */
  confirmed: z.boolean(),
});
export type WrittenSummary = z.infer<typeof WrittenSummarySchema>;

export const CallSummarySchema = z.object({
  version: z.number().int().min(0),
  lines: linesShown,
  nextOn: DateSchema.nullable(),
  confirmedAt: InstantSchema.nullable(),
  /** Somebody opened the link of the television. */
  opened: z.boolean(),
});
export type CallSummary = z.infer<typeof CallSummarySchema>;

/** A summary as the television of the call shows it once the call is over. */
export const GoodbyeSchema = z.object({
  /** `writing`: the agent has begun one. `none`: there is none, or it is too late to show it. */
  state: z.enum(['none', 'writing', 'confirmed']),
  lines: linesShown,
  nextOn: DateSchema.nullable(),
  /** What the QR says; null once it was opened, or when it cannot be. */
  url: z.url().max(2_000).nullable(),
  /** How long it is shown yet, ms. */
  remainingMs: z.number().min(0),
});
export type Goodbye = z.infer<typeof GoodbyeSchema>;

/** A summary as the phone shows it that opened the link. */
export const OpenedSummarySchema = z.object({
  lines: linesShown,
  nextOn: DateSchema.nullable(),
  agentName: NameTextSchema,
  siteName: NameTextSchema,
  endedAt: InstantSchema,
});
export type OpenedSummary = z.infer<typeof OpenedSummarySchema>;
