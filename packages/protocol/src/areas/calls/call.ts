import { z } from 'zod';
import { CategorySchema, IdSchema, InstantSchema, NameTextSchema, WordSchema } from '../../common.js';
import { shown } from '../../text.js';
import { changedIn, laterWords, since } from '../../versions/marks.js';
import { CompanionStateSchema } from '../companions/companion.js';
import { AgentCardSchema } from './agent.js';
import { CallStateSchema } from './call-state.js';
import { CallEndReasonSchema, CallKindSchema, CallOriginSchema, OutcomeCodeSchema } from './words.js';

/** A call as its terminal sees it. */
export const TerminalCallSchema = z.object({
  id: IdSchema,
  /** The key press that queued it, so that its box knows it again when the answer was lost. */
  requestId: since(2, IdSchema),
  /** Grows with every change of the call. A notification with a lower number than the known one is stale: ignore it. */
  revision: z.number().int().positive(),
  kind: CallKindSchema,
  /** `browser`: this terminal only shows the call, whose picture and sound a browser sends (SPEC U10). */
  origin: since(2, CallOriginSchema),
  state: laterWords(CallStateSchema, { ringing: { since: 2, before: 'ended' } }),
  category: CategorySchema,
  /** False: sound only, by choice or because the box has no camera or no common codec. */
  video: z.boolean(),
  queuedAt: InstantSchema,
  /** Time since queueing by the database's clock, in ms, when this was made. */
  waitMs: z.number(),
  /** 1 = next. Only while queued or offered. */
  position: z.number().int().nullable(),
  /** False: it waits, and nobody is on duty any more who could answer. It ends soon unless somebody comes back (C7). */
  staffed: since(2, z.boolean()),
  /** Honest range of the time still to wait, in ms; null when there is too little data. */
  waitRangeMs: z.object({ min: z.number(), max: z.number() }).nullable(),
  /** How long it rings yet when this was made, ms; null: it does not ring. */
  ringMs: since(2, z.number().min(0).nullable()),
  /** Who answered; while it rings, who calls. */
  agent: AgentCardSchema.nullable(),
  activeAt: InstantSchema.nullable(),
  endedAt: InstantSchema.nullable(),
  endReason: laterWords(CallEndReasonSchema, {
    declined: { since: 2, before: 'abandoned' },
    no_answer: { since: 2, before: 'abandoned' },
    cancelled: { since: 2, before: 'abandoned' },
  }).nullable(),
  /** True from the end of an answered call until it is rated. */
  ratingDue: z.boolean(),
  intakeId: IdSchema.nullable(),
  /** A phone serves as camera and microphone of this terminal; null: none does. */
  companion: since(2, CompanionStateSchema.nullable()),
});
export type TerminalCall = z.infer<typeof TerminalCallSchema>;

/** The call that a terminal is to show. One that rings does not exist for a version that cannot answer it (C19). */
export const CurrentCallSchema = changedIn(2, TerminalCallSchema.nullable(), (call) =>
  call?.state === 'ended' && call.endReason === null ? null : call,
);

/** A call as staff see it. The rating is not here: staff never see who rated. */
export const StaffCallSchema = z.object({
  id: IdSchema,
  /** Grows with every change of the call. A notification with a lower number than the known one is stale: ignore it. */
  revision: z.number().int().positive(),
  kind: CallKindSchema,
  origin: CallOriginSchema,
  state: CallStateSchema,
  category: CategorySchema,
  video: z.boolean(),
  /** Where it comes from. A browser has no id, no name and no site, only the place that it chose. */
  terminal: z.object({
    id: IdSchema.nullable(),
    name: NameTextSchema,
    siteName: NameTextSchema,
    orgUnitName: NameTextSchema,
  }),
  agent: z.object({ id: IdSchema, displayName: NameTextSchema }).nullable(),
  /** Who called the terminal; null: the call came from there. */
  caller: z.object({ id: IdSchema, displayName: NameTextSchema }).nullable(),
  /** How long it rings yet when this was made, ms; null: it does not ring. */
  ringMs: z.number().min(0).nullable(),
  queuedAt: InstantSchema,
  answeredAt: InstantSchema.nullable(),
  activeAt: InstantSchema.nullable(),
  endedAt: InstantSchema.nullable(),
  /** Wait until accept (or until now / the end), ms. */
  waitMs: z.number(),
  endReason: CallEndReasonSchema.nullable(),
  outcome: OutcomeCodeSchema.nullable(),
  /** Something was noted. The text has a route of its own: not everybody who sees the call may read it (C12). */
  hasNotes: z.boolean(),
  notesVersion: z.number().int(),
  intakeId: IdSchema.nullable(),
  /** Some participant's connection is being restored. */
  unstable: z.boolean(),
});
export type StaffCall = z.infer<typeof StaffCallSchema>;

/** What a call's timeline holds at most; a line that comes and goes all day makes it long. */
export const MAX_TIMELINE = 1_000;

export const TimelineEntrySchema = z.object({
  at: InstantSchema,
  /** Stable word, e.g. `queued`, `offered`, `accepted`, `media.flowing`, `peer.disconnected`, `ended`. */
  type: WordSchema,
  actor: shown(200).nullable(),
  data: z.record(z.string(), z.unknown()),
});
export type TimelineEntry = z.infer<typeof TimelineEntrySchema>;
