import { z } from 'zod';
import { IdParamsSchema, IdSchema } from '../../common.js';
import { route } from '../../contract.js';
import { RoomAccessSchema } from '../media-plane/token.js';
import { CompanionLinkSchema, CompanionProofSchema, OpenedCompanionSchema } from './companion.js';
import { CompanionPageParamsSchema, CompanionPaperAnswerSchema } from './paper.js';

/** A phone that serves as a television's camera and microphone: one participant, two devices (SPEC N1-N3). */
export const companionRoutes = {
  offerCompanion: route({
    method: 'PUT',
    path: '/api/v1/calls/:id/companion',
    auth: ['terminal'],
    tag: 'calls',
    summary: 'A link for a phone that is to be the camera of this call; a new requestId makes the one before invalid',
    since: 2,
    params: IdParamsSchema,
    body: z.strictObject({ requestId: IdSchema }),
    response: CompanionLinkSchema,
    errors: ['call.unknown', 'call.ended', 'call.state'],
  }),
  endCompanion: route({
    method: 'DELETE',
    path: '/api/v1/calls/:id/companion',
    auth: ['terminal'],
    tag: 'calls',
    summary: 'The phone is no longer the camera of this call; nothing happens when there is none',
    since: 2,
    params: IdParamsSchema,
    response: z.object({}),
    errors: ['call.unknown'],
  }),
  openCompanion: route({
    method: 'POST',
    path: '/api/v1/companions/open',
    auth: ['public'],
    tag: 'calls',
    summary: 'Become the camera of a television, once per link; the same requestId has the same answer',
    body: z.strictObject({
      /** From the fragment of the address in the QR. */
      token: z.string().min(1).max(100),
      /** Made by the page when it is opened. */
      requestId: IdSchema,
    }),
    response: OpenedCompanionSchema,
    errors: ['companion.unknown', 'companion.opened', 'service.no_sfu'],
  }),
  companionAccess: route({
    method: 'POST',
    path: '/api/v1/companions/room-access',
    auth: ['public'],
    tag: 'calls',
    summary: 'A fresh room token for the phone that opened the link last',
    body: CompanionProofSchema,
    response: RoomAccessSchema,
    errors: ['companion.ended', 'call.ended', 'service.no_sfu'],
  }),
  leaveCompanion: route({
    method: 'POST',
    path: '/api/v1/companions/leave',
    auth: ['public'],
    tag: 'calls',
    summary: 'This phone is no longer the camera; the call goes on',
    body: CompanionProofSchema,
    response: z.object({}),
    errors: ['companion.ended'],
  }),
  companionPaper: route({
    method: 'POST',
    path: '/api/v1/companions/paper',
    auth: ['public'],
    tag: 'intake',
    summary: 'The paper that this phone is to photograph now, for the intake of its call',
    body: CompanionProofSchema,
    response: CompanionPaperAnswerSchema,
    errors: ['companion.ended', 'call.ended'],
  }),
  uploadCompanionPage: route({
    method: 'POST',
    path: '/api/v1/companions/:companionId/papers/:paperId/pages',
    auth: ['public'],
    tag: 'intake',
    summary:
      'A still from the phone, as the body, kept as one of its television is; its key as the bearer. The same again is the same page',
    params: CompanionPageParamsSchema,
    query: z.strictObject({ replaces: IdSchema.optional() }),
    binary: ['image/jpeg', 'image/png'],
    response: CompanionPaperAnswerSchema,
    status: 201,
    errors: [
      'companion.ended',
      'call.ended',
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
} as const;
