import { z } from 'zod';
import { IdParamsSchema, IdSchema } from '../../common.js';
import { route } from '../../contract.js';
import { PageQuerySchema, pageOf } from '../../page.js';
import { NewPasswordSchema } from './link.js';
import { StaffSessionSchema } from './session.js';

const ONE = ['auth.out_of_scope', 'staff.unknown'] as const;

/** Sessions of oneself, and for administrators those of the people in their scope. */
export const staffSessionRoutes = {
  listStaffSessions: route({
    method: 'GET',
    path: '/api/v1/staff/:id/sessions',
    auth: ['staff'],
    tag: 'staff',
    summary: 'Where somebody is signed in, the latest first',
    params: IdParamsSchema,
    query: PageQuerySchema,
    response: pageOf(StaffSessionSchema),
    errors: ONE,
  }),
  endStaffSession: route({
    method: 'POST',
    path: '/api/v1/staff/:id/sessions/:sessionId/end',
    auth: ['staff'],
    tag: 'staff',
    summary: 'Ends one session at once',
    params: z.object({ id: IdSchema, sessionId: IdSchema }),
    response: z.object({}),
    errors: ONE,
  }),
  endStaffSessions: route({
    method: 'POST',
    path: '/api/v1/staff/:id/sessions/end',
    auth: ['staff'],
    tag: 'staff',
    summary: 'Ends every session of somebody, except the one that asks',
    params: IdParamsSchema,
    response: z.object({ ended: z.number().int() }),
    errors: ONE,
  }),
  changePassword: route({
    method: 'POST',
    path: '/api/v1/auth/password',
    auth: ['staff'],
    tag: 'auth',
    summary: 'Another password for oneself; every other session ends',
    body: z.strictObject({ current: z.string().min(1).max(256), password: NewPasswordSchema }),
    response: z.object({}),
    errors: ['staff.wrong_password', 'auth.locked'],
  }),
} as const;
