import { z } from 'zod';
import { IdParamsSchema, IdSchema } from '../../common.js';
import { route } from '../../contract.js';
import { RoomAccessSchema } from '../media-plane/token.js';
import { CompanionLinkSchema, CompanionProofSchema, OpenedCompanionSchema } from './companion.js';

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
} as const;
