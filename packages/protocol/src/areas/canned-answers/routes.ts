import { z } from 'zod';
import { IdParamsSchema } from '../../common.js';
import { route } from '../../contract.js';
import { PlaceEditSchema, PlaceRequestSchema } from '../places/edit.js';
import { CannedAnswerSchema, CannedAnswerTextSchema, MAX_CANNED_ANSWERS } from './canned-answer.js';

const WRITE = ['auth.out_of_scope', 'request.id_reused'] as const;
const EDIT = [...WRITE, 'answer.unknown', 'answer.stale'] as const;

export const cannedAnswerRoutes = {
  listCannedAnswers: route({
    method: 'GET',
    path: '/api/v1/canned-answers',
    auth: ['staff'],
    tag: 'canned-answers',
    summary:
      'The canned answers in use, by category and age. Short by nature: a desk searches all of them as somebody types',
    response: z.object({ answers: z.array(CannedAnswerSchema).max(MAX_CANNED_ANSWERS) }),
    errors: [],
  }),
  createCannedAnswer: route({
    method: 'POST',
    path: '/api/v1/canned-answers',
    auth: ['staff'],
    tag: 'canned-answers',
    summary: 'A new canned answer, for the whole installation',
    body: PlaceRequestSchema.extend(CannedAnswerTextSchema.shape),
    response: CannedAnswerSchema,
    status: 201,
    errors: [...WRITE, 'answer.exists', 'answer.too_many'],
  }),
  editCannedAnswer: route({
    method: 'PUT',
    path: '/api/v1/canned-answers/:id',
    auth: ['staff'],
    tag: 'canned-answers',
    summary: 'Changes a canned answer. Notes that it was put into stay as they are',
    params: IdParamsSchema,
    body: PlaceEditSchema.extend(CannedAnswerTextSchema.shape),
    response: CannedAnswerSchema,
    errors: [...EDIT, 'answer.exists'],
  }),
  retireCannedAnswer: route({
    method: 'POST',
    path: '/api/v1/canned-answers/:id/retire',
    auth: ['staff'],
    tag: 'canned-answers',
    summary: 'Takes a canned answer out of use; it can be restored',
    params: IdParamsSchema,
    body: PlaceEditSchema,
    response: CannedAnswerSchema,
    errors: EDIT,
  }),
  restoreCannedAnswer: route({
    method: 'POST',
    path: '/api/v1/canned-answers/:id/restore',
    auth: ['staff'],
    tag: 'canned-answers',
    summary: 'Puts a retired canned answer back into use',
    params: IdParamsSchema,
    body: PlaceEditSchema,
    response: CannedAnswerSchema,
    errors: [...EDIT, 'answer.exists', 'answer.too_many'],
  }),
} as const;
