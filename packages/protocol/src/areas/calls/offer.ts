import { z } from 'zod';
import { CategorySchema, IdSchema, InstantSchema, NameTextSchema } from '../../common.js';
import { RoomAccessSchema } from '../media-plane/token.js';
import { StaffCallSchema } from './call.js';
import { CallEndReasonSchema, CallKindSchema, OutcomeCodeSchema } from './words.js';

export const OfferSchema = z.object({
  id: IdSchema,
  call: StaffCallSchema,
  offeredAt: InstantSchema,
  expiresAt: InstantSchema,
  /** Time left when this was made, ms: clients count down with their own clock from here. */
  remainingMs: z.number(),
  /** Earlier calls of this terminal, newest first. */
  history: z
    .array(
      z.object({
        at: InstantSchema,
        kind: CallKindSchema,
        category: CategorySchema,
        /** How it ended; says why nobody talked. */
        endReason: CallEndReasonSchema.nullable(),
        /** How long they talked; null: nobody answered. */
        talkMs: z.number().nullable(),
        outcome: OutcomeCodeSchema.nullable(),
        agentName: NameTextSchema.nullable(),
      }),
    )
    .max(5),
  /** Others who may take this call, when this was made: free now, and on duty at all. */
  colleagues: z.object({ free: z.number().int(), onDuty: z.number().int() }),
  /** For pre-warming: a standby token; media flows only after accept. */
  room: RoomAccessSchema,
});
export type Offer = z.infer<typeof OfferSchema>;
