import { z } from 'zod';
import { AddressSchema, IdSchema, InstantSchema, NameTextSchema } from '../../common.js';

export const AgentStateSchema = z.enum(['offline', 'available', 'reserved', 'on_call', 'wrap_up', 'away']);
export type AgentState = z.infer<typeof AgentStateSchema>;

/** Who answers, as the terminal shows it. */
export const AgentCardSchema = z.object({
  displayName: NameTextSchema,
  title: NameTextSchema,
  office: NameTextSchema,
  portrait: AddressSchema.nullable(),
});

export const AgentStatusSchema = z.object({
  staffId: IdSchema,
  displayName: NameTextSchema,
  state: AgentStateSchema,
  since: InstantSchema,
  callId: IdSchema.nullable(),
  offerId: IdSchema.nullable(),
  /** End of wrap-up, when in wrap-up. */
  until: InstantSchema.nullable(),
});
export type AgentStatus = z.infer<typeof AgentStatusSchema>;
