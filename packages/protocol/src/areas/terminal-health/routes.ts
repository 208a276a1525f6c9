import { z } from 'zod';
import { IdParamsSchema, IdSchema, InstantSchema } from '../../common.js';
import { route } from '../../contract.js';
import { PageQuerySchema, pageOf } from '../../page.js';
import { AreaHoursSchema } from './area-hours.js';
import { HealthHistorySchema } from './history.js';
import { HealthTroubleSchema, TroubledTerminalSchema } from './worst.js';

export const terminalHealthRoutes = {
  terminalHealth: route({
    method: 'GET',
    path: '/api/v1/terminals/:id/health',
    auth: ['staff'],
    tag: 'terminal health',
    summary:
      'What a terminal measured from one moment to another, in at most 500 steps of `step` seconds or longer; a step without measurements is null',
    params: IdParamsSchema,
    query: z.strictObject({
      from: InstantSchema,
      to: InstantSchema,
      /** The least length of a step in seconds; the answer says which it is. */
      step: z.coerce.number().int().min(60).max(31_536_000).optional(),
    }),
    response: HealthHistorySchema,
    errors: ['terminal.unknown', 'auth.out_of_scope', 'health.bad_range'],
  }),
  areaHours: route({
    method: 'GET',
    path: '/api/v1/health/area-hours',
    auth: ['staff'],
    tag: 'terminal health',
    summary: 'Which share of the last 24 hours that are summed up the terminals of each part of the map were at work',
    response: AreaHoursSchema,
    errors: [],
  }),
  troubledTerminals: route({
    method: 'GET',
    path: '/api/v1/health/troubled-terminals',
    auth: ['staff'],
    tag: 'terminal health',
    summary:
      'Terminals in scope with trouble in the last 24 hours that are summed up, the worst first. `unit`: only below that unit',
    query: z.strictObject({
      ...PageQuerySchema.shape,
      by: HealthTroubleSchema.default('stalls'),
      unit: IdSchema.optional(),
    }),
    response: pageOf(TroubledTerminalSchema),
    errors: [],
  }),
} as const;
