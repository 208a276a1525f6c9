import { route } from '../../contract.js';
import { PageQuerySchema, pageOf } from '../../page.js';
import { AuditEventSchema } from './audit.js';
import { HealthSchema } from './health.js';
import { OverviewSchema } from './overview.js';
import { ServiceProblemsSchema } from './problem.js';

export const operationsRoutes = {
  health: route({
    method: 'GET',
    path: '/api/v1/health',
    auth: ['public'],
    tag: 'operations',
    summary: 'Whether the service works, and no more; with status 503 while its database is away',
    response: HealthSchema,
    alsoStatus: 503,
    errors: [],
  }),
  problems: route({
    method: 'GET',
    path: '/api/v1/problems',
    auth: ['staff'],
    tag: 'operations',
    summary: 'What those who run the service have to put right; an empty list while nothing is known to be wrong',
    response: ServiceProblemsSchema,
    errors: [],
  }),
  overview: route({
    method: 'GET',
    path: '/api/v1/overview',
    auth: ['staff'],
    tag: 'operations',
    summary: "The command center's snapshot",
    response: OverviewSchema,
    errors: [],
  }),
  audit: route({
    method: 'GET',
    path: '/api/v1/audit',
    auth: ['staff'],
    tag: 'operations',
    summary: 'Audit events in scope, newest first',
    query: PageQuerySchema,
    response: pageOf(AuditEventSchema),
    errors: [],
  }),
} as const;
