import { z } from 'zod';
import { CategorySchema, IdParamsSchema, IdSchema } from '../../common.js';
import { route } from '../../contract.js';
import { RoomAccessSchema } from '../media-plane/token.js';
import { CurrentCallSchema, TerminalCallSchema } from './call.js';
import { MediaAbilitySchema } from './media-ability.js';
import { CallKindSchema, RatingScoreSchema } from './words.js';

/** What a terminal asks for; hanging up and room tokens are for both sides of a call. */
export const terminalCallRoutes = {
  createCall: route({
    method: 'POST',
    path: '/api/v1/calls',
    auth: ['terminal'],
    tag: 'calls',
    summary:
      'Queue a call; the room access lets the box warm up while it waits. The same requestId gives the same call.',
    body: z.strictObject({
      /** Made by the box per key press: a repeated request is the same call. */
      requestId: IdSchema,
      kind: CallKindSchema,
      category: CategorySchema.optional(),
      ability: MediaAbilitySchema,
      /** The resident chose sound only. */
      audioOnly: z.boolean().optional(),
    }),
    response: z.object({ call: TerminalCallSchema, room: RoomAccessSchema }),
    status: 201,
    errors: [
      'call.already_open',
      'call.nobody_on_duty',
      'call.no_common_codec',
      'service.no_sfu',
      'terminal.kind',
      'call.ended',
    ],
  }),
  currentCall: route({
    method: 'GET',
    path: '/api/v1/calls/current',
    auth: ['terminal'],
    tag: 'calls',
    summary: "This terminal's open call, or the last one while its rating is due",
    response: z.object({ call: CurrentCallSchema }),
    errors: ['service.busy'],
  }),
  answerCall: route({
    method: 'POST',
    path: '/api/v1/calls/:id/answer',
    auth: ['terminal'],
    tag: 'calls',
    summary: 'Answer a desk that calls, after OK at the box: one atomic step. A repetition has the same answer.',
    since: 2,
    params: IdParamsSchema,
    body: z.strictObject({
      ability: MediaAbilitySchema,
      /** The resident answers with sound only. */
      audioOnly: z.boolean().optional(),
    }),
    response: z.object({ call: TerminalCallSchema, room: RoomAccessSchema }),
    errors: ['call.unknown', 'call.not_yours', 'call.ended', 'call.state', 'call.no_common_codec'],
  }),
  setCategory: route({
    method: 'PUT',
    path: '/api/v1/calls/:id/category',
    auth: ['terminal'],
    tag: 'calls',
    summary: 'What the call is about, chosen while waiting; the place in the queue is kept',
    params: IdParamsSchema,
    body: z.strictObject({ category: CategorySchema }),
    response: TerminalCallSchema,
    errors: ['call.unknown', 'call.state'],
  }),
  endCall: route({
    method: 'POST',
    path: '/api/v1/calls/:id/end',
    auth: ['terminal', 'staff'],
    tag: 'calls',
    summary: 'Leave the queue, decline, cancel or hang up. Ending an ended call is a success.',
    params: IdParamsSchema,
    response: z.object({}),
    errors: ['call.unknown', 'call.not_yours'],
  }),
  roomAccess: route({
    method: 'POST',
    path: '/api/v1/calls/:id/room-access',
    auth: ['terminal', 'staff'],
    tag: 'calls',
    summary: 'A fresh room token, to join again after the media service was restarted',
    params: IdParamsSchema,
    response: RoomAccessSchema,
    errors: ['call.unknown', 'call.ended', 'call.not_yours', 'call.state', 'service.no_sfu'],
  }),
  rate: route({
    method: 'POST',
    path: '/api/v1/calls/:id/rating',
    auth: ['terminal'],
    tag: 'calls',
    summary: 'One rating per call',
    params: IdParamsSchema,
    body: z.strictObject({ score: RatingScoreSchema }),
    response: z.object({ score: RatingScoreSchema }),
    errors: ['call.unknown', 'rating.already', 'rating.not_due'],
  }),
} as const;
