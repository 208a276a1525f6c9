import { IdParamsSchema } from '../../common.js';
import { route } from '../../contract.js';
import { CallQualitySchema, QualityWeekSchema } from './quality.js';

/** What the devices of calls measured of their lines (SPEC M16). */
export const qualityRoutes = {
  callQuality: route({
    method: 'GET',
    path: '/api/v1/calls/:id/quality',
    auth: ['staff'],
    tag: 'calls',
    summary: 'What each device of a call measured of its line, in steps of ten seconds or longer',
    params: IdParamsSchema,
    response: CallQualitySchema,
    errors: ['call.unknown', 'call.not_yours', 'auth.out_of_scope'],
  }),
  qualityWeek: route({
    method: 'GET',
    path: '/api/v1/quality/week',
    auth: ['staff'],
    tag: 'calls',
    summary: 'The lines of all calls in scope in the last seven days, by hour, and the calls that suffered most',
    response: QualityWeekSchema,
    errors: [],
  }),
} as const;
