import { z } from 'zod';
import { DateSchema, InstantSchema } from '../../common.js';
import { route } from '../../contract.js';
import { ApplicationSchema, ApplicationStatusSchema } from './application.js';

export const applicationRoutes = {
  listApplications: route({
    method: 'GET',
    path: '/api/v1/applications',
    auth: ['staff'],
    tag: 'intake',
    summary: 'Applications in scope, by their clock',
    response: z.object({ applications: z.array(ApplicationSchema) }),
    errors: [],
  }),
  follow: route({
    method: 'POST',
    path: '/api/v1/applications/follow',
    auth: ['public'],
    tag: 'intake',
    summary: 'Follow an application by number and query code; no personal data in the answer',
    body: z.strictObject({
      number: z.string().trim().min(1).max(60),
      queryCode: z.string().trim().toUpperCase().min(1).max(20),
    }),
    response: z.object({
      number: z.string(),
      status: ApplicationStatusSchema,
      acceptedAt: InstantSchema,
      decisionDue: DateSchema,
      provisional: z.boolean(),
      daysLeft: z.number().int(),
    }),
    errors: ['application.unknown'],
  }),
} as const;
