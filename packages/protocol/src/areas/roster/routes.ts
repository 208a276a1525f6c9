import { z } from 'zod';
import { DateSchema, IdParamsSchema, IdSchema, InstantSchema } from '../../common.js';
import { route } from '../../contract.js';
import { PageQuerySchema, pageOf } from '../../page.js';
import { PlaceEditSchema, PlaceRequestSchema } from '../places/edit.js';
import { PlannedDutiesSchema } from './duty.js';
import { CopiedWeekSchema, RosterRowSchema, ShiftDetailsSchema, ShiftSchema } from './shift.js';

const WRITE = [
  'auth.out_of_scope',
  'request.id_reused',
  'staff.unknown',
  'site.unknown',
  'shift.length',
  'shift.past',
  'shift.person',
  'site.closed',
  'shift.overlap',
] as const;
const EDIT = ['shift.unknown', 'shift.stale', 'shift.running'] as const;

/** Who is planned to answer, and when. */
export const rosterRoutes = {
  duty: route({
    method: 'GET',
    path: '/api/v1/duty',
    auth: ['public'],
    tag: 'roster',
    summary: 'Who is planned to be on duty now, and who comes next within a week, at and below a unit or everywhere',
    query: z.strictObject({ unit: IdSchema.optional() }),
    response: PlannedDutiesSchema,
    errors: ['unit.unknown'],
  }),
  roster: route({
    method: 'GET',
    path: '/api/v1/roster',
    auth: ['staff'],
    tag: 'roster',
    summary: 'Who can be planned, by name, each with the shifts of seven days from a date (Asia/Shanghai)',
    query: z.strictObject({ ...PageQuerySchema.shape, from: DateSchema }),
    response: pageOf(RosterRowSchema).extend({ startsAt: InstantSchema, endsAt: InstantSchema }),
    errors: [],
  }),
  createShift: route({
    method: 'POST',
    path: '/api/v1/roster/shifts',
    auth: ['staff'],
    tag: 'roster',
    summary: 'Plans a shift',
    body: PlaceRequestSchema.extend(ShiftDetailsSchema.shape),
    response: ShiftSchema,
    status: 201,
    errors: WRITE,
  }),
  editShift: route({
    method: 'PUT',
    path: '/api/v1/roster/shifts/:id',
    auth: ['staff'],
    tag: 'roster',
    summary: 'Moves a shift to another time, place or person',
    params: IdParamsSchema,
    body: PlaceEditSchema.extend(ShiftDetailsSchema.shape),
    response: ShiftSchema,
    errors: [...WRITE, ...EDIT],
  }),
  removeShift: route({
    method: 'POST',
    path: '/api/v1/roster/shifts/:id/remove',
    auth: ['staff'],
    tag: 'roster',
    summary: 'Removes a shift that has not ended; planning it again makes another one',
    params: IdParamsSchema,
    body: PlaceEditSchema,
    response: z.object({}),
    errors: ['auth.out_of_scope', 'request.id_reused', 'shift.past', ...EDIT],
  }),
  copyWeek: route({
    method: 'POST',
    path: '/api/v1/roster/copy-week',
    auth: ['staff'],
    tag: 'roster',
    summary:
      'Plans the shifts that begin in seven days again in seven others, at the same times of day, where nothing is in their way',
    body: PlaceRequestSchema.extend({ from: DateSchema, to: DateSchema }),
    response: CopiedWeekSchema,
    errors: ['request.id_reused', 'shift.too_many'],
  }),
} as const;
