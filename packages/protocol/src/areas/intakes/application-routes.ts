import { z } from 'zod';
import { DateSchema, InstantSchema, MAX_OFFICIAL_NUMBER, MAX_TYPED_NUMBER } from '../../common.js';
import { route } from '../../contract.js';
import { tidyNumber } from '../../number-text.js';
import { PageQuerySchema, pageOf, SearchSchema } from '../../page.js';
import { line, shown } from '../../text.js';
import { ApplicationSchema, ApplicationStatusSchema } from './application.js';
import { DueCalendarSchema, DueSchema } from './due.js';

export const applicationRoutes = {
  listApplications: route({
    method: 'GET',
    path: '/api/v1/applications',
    auth: ['staff'],
    tag: 'intake',
    summary: 'Applications in scope, by their clock. `q` searches number, site and officer; names are encrypted',
    query: z.strictObject({
      ...PageQuerySchema.shape,
      due: DueSchema.optional(),
      q: SearchSchema.optional(),
    }),
    response: pageOf(ApplicationSchema),
    errors: [],
  }),
  dueCalendar: route({
    method: 'GET',
    path: '/api/v1/applications/due',
    auth: ['staff'],
    tag: 'intake',
    summary: 'How many applications in scope are due on which day',
    response: DueCalendarSchema,
    errors: [],
  }),
  follow: route({
    method: 'POST',
    path: '/api/v1/applications/follow',
    auth: ['public'],
    tag: 'intake',
    summary: 'Follow an application by number and query code; no personal data in the answer',
    body: z.strictObject({
      /** As people type or paste it: its digits count. */
      number: line(200).min(1),
      queryCode: z.string().max(MAX_TYPED_NUMBER).overwrite(tidyNumber).min(1).max(20),
    }),
    response: z.object({
      number: shown(MAX_OFFICIAL_NUMBER),
      status: ApplicationStatusSchema,
      acceptedAt: InstantSchema,
      decisionDue: DateSchema,
      provisional: z.boolean(),
      daysLeft: z.number().int(),
    }),
    errors: ['application.unknown'],
  }),
} as const;
