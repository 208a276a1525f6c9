import { z } from 'zod';
import { CategorySchema, IdSchema, InstantSchema, NameTextSchema } from '../../common.js';
import { RoomAccessSchema } from '../media-plane/token.js';
import { StaffCallSchema } from './call.js';
import { OutcomeCodeSchema } from './words.js';

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
        category: CategorySchema,
        outcome: OutcomeCodeSchema.nullable(),
        agentName: NameTextSchema.nullable(),
      }),
    )
    .max(5),
  /** For pre-warming: a standby token; media flows only after accept. */
  room: RoomAccessSchema,
});
export type Offer = z.infer<typeof OfferSchema>;
