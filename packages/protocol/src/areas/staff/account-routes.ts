import { z } from 'zod';
import { IdParamsSchema, IdSchema } from '../../common.js';
import { route } from '../../contract.js';
import { PageQuerySchema, pageOf, SearchSchema } from '../../page.js';
import {
  StaffAccountSchema,
  StaffDetailsSchema,
  StaffReachSchema,
  StaffStateSchema,
  UsernameSchema,
} from './account.js';
import { NewStaffLinkSchema } from './link.js';

const ONE = ['auth.out_of_scope', 'staff.unknown'] as const;
const UNIT = ['unit.unknown', 'unit.closed'] as const;
const RequestSchema = z.strictObject({ requestId: IdSchema });

/** What administrators do with accounts at and below their own unit. */
export const staffRoutes = {
  listStaff: route({
    method: 'GET',
    path: '/api/v1/staff',
    auth: ['staff'],
    tag: 'staff',
    summary: 'Accounts in scope, by name. `q` searches names, `unit` is at and below one, disabled ones by `state`',
    query: z.strictObject({
      ...PageQuerySchema.shape,
      q: SearchSchema.optional(),
      unit: IdSchema.optional(),
      state: StaffStateSchema.optional(),
    }),
    response: pageOf(StaffAccountSchema),
    errors: [],
  }),
  getStaff: route({
    method: 'GET',
    path: '/api/v1/staff/:id',
    auth: ['staff'],
    tag: 'staff',
    summary: 'One account',
    params: IdParamsSchema,
    response: StaffAccountSchema,
    errors: ONE,
  }),
  staffReach: route({
    method: 'GET',
    path: '/api/v1/staff/:id/reach',
    auth: ['staff'],
    tag: 'staff',
    summary: 'What a change of an account hits now: sessions, duty, a call',
    params: IdParamsSchema,
    response: StaffReachSchema,
    errors: ONE,
  }),
  createStaff: route({
    method: 'POST',
    path: '/api/v1/staff',
    auth: ['staff'],
    tag: 'staff',
    summary: 'A new account without a password; a link lets the person choose one',
    body: RequestSchema.extend({ username: UsernameSchema, details: StaffDetailsSchema }),
    response: StaffAccountSchema,
    status: 201,
    errors: ['auth.out_of_scope', 'staff.username_taken', 'request.id_reused', ...UNIT],
  }),
  editStaff: route({
    method: 'POST',
    path: '/api/v1/staff/:id/edit',
    auth: ['staff'],
    tag: 'staff',
    summary: 'Name, title, office, org unit, roles and skills; what somebody may do changes at once',
    params: IdParamsSchema,
    body: RequestSchema.extend({ revision: z.number().int().min(1), details: StaffDetailsSchema }),
    response: StaffAccountSchema,
    errors: [...ONE, ...UNIT, 'request.id_reused', 'staff.stale', 'staff.last_administrator'],
  }),
  makeStaffLink: route({
    method: 'POST',
    path: '/api/v1/staff/:id/link',
    auth: ['staff'],
    tag: 'staff',
    summary:
      'A link with which the person chooses a password, instead of any before it. `lost`: the old one ends at once',
    params: IdParamsSchema,
    body: z.strictObject({ lost: z.boolean().default(false) }),
    response: NewStaffLinkSchema,
    errors: [...ONE, 'staff.disabled', 'staff.last_administrator'],
  }),
  disableStaff: route({
    method: 'POST',
    path: '/api/v1/staff/:id/disable',
    auth: ['staff'],
    tag: 'staff',
    summary: 'Ends every session at once, and a call or duty with them',
    params: IdParamsSchema,
    response: StaffAccountSchema,
    errors: [...ONE, 'staff.last_administrator'],
  }),
  enableStaff: route({
    method: 'POST',
    path: '/api/v1/staff/:id/enable',
    auth: ['staff'],
    tag: 'staff',
    summary: 'Lets somebody sign in again',
    params: IdParamsSchema,
    response: StaffAccountSchema,
    errors: ONE,
  }),
} as const;
