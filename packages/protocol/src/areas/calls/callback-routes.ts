import { z } from 'zod';
import { CategorySchema, IdParamsSchema, IdSchema, PhoneSchema, PhoneTextSchema } from '../../common.js';
import { route } from '../../contract.js';
import { PageQuerySchema, pageOf } from '../../page.js';
import { CallbackSchema, PromisedNumberSchema } from './callback.js';

export const callbackRoutes = {
  leaveNumber: route({
    method: 'POST',
    path: '/api/v1/callbacks',
    auth: ['terminal'],
    tag: 'calls',
    summary:
      'Keep a number to call back; an open call leaves the queue in the same step. The same requestId is kept once.',
    body: z.strictObject({
      requestId: IdSchema,
      phone: PhoneSchema,
      category: CategorySchema.optional(),
      callId: IdSchema.optional(),
    }),
    response: PromisedNumberSchema,
    status: 201,
    errors: ['call.unknown'],
  }),
  listCallbacks: route({
    method: 'GET',
    path: '/api/v1/callbacks',
    auth: ['staff'],
    tag: 'calls',
    summary: 'Numbers to call back in scope that nobody has called yet, the oldest first',
    query: PageQuerySchema,
    response: pageOf(CallbackSchema),
    errors: [],
  }),
  revealCallback: route({
    method: 'POST',
    path: '/api/v1/callbacks/:id/reveal',
    auth: ['staff'],
    tag: 'calls',
    summary: 'Claim the number for an hour and read it in full; the reading is audited',
    params: IdParamsSchema,
    response: z.object({ phone: PhoneTextSchema, callback: CallbackSchema }),
    errors: ['request.not_found', 'auth.out_of_scope', 'callback.claimed', 'callback.done'],
  }),
  releaseCallback: route({
    method: 'POST',
    path: '/api/v1/callbacks/:id/release',
    auth: ['staff'],
    tag: 'calls',
    summary: 'Give a claimed number back to everybody; somebody else’s claim only by supervisors',
    params: IdParamsSchema,
    response: CallbackSchema,
    errors: ['request.not_found', 'auth.out_of_scope', 'callback.claimed'],
  }),
  finishCallback: route({
    method: 'POST',
    path: '/api/v1/callbacks/:id/done',
    auth: ['staff'],
    tag: 'calls',
    summary: 'Called back',
    params: IdParamsSchema,
    response: CallbackSchema,
    errors: ['request.not_found', 'auth.out_of_scope', 'callback.claimed'],
  }),
} as const;
