import { z } from 'zod';
import { IdSchema, InstantSchema } from '../../common.js';
import { route } from '../../contract.js';
import { MAX_ROOMS } from '../../version.js';
import { ProbeAccessSchema } from './token.js';

export const mediaPlaneRoutes = {
  probeNetwork: route({
    method: 'POST',
    path: '/api/v1/terminal/network-probe',
    auth: ['terminal'],
    since: 2,
    tag: 'terminals',
    summary: 'Where and with what a television tries which ways of media its network lets through (SPEC M15)',
    response: ProbeAccessSchema,
    errors: ['service.no_sfu'],
  }),
} as const;

/** Between the sfu and the api, authenticated by the shared service secret (`Authorization: Bearer`). */
export const internalRoutes = {
  sfuHeartbeat: route({
    method: 'POST',
    path: '/internal/v1/sfu/heartbeat',
    auth: ['service'],
    tag: 'internal',
    summary: 'An sfu says it is alive; the answer names rooms whose call has ended, which it must close',
    body: z.strictObject({
      id: z.string().max(80),
      /** Where browsers reach its signalling. */
      publicUrl: z.url().max(2_000),
      /** Where the api reaches it. */
      internalUrl: z.url().max(2_000),
      workers: z.number().int().min(0),
      load: z.number(),
      rooms: z.array(IdSchema).max(MAX_ROOMS),
      version: z.string().max(40),
      /** By how much the api's clock is ahead of the sfu's; sent only to an api that gives its time. */
      clockOffsetMs: z.number().int().nullable().optional(),
    }),
    response: z.object({
      closeRooms: z.array(IdSchema).max(MAX_ROOMS),
      /** By the clock that room tokens are signed with; an api of the release before gives none. */
      serverTime: InstantSchema.optional(),
    }),
    errors: [],
  }),
  sfuEvents: route({
    method: 'POST',
    path: '/internal/v1/sfu/events',
    auth: ['service'],
    tag: 'internal',
    summary: 'What happened in rooms, at least once',
    /** Each is parsed separately as a `SfuEventSchema` or `SfuMeasurementSchema`: an unknown or malformed one stops no other. */
    body: z.strictObject({
      sfuId: z.string().max(80),
      events: z.array(z.looseObject({ type: z.string().max(40) })).max(200),
    }),
    response: z.object({ accepted: z.number().int() }),
    errors: [],
  }),
} as const;

/** Served by the sfu for the api. */
export const sfuRoutes = {
  closeRoom: route({
    method: 'POST',
    path: '/internal/v1/rooms/:roomId/close',
    auth: ['service'],
    tag: 'internal',
    summary: 'Closes a room and tells its participants; a room that is not there is a success',
    params: z.object({ roomId: IdSchema }),
    body: z.strictObject({ reason: z.enum(['ended', 'failed']) }),
    response: z.object({}),
    errors: [],
  }),
  removePeer: route({
    method: 'POST',
    path: '/internal/v1/rooms/:roomId/peers/:peerId/remove',
    auth: ['service'],
    tag: 'internal',
    summary: 'Takes a device out of a room; one that is not there is a success',
    params: z.object({ roomId: IdSchema, peerId: IdSchema }),
    response: z.object({}),
    errors: [],
  }),
} as const;
