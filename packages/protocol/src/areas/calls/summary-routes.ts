import { z } from 'zod';
import { IdParamsSchema, IdSchema } from '../../common.js';
import { route } from '../../contract.js';
import { CallSummarySchema, GoodbyeSchema, OpenedSummarySchema, WrittenSummarySchema } from './summary.js';

/** What the agent of a call writes down for the resident: at the desk, on the television, on a phone. */
export const summaryRoutes = {
  readSummary: route({
    method: 'GET',
    path: '/api/v1/calls/:id/summary',
    auth: ['staff'],
    tag: 'calls',
    summary: 'What I wrote down for the resident of my call; version 0: nothing yet',
    params: IdParamsSchema,
    response: CallSummarySchema,
    errors: ['call.unknown', 'call.not_yours'],
  }),
  saveSummary: route({
    method: 'PUT',
    path: '/api/v1/calls/:id/summary',
    auth: ['staff'],
    tag: 'calls',
    summary: 'Save a draft for the resident, or confirm it: then the television shows it when the call is over',
    params: IdParamsSchema,
    body: WrittenSummarySchema,
    response: CallSummarySchema,
    errors: [
      'call.unknown',
      'call.not_yours',
      'notes.private',
      'summary.empty',
      'summary.confirmed',
      'summary.closed',
      'summary.stale',
    ],
  }),
  goodbye: route({
    method: 'GET',
    path: '/api/v1/calls/:id/goodbye',
    auth: ['terminal'],
    tag: 'calls',
    summary: "What the agent wrote down for the resident of this terminal's last call",
    since: 2,
    params: IdParamsSchema,
    response: GoodbyeSchema,
    errors: ['call.unknown'],
  }),
  openSummary: route({
    method: 'POST',
    path: '/api/v1/summaries/open',
    auth: ['public'],
    tag: 'calls',
    summary: 'Take the summary to a phone, once; the same requestId has the same answer',
    body: z.strictObject({
      /** From the fragment of the address in the QR. */
      token: z.string().min(1).max(100),
      /** Made by the page when it is opened. */
      requestId: IdSchema,
    }),
    response: OpenedSummarySchema,
    errors: ['summary.unknown', 'summary.opened'],
  }),
} as const;
