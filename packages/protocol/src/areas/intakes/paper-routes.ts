import { z } from 'zod';
import { IdParamsSchema, IdSchema } from '../../common.js';
import { route } from '../../contract.js';
import { line } from '../../text.js';
import { IntakeSchema } from './intake.js';
import { CaptureKindSchema } from './paper.js';

/** Papers of an intake: asked for, captured, reviewed, read. */
export const paperRoutes = {
  requestPaper: route({
    method: 'POST',
    path: '/api/v1/intakes/:id/papers',
    auth: ['staff'],
    tag: 'intake',
    summary: 'Ask the room for a paper: the TV shows the frame guide',
    params: IdParamsSchema,
    body: z.strictObject({ kind: CaptureKindSchema, label: line(40).min(1) }),
    response: IntakeSchema,
    status: 201,
    errors: ['intake.unknown', 'intake.closed', 'call.not_yours'],
  }),
  reviewPaper: route({
    method: 'POST',
    path: '/api/v1/intakes/:id/papers/:paperId/review',
    auth: ['staff'],
    tag: 'intake',
    summary: 'Accept what was captured, or ask to take it again',
    params: z.object({ id: IdSchema, paperId: IdSchema }),
    body: z.strictObject({ decision: z.enum(['accepted', 'retake']) }),
    response: IntakeSchema,
    errors: ['intake.unknown', 'intake.closed', 'capture.unknown', 'call.not_yours'],
  }),
  postponePaper: route({
    method: 'POST',
    path: '/api/v1/intakes/:id/papers/:paperId/later',
    auth: ['terminal'],
    tag: 'intake',
    summary: 'This paper was not brought: to be sent later',
    params: z.object({ id: IdSchema, paperId: IdSchema }),
    response: IntakeSchema,
    errors: ['intake.unknown', 'intake.closed', 'capture.unknown'],
  }),
  uploadPage: route({
    method: 'POST',
    path: '/api/v1/intakes/:id/papers/:paperId/pages',
    auth: ['terminal'],
    tag: 'intake',
    summary: 'A still from the room camera, as the body; re-encoded and encrypted at rest',
    params: z.object({ id: IdSchema, paperId: IdSchema }),
    binary: ['image/jpeg', 'image/png'],
    response: IntakeSchema,
    status: 201,
    errors: [
      'intake.unknown',
      'intake.closed',
      'capture.unknown',
      'capture.unreadable',
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
