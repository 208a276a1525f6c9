import { z } from 'zod';
import { IdParamsSchema } from '../../common.js';
import { route } from '../../contract.js';
import { PageQuerySchema, pageOf } from '../../page.js';
import { JobSchema } from './job.js';

/** `open`: waiting or running; `over`: done or dropped. */
export const JobGroupSchema = z.enum(['open', 'failed', 'over']);
export type JobGroup = z.infer<typeof JobGroupSchema>;

export const jobRoutes = {
  listJobs: route({
    method: 'GET',
    path: '/api/v1/jobs',
    auth: ['staff'],
    tag: 'jobs',
    summary: 'Jobs in scope, the latest first: by their end, or else by when they were asked for',
    query: z.strictObject({ ...PageQuerySchema.shape, group: JobGroupSchema }),
    response: pageOf(JobSchema),
    errors: [],
  }),
  repeatJob: route({
    method: 'POST',
    path: '/api/v1/jobs/:id/again',
    auth: ['staff'],
    tag: 'jobs',
    summary: 'Attempts a failed job again, from its first attempt',
    params: IdParamsSchema,
    response: JobSchema,
    errors: ['auth.out_of_scope', 'job.unknown', 'job.state', 'job.not_offered'],
  }),
  dropJob: route({
    method: 'POST',
    path: '/api/v1/jobs/:id/drop',
    auth: ['staff'],
    tag: 'jobs',
    summary: 'Drops a job that waits or failed: it is never attempted again',
    params: IdParamsSchema,
    response: JobSchema,
    errors: ['auth.out_of_scope', 'job.unknown', 'job.state', 'job.not_offered'],
  }),
} as const;
