import { z } from 'zod';
import { InstantSchema, NameTextSchema } from '../../common.js';
import { upTo } from '../../page.js';
import { firstOf } from '../../text.js';
import { AgentStatusSchema } from '../calls/agent.js';
import { StaffCallSchema } from '../calls/call.js';
import { ApplicationSchema } from '../intakes/application.js';
import { DueCountsSchema } from '../intakes/due.js';
import { OnAirSchema } from '../programme/programme.js';

/** Service level by both formulas (15 s): A = answered within ÷ (answered + abandoned); B leaves out who hung up within 15 s. */
export const ServiceLevelSchema = z.object({
  thresholdMs: z.number(),
  targetRatio: z.number(),
  answered: z.number().int(),
  answeredWithin: z.number().int(),
  abandoned: z.number().int(),
  abandonedWithin: z.number().int(),
});

/** Several times what a district has. */
const MAX_AGENTS = 1_000;
const MAX_CHANNELS = 100;

/** What the command center's wall shows besides its map, as one snapshot; deltas follow on the console socket. */
export const OverviewSchema = z.object({
  serverTime: InstantSchema,
  districtName: NameTextSchema,
  /** Not ended, the longest waiting first. */
  calls: upTo(StaffCallSchema),
  agents: firstOf(AgentStatusSchema, MAX_AGENTS),
  /** Who could answer a call from here: also lawyers of the units above, whom `agents` leaves out. */
  duty: z.object({
    /** Whether a duty lawyer is on duty who answers calls from here. */
    staffed: z.boolean(),
    /** Whether the district's centre is open now by its hours; null: it has given none. */
    open: z.boolean().nullable(),
  }),
  applications: z.object({
    total: z.number().int().min(0),
    counts: DueCountsSchema,
    /** The few that are due first. */
    nearest: z.array(ApplicationSchema).max(20),
  }),
  onAir: firstOf(OnAirSchema, MAX_CHANNELS),
  serviceLevel: ServiceLevelSchema,
  /** Calls queued per hour of the day in Asia/Shanghai, today and the same weekday last week. */
  hours: z.array(z.object({ hour: z.number().int(), today: z.number().int(), lastWeek: z.number().int() })).max(24),
  /** Ratings of this month (Asia/Shanghai), 非常满意 first, of agents with five or more (SPEC C8); null: there are none. */
  ratings: z.array(z.number().int().min(0)).min(5).max(5).nullable(),
  pairingsPending: z.number().int(),
  callbacksOpen: z.number().int(),
});
export type Overview = z.infer<typeof OverviewSchema>;
