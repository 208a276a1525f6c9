import { route } from '../../contract.js';
import { RetentionSchema } from './retention.js';

export const retentionRoutes = {
  retention: route({
    method: 'GET',
    path: '/api/v1/retention',
    auth: ['staff'],
    tag: 'retention',
    summary: 'How long personal data is kept, what is due, and proof of what was erased',
    response: RetentionSchema,
    errors: ['auth.out_of_scope'],
  }),
} as const;
