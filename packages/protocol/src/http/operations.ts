import { z } from 'zod';
import { InstantSchema } from '../common.js';
import { route } from '../contract.js';
import { AgentStatusSchema, StaffCallSchema } from './calls.js';
import { ApplicationSchema } from './intakes.js';
import { SfuStatusSchema } from './internal.js';
import { OnAirSchema } from './programme.js';
import { TerminalSchema } from './terminals.js';

export const HealthSchema = z.object({
  status: z.enum(['ok', 'degraded']),
  version: z.string(),
  database: z.enum(['ok', 'unavailable']),
  sfu: z.array(SfuStatusSchema),
});

/** Service level by both formulas (15 s): A = answered within ÷ (answered + abandoned); B leaves out who hung up within 15 s. */
export const ServiceLevelSchema = z.object({
  thresholdMs: z.number(),
  targetRatio: z.number(),
  answered: z.number().int(),
  answeredWithin: z.number().int(),
  abandoned: z.number().int(),
  abandonedWithin: z.number().int(),
});

/** Everything the command center's wall shows, as one snapshot; deltas follow on the console socket. */
export const OverviewSchema = z.object({
  serverTime: InstantSchema,
  districtName: z.string(),
  terminals: z.array(TerminalSchema),
  calls: z.array(StaffCallSchema),
  agents: z.array(AgentStatusSchema),
  applications: z.array(ApplicationSchema),
  onAir: z.array(OnAirSchema),
  serviceLevel: ServiceLevelSchema,
  /** Calls queued per hour of the day in Asia/Shanghai, today and the same weekday last week. */
  hours: z.array(z.object({ hour: z.number().int(), today: z.number().int(), lastWeek: z.number().int() })),
  pairingsPending: z.number().int(),
  callbacksOpen: z.number().int(),
});
export type Overview = z.infer<typeof OverviewSchema>;

export const AuditEventSchema = z.object({
  id: z.number().int(),
  at: InstantSchema,
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  data: z.record(z.string(), z.unknown()),
});

export const operationsRoutes = {
  health: route({
    method: 'GET',
    path: '/api/v1/health',
    auth: ['public'],
    tag: 'operations',
    summary: 'Whether the service works',
    response: HealthSchema,
  }),
  overview: route({
    method: 'GET',
    path: '/api/v1/overview',
    auth: ['staff'],
    tag: 'operations',
    summary: "The command center's snapshot",
    response: OverviewSchema,
  }),
  audit: route({
    method: 'GET',
    path: '/api/v1/audit',
    auth: ['staff'],
    tag: 'operations',
    summary: 'Audit events in scope, newest first',
    query: z.strictObject({
      limit: z.coerce.number().int().min(1).max(200).default(100),
      before: z.coerce.number().int().optional(),
    }),
    response: z.object({ events: z.array(AuditEventSchema) }),
  }),
} as const;
