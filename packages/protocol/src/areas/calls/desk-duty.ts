import { z } from 'zod';
import { firstOf } from '../../text.js';
import { AgentStatusSchema } from './agent.js';

/** Several times what a district has on duty. */
const MAX_COLLEAGUES = 200;

/** What somebody who takes calls sees of the queue and of colleagues: numbers and names, no calls of others. */
export const DeskDutySchema = z.object({
  /** Calls that wait and that this person may take. */
  waiting: z.number().int().min(0),
  /** Of those the longest, ms, by the database's clock when this was made; null: nobody waits. */
  longestWaitMs: z.number().nullable(),
  /** Others who take the same kinds of calls at, above or below this person's org unit and are not off duty; the free first. */
  colleagues: firstOf(
    AgentStatusSchema.pick({ staffId: true, displayName: true, state: true, since: true }),
    MAX_COLLEAGUES,
  ),
});
export type DeskDuty = z.infer<typeof DeskDutySchema>;
