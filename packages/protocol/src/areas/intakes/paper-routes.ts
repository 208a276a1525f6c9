import { z } from 'zod';
import { IdParamsSchema, IdSchema } from '../../common.js';
import { route } from '../../contract.js';
import { line } from '../../text.js';
import { IntakeSchema } from './intake.js';
import { CaptureKindSchema, MAX_PAPER_PAGES } from './paper.js';

const PageIdsSchema = z.array(IdSchema).min(1).max(MAX_PAPER_PAGES);

/** Papers of an intake: asked for, captured, reviewed, read. */
export const paperRoutes = {
  requestPaper: route({
    method: 'POST',
    path: '/api/v1/intakes/:id/papers',
    auth: ['staff'],
    tag: 'intake',
    summary: 'Ask the room for a paper: the TV shows the frame guide. The same kind and label again is the same paper',
    params: IdParamsSchema,
    body: z.strictObject({ kind: CaptureKindSchema, label: line(40).min(1) }),
    response: IntakeSchema,
    status: 201,
    errors: ['intake.unknown', 'intake.closed', 'capture.full', 'call.not_yours'],
  }),
  reviewPaper: route({
    method: 'POST',
    path: '/api/v1/intakes/:id/papers/:paperId/review',
    auth: ['staff'],
    tag: 'intake',
    summary:
      'Accept what was captured, or ask to take it again: `pages`, or the whole paper. `seen`: every page, in order',
    params: z.object({ id: IdSchema, paperId: IdSchema }),
    body: z.discriminatedUnion('decision', [
      z.strictObject({ decision: z.literal('accepted'), seen: PageIdsSchema }),
      z.strictObject({ decision: z.literal('retake'), seen: PageIdsSchema, pages: PageIdsSchema.optional() }),
    ]),
    response: IntakeSchema,
    errors: ['intake.unknown', 'intake.closed', 'capture.unknown', 'capture.changed', 'call.not_yours'],
  }),
  reopenPaper: route({
    method: 'POST',
    path: '/api/v1/intakes/:id/papers/:paperId/reopen',
    auth: ['staff', 'terminal'],
    since: 2,
    tag: 'intake',
    summary: 'Take back what was decided on a paper. The terminal takes up again only what was put off',
    params: z.object({ id: IdSchema, paperId: IdSchema }),
    body: z.strictObject({ from: z.enum(['accepted', 'retake', 'later']) }),
    response: IntakeSchema,
    errors: ['intake.unknown', 'intake.closed', 'capture.unknown', 'capture.changed', 'call.not_yours'],
  }),
  requestPages: route({
    method: 'POST',
    path: '/api/v1/intakes/:id/papers/:paperId/more',
    auth: ['staff'],
    tag: 'intake',
    summary: 'Ask the room for another page of a document; those that are there stay',
    params: z.object({ id: IdSchema, paperId: IdSchema }),
    response: IntakeSchema,
    errors: ['intake.unknown', 'intake.closed', 'capture.unknown', 'capture.full', 'call.not_yours'],
  }),
  postponePaper: route({
    method: 'POST',
    path: '/api/v1/intakes/:id/papers/:paperId/later',
    auth: ['terminal', 'staff'],
    tag: 'intake',
    summary: 'This paper was not brought: to be sent later. The room says so, or the officer of the call',
    params: z.object({ id: IdSchema, paperId: IdSchema }),
    response: IntakeSchema,
    errors: ['intake.unknown', 'intake.closed', 'capture.unknown', 'call.not_yours'],
  }),
  uploadPage: route({
    method: 'POST',
    path: '/api/v1/intakes/:id/papers/:paperId/pages',
    auth: ['terminal'],
    tag: 'intake',
    summary:
      'A still from the room camera, as the body; re-encoded and encrypted at rest. Another page, or in place of `replaces`',
    params: z.object({ id: IdSchema, paperId: IdSchema }),
    query: z.strictObject({ replaces: IdSchema.optional() }),
    binary: ['image/jpeg', 'image/png'],
    response: IntakeSchema,
    status: 201,
    errors: [
      'intake.unknown',
      'intake.closed',
      'capture.unknown',
      'capture.unreadable',
      'capture.changed',
      'capture.full',
      'storage.full',
      'service.busy',
    ],
  }),
  page: route({
    method: 'GET',
    path: '/api/v1/intakes/:id/pages/:pageId',
    auth: ['staff'],
    tag: 'intake',
    summary: 'A captured page, image/jpeg; the reading is audited',
    params: z.object({ id: IdSchema, pageId: IdSchema }),
    errors: ['intake.unknown', 'capture.unknown'],
  }),
} as const;
