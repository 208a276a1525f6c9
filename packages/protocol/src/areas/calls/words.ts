import { z } from 'zod';

export const CallKindSchema = z.enum(['consultation', 'intake']);
export type CallKind = z.infer<typeof CallKindSchema>;

/** How somebody who wants to talk came to the queue. */
export const ContactOriginSchema = z.enum(['terminal', 'browser', 'desk', 'appointment']);
export type ContactOrigin = z.infer<typeof ContactOriginSchema>;

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
