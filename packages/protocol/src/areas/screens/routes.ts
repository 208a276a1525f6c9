import { z } from 'zod';
import { IdParamsSchema, IdSchema } from '../../common.js';
import { route } from '../../contract.js';
import { ScreenChoiceSchema, ScreenOfferSchema, ScreenSchema } from './screen.js';

/** A call that began in a browser goes on on a television: one participant, two devices (SPEC U9, U10). */
export const screenRoutes = {
  offerScreen: route({
    method: 'PUT',
    path: '/api/v1/terminal/screen',
    auth: ['terminal'],
    tag: 'guests',
    summary:
      'A code with which a call from a browser goes on on this television; a new requestId makes the one before invalid',
    since: 2,
    body: z.strictObject({ requestId: IdSchema }),
    response: ScreenOfferSchema,
    errors: ['call.already_open'],
  }),
  leaveScreen: route({
    method: 'DELETE',
    path: '/api/v1/calls/:id/screen',
    auth: ['terminal'],
    tag: 'guests',
    summary: 'This television no longer shows the call, which goes on in the browser; nothing happens when it does not',
    since: 2,
    params: IdParamsSchema,
    response: z.object({}),
    errors: [],
  }),
  useScreen: route({
    method: 'PUT',
    path: '/api/v1/guest/call/screen',
    auth: ['guest'],
    tag: 'guests',
    summary: 'My call goes on on this television as well; the same one again is a success',
    body: ScreenChoiceSchema,
    response: ScreenSchema,
    errors: ['call.unknown', 'call.ended', 'screen.unknown', 'screen.busy'],
  }),
  returnFromScreen: route({
    method: 'DELETE',
    path: '/api/v1/guest/call/screen',
    auth: ['guest'],
    tag: 'guests',
    summary: 'My call goes on here alone; nothing happens when no television shows it',
    response: z.object({}),
    errors: ['call.unknown'],
  }),
} as const;
