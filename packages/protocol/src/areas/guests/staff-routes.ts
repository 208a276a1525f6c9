import { z } from 'zod';
import { IdParamsSchema } from '../../common.js';
import { route } from '../../contract.js';
import { PageQuerySchema, pageOf } from '../../page.js';
import { GuestLinkSchema, MadeGuestLinkSchema, NewGuestLinkSchema } from './link.js';
import { GuestReportSchema, NewGuestReportSchema } from './report.js';

/** What staff do about guests. */
export const staffGuestRoutes = {
  listGuestLinks: route({
    method: 'GET',
    path: '/api/v1/guest/links',
    auth: ['staff'],
    tag: 'guests',
    summary: 'Links of my units, newest first',
    query: PageQuerySchema,
    response: pageOf(GuestLinkSchema),
    errors: [],
  }),
  makeGuestLink: route({
    method: 'POST',
    path: '/api/v1/guest/links',
    auth: ['staff'],
    tag: 'guests',
    summary: 'A link for one person. The same requestId has the same link',
    body: NewGuestLinkSchema,
    response: MadeGuestLinkSchema,
    status: 201,
    errors: ['request.id_reused'],
  }),
  withdrawGuestLink: route({
    method: 'POST',
    path: '/api/v1/guest/links/:id/withdraw',
    auth: ['staff'],
    tag: 'guests',
    summary: 'A link no longer works; a consultation that it led to goes on',
    params: IdParamsSchema,
    response: GuestLinkSchema,
    errors: ['guest.link_unknown', 'auth.out_of_scope'],
  }),
  reportGuest: route({
    method: 'POST',
    path: '/api/v1/calls/:id/report',
    auth: ['staff'],
    tag: 'guests',
    summary: 'End a call from a browser and record why; block the browser or its address for some hours',
    params: IdParamsSchema,
    body: NewGuestReportSchema,
    response: GuestReportSchema,
    errors: ['call.unknown', 'call.not_yours', 'guest.not_guest', 'guest.reported', 'guest.report_late'],
  }),
  listGuestReports: route({
    method: 'GET',
    path: '/api/v1/guest/reports',
    auth: ['staff'],
    tag: 'guests',
    summary: 'What was reported of guests in scope, newest first; `blocked`: only what is blocked now',
    query: z.strictObject({ ...PageQuerySchema.shape, show: z.enum(['all', 'blocked']).default('all') }),
    response: pageOf(GuestReportSchema),
    errors: [],
  }),
  unblockGuest: route({
    method: 'POST',
    path: '/api/v1/guest/reports/:id/unblock',
    auth: ['staff'],
    tag: 'guests',
    summary: 'End a block before its time. Ending one that is over is a success',
    params: IdParamsSchema,
    response: GuestReportSchema,
    errors: ['guest.report_unknown', 'auth.out_of_scope'],
  }),
} as const;
