import { z } from 'zod';
import { CategorySchema, IdSchema } from '../../common.js';
import { route } from '../../contract.js';
import { TerminalCallSchema } from '../calls/call.js';
import { GoodbyeSchema } from '../calls/summary.js';
import { RatingScoreSchema } from '../calls/words.js';
import { ProbeAccessSchema, RoomAccessSchema } from '../media-plane/token.js';
import {
  BrowserKeySchema,
  GuestDoorSchema,
  GuestEntrySchema,
  GuestRequestSchema,
  GuestVisitSchema,
  QueuedGuestSchema,
} from './guest.js';
import { GuestChallengeSchema } from './proof.js';

const ENTRY = [
  'guest.place_unknown',
  'guest.blocked',
  'guest.link_unknown',
  'guest.link_used',
  'guest.link_expired',
  'guest.link_withdrawn',
] as const;

/** What a browser without an account asks for (SPEC U1-U8). */
export const visitRoutes = {
  openGuestDoor: route({
    method: 'POST',
    path: '/api/v1/guest/door',
    auth: ['public'],
    tag: 'guests',
    summary: 'What the page says before somebody queues. The first browser that shows a link is the one it is for',
    body: GuestEntrySchema,
    response: GuestDoorSchema,
    errors: ENTRY,
  }),
  guestChallenge: route({
    method: 'POST',
    path: '/api/v1/guest/challenge',
    auth: ['public'],
    tag: 'guests',
    summary: 'Work to be done before this request may queue',
    body: z.strictObject({ requestId: IdSchema }),
    response: GuestChallengeSchema,
    errors: ['guest.closed', 'guest.blocked'],
  }),
  queueGuest: route({
    method: 'POST',
    path: '/api/v1/guest/contacts',
    auth: ['public'],
    tag: 'guests',
    summary: 'Queue a consultation. The same requestId of the same browser has the same call',
    body: GuestRequestSchema,
    response: QueuedGuestSchema,
    status: 201,
    errors: [
      ...ENTRY,
      'guest.closed',
      'guest.full',
      'guest.proof_invalid',
      'guest.notice_changed',
      'guest.guardian_needed',
      'guest.already_open',
      'request.id_reused',
      'call.nobody_on_duty',
      'call.no_common_codec',
      'call.ended',
      'service.no_sfu',
    ],
  }),
  probeGuestNetwork: route({
    method: 'POST',
    path: '/api/v1/guest/network-probe',
    auth: ['public'],
    tag: 'guests',
    summary: 'Where and with what a browser tries, before it queues, which ways of media its network lets through',
    body: z.strictObject({ browserKey: BrowserKeySchema }),
    response: ProbeAccessSchema,
    errors: ['guest.closed', 'guest.blocked', 'service.no_sfu'],
  }),
  resumeGuest: route({
    method: 'POST',
    path: '/api/v1/guest/token',
    auth: ['public'],
    tag: 'guests',
    summary: "A token for this browser's visit: the open one, or the last one for ten minutes after its end",
    body: z.strictObject({ browserKey: BrowserKeySchema }),
    response: GuestVisitSchema,
    errors: ['guest.unknown'],
  }),
  guestCall: route({
    method: 'GET',
    path: '/api/v1/guest/call',
    auth: ['guest'],
    tag: 'guests',
    summary: 'My call. Asked for every few seconds, it keeps the place in the queue',
    response: TerminalCallSchema,
    errors: ['call.unknown'],
  }),
  guestRoomAccess: route({
    method: 'POST',
    path: '/api/v1/guest/call/room-access',
    auth: ['guest'],
    tag: 'guests',
    summary: 'A fresh room token for my call',
    response: RoomAccessSchema,
    errors: ['call.unknown', 'call.ended', 'call.not_yours', 'service.no_sfu'],
  }),
  endGuestCall: route({
    method: 'POST',
    path: '/api/v1/guest/call/end',
    auth: ['guest'],
    tag: 'guests',
    summary: 'Leave the queue or hang up. Ending an ended call is a success',
    response: z.object({}),
    errors: ['call.unknown'],
  }),
  setGuestCategory: route({
    method: 'PUT',
    path: '/api/v1/guest/call/category',
    auth: ['guest'],
    tag: 'guests',
    summary: 'What my call is about, chosen while waiting; the place in the queue is kept',
    body: z.strictObject({ category: CategorySchema }),
    response: TerminalCallSchema,
    errors: ['call.unknown', 'call.state'],
  }),
  rateGuestCall: route({
    method: 'POST',
    path: '/api/v1/guest/call/rating',
    auth: ['guest'],
    tag: 'guests',
    summary: 'One rating per call',
    body: z.strictObject({ score: RatingScoreSchema }),
    response: z.object({ score: RatingScoreSchema }),
    errors: ['call.unknown', 'rating.already', 'rating.not_due'],
  }),
  guestGoodbye: route({
    method: 'GET',
    path: '/api/v1/guest/call/goodbye',
    auth: ['guest'],
    tag: 'guests',
    summary: 'What the agent wrote down for me, for ten minutes after the call',
    response: GoodbyeSchema,
    errors: ['call.unknown'],
  }),
} as const;
