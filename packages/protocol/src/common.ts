import { z } from 'zod';

export const IdSchema = z.uuid();
/** An instant, ISO 8601 in UTC with milliseconds, always by the database's clock. */
export const InstantSchema = z.iso.datetime({ offset: true });
/** A calendar date in Asia/Shanghai, YYYY-MM-DD. */
export const DateSchema = z.iso.date();
export const LocaleSchema = z.enum(['zh-CN', 'en']);
export type Locale = z.infer<typeof LocaleSchema>;
/** A text that people read, in both languages. */
export const TextSchema = z.object({ zh: z.string(), en: z.string() });
export type Text = z.infer<typeof TextSchema>;

/** A Chinese telephone number as pressed on a remote: a mobile, or a land line with or without its area code. */
export const PhoneSchema = z.string().regex(/^(1[3-9]\d{9}|0\d{2,3}[2-9]\d{6,7}|[2-9]\d{6,7})$/, 'phone');

export const RoleSchema = z.enum(['admin', 'operator', 'supervisor', 'duty_lawyer', 'legal_aid_officer', 'room_staff']);
export type Role = z.infer<typeof RoleSchema>;

/** Matters a call can be about. Skills of staff use the same words; `uncategorised` is nobody's special skill. */
export const CategorySchema = z.enum([
  'uncategorised',
  'labour',
  'work_injury',
  'family',
  'housing',
  'traffic',
  'lending',
  'minors',
  'elderly',
  'other',
]);
export type Category = z.infer<typeof CategorySchema>;

export const TerminalKindSchema = z.enum(['home', 'room', 'kiosk']);
export type TerminalKind = z.infer<typeof TerminalKindSchema>;

export const AgentStateSchema = z.enum(['offline', 'available', 'reserved', 'on_call', 'wrap_up', 'away']);
export type AgentState = z.infer<typeof AgentStateSchema>;

export const CallStateSchema = z.enum(['queued', 'offered', 'connecting', 'active', 'held', 'ended']);
export type CallState = z.infer<typeof CallStateSchema>;

export const CallKindSchema = z.enum(['consultation', 'intake']);
export type CallKind = z.infer<typeof CallKindSchema>;

/** How a call ended, as a fact; what was achieved is the lawyer's outcome code. */
export const CallEndReasonSchema = z.enum([
  'resident_hung_up',
  'agent_hung_up',
  'abandoned',
  'callback_left',
  'connection_lost',
  'nobody_answered',
  'ended_by_supervisor',
  'failed',
]);
export type CallEndReason = z.infer<typeof CallEndReasonSchema>;

/** What came of a call, chosen by the lawyer (digits 1-8 on the duty desk). */
export const OutcomeCodeSchema = z.enum([
  'answered',
  'to_legal_aid',
  'to_mediation',
  'to_notary',
  'appointment',
  'callback',
  'to_other_office',
  'not_legal',
]);
export type OutcomeCode = z.infer<typeof OutcomeCodeSchema>;

/** 好差评: 5 非常满意 … 1 非常不满意 (国办发〔2019〕51号). */
export const RatingScoreSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
export type RatingScore = z.infer<typeof RatingScoreSchema>;

export const PageSchema = z.object({
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
