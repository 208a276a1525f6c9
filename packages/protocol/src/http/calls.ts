import { z } from 'zod';
import {
  AgentStateSchema,
  CallEndReasonSchema,
  CallKindSchema,
  CallStateSchema,
  CategorySchema,
  IdSchema,
  InstantSchema,
  OutcomeCodeSchema,
  PhoneSchema,
  RatingScoreSchema,
} from '../common.js';
import { route } from '../contract.js';
import { RoomAccessSchema } from '../media/token.js';

const Id = z.object({ id: IdSchema });

/** What the box can do, found before queueing: a call without a common codec is never queued as a video call. */
export const MediaAbilitySchema = z.strictObject({
  microphone: z.boolean(),
  camera: z.boolean(),
  /** Video codecs it can send and receive, mime types in lower case, best first. */
  videoCodecs: z.array(z.enum(['video/h264', 'video/vp8'])).max(4),
  /** Whether WebRTC is there at all. */
  webrtc: z.boolean(),
});
export type MediaAbility = z.infer<typeof MediaAbilitySchema>;

export const AgentCardSchema = z.object({
  displayName: z.string(),
  title: z.string(),
  office: z.string(),
  portrait: z.string().nullable(),
});

/** A call as its terminal sees it. */
export const TerminalCallSchema = z.object({
  id: IdSchema,
  /** Grows with every change of the call. News with a lower number than what is known already is old: ignore it. */
  revision: z.number().int().positive(),
  kind: CallKindSchema,
  state: CallStateSchema,
  category: CategorySchema,
  /** False: sound only, by choice or because the box has no camera or no common codec. */
  video: z.boolean(),
  queuedAt: InstantSchema,
  /** Time since queueing by the database's clock, in ms, when this was made. */
  waitMs: z.number(),
  /** 1 = next. Only while queued or offered. */
  position: z.number().int().nullable(),
  /** Honest range of the time still to wait, in ms; null when there is too little data. */
  waitRangeMs: z.object({ min: z.number(), max: z.number() }).nullable(),
  /** Set from accept on. */
  agent: AgentCardSchema.nullable(),
  activeAt: InstantSchema.nullable(),
  endedAt: InstantSchema.nullable(),
  endReason: CallEndReasonSchema.nullable(),
  /** True from the end of an answered call until it is rated. */
  ratingDue: z.boolean(),
  intakeId: IdSchema.nullable(),
});
export type TerminalCall = z.infer<typeof TerminalCallSchema>;

/** A call as staff see it. The rating is not here: staff never see who rated. */
export const StaffCallSchema = z.object({
  id: IdSchema,
  /** Grows with every change of the call. News with a lower number than what is known already is old: ignore it. */
  revision: z.number().int().positive(),
  kind: CallKindSchema,
  state: CallStateSchema,
  category: CategorySchema,
  video: z.boolean(),
  terminal: z.object({ id: IdSchema, name: z.string(), siteName: z.string(), orgUnitName: z.string() }),
  agent: z.object({ id: IdSchema, displayName: z.string() }).nullable(),
  queuedAt: InstantSchema,
  answeredAt: InstantSchema.nullable(),
  activeAt: InstantSchema.nullable(),
  endedAt: InstantSchema.nullable(),
  /** Wait until accept (or until now / the end), ms. */
  waitMs: z.number(),
  endReason: CallEndReasonSchema.nullable(),
  outcome: OutcomeCodeSchema.nullable(),
  notes: z.string(),
  notesVersion: z.number().int(),
  intakeId: IdSchema.nullable(),
  /** Some participant's connection is being restored. */
  unstable: z.boolean(),
});
export type StaffCall = z.infer<typeof StaffCallSchema>;

export const TimelineEntrySchema = z.object({
  at: InstantSchema,
  /** Stable word, e.g. `queued`, `offered`, `accepted`, `media.flowing`, `peer.disconnected`, `ended`. */
  type: z.string(),
  actor: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
});
export type TimelineEntry = z.infer<typeof TimelineEntrySchema>;

export const OfferSchema = z.object({
  id: IdSchema,
  call: StaffCallSchema,
  offeredAt: InstantSchema,
  expiresAt: InstantSchema,
  /** Time left when this was made, ms: clients count down with their own clock from here. */
  remainingMs: z.number(),
  /** Earlier calls of this terminal, newest first, at most five. */
  history: z.array(
    z.object({
      at: InstantSchema,
      category: CategorySchema,
      outcome: OutcomeCodeSchema.nullable(),
      agentName: z.string().nullable(),
    }),
  ),
  /** For pre-warming: a standby token; media flows only after accept. */
  room: RoomAccessSchema,
});
export type Offer = z.infer<typeof OfferSchema>;

export const AgentStatusSchema = z.object({
  staffId: IdSchema,
  displayName: z.string(),
  state: AgentStateSchema,
  since: InstantSchema,
  callId: IdSchema.nullable(),
  offerId: IdSchema.nullable(),
  /** End of wrap-up, when in wrap-up. */
  until: InstantSchema.nullable(),
});
export type AgentStatus = z.infer<typeof AgentStatusSchema>;

export const CallbackSchema = z.object({
  id: IdSchema,
  /** Masked: 138****1234. The full number is read by a route of its own, which is audited. */
  phoneMasked: z.string(),
  category: CategorySchema,
  siteName: z.string(),
  requestedAt: InstantSchema,
  state: z.enum(['open', 'done']),
  doneAt: InstantSchema.nullable(),
  doneBy: z.string().nullable(),
});
export type Callback = z.infer<typeof CallbackSchema>;

export const callRoutes = {
  // The terminal's side.
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
    errors: ['call.already_open', 'call.nobody_on_duty', 'call.no_common_codec', 'service.no_sfu', 'terminal.kind'],
  }),
  currentCall: route({
    method: 'GET',
    path: '/api/v1/calls/current',
    auth: ['terminal'],
    tag: 'calls',
    summary: "This terminal's open call, or the last one while its rating is due",
    response: z.object({ call: TerminalCallSchema.nullable() }),
  }),
  setCategory: route({
    method: 'PUT',
    path: '/api/v1/calls/:id/category',
    auth: ['terminal'],
    tag: 'calls',
    summary: 'What the call is about, chosen while waiting; the place in the queue is kept',
    params: Id,
    body: z.strictObject({ category: CategorySchema }),
    response: TerminalCallSchema,
    errors: ['call.unknown', 'call.state'],
  }),
  endCall: route({
    method: 'POST',
    path: '/api/v1/calls/:id/end',
    auth: ['terminal', 'staff'],
    tag: 'calls',
    summary: 'Leave the queue or hang up. Ending an ended call is a success.',
    params: Id,
    response: z.object({}),
    errors: ['call.unknown', 'call.not_yours'],
  }),
  roomAccess: route({
    method: 'POST',
    path: '/api/v1/calls/:id/room-access',
    auth: ['terminal', 'staff'],
    tag: 'calls',
    summary: 'A fresh room token, to join again after the media service was restarted',
    params: Id,
    response: RoomAccessSchema,
    errors: ['call.unknown', 'call.ended', 'call.not_yours', 'service.no_sfu'],
  }),
  rate: route({
    method: 'POST',
    path: '/api/v1/calls/:id/rating',
    auth: ['terminal'],
    tag: 'calls',
    summary: 'One rating per call',
    params: Id,
    body: z.strictObject({ score: RatingScoreSchema }),
    response: z.object({ score: RatingScoreSchema }),
    errors: ['call.unknown', 'rating.already', 'rating.not_due'],
  }),
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
    response: z.object({ id: IdSchema, phoneMasked: z.string() }),
    status: 201,
  }),

  // The desk's side.
  getAgent: route({
    method: 'GET',
    path: '/api/v1/agent',
    auth: ['staff'],
    tag: 'calls',
    summary: 'My agent state, with the open offer and call',
    response: z.object({ agent: AgentStatusSchema, offer: OfferSchema.nullable(), call: StaffCallSchema.nullable() }),
    errors: ['agent.not_agent'],
  }),
  setAgentState: route({
    method: 'PUT',
    path: '/api/v1/agent/state',
    auth: ['staff'],
    tag: 'calls',
    summary: 'Go on duty, away or off duty. `available` also ends wrap-up early.',
    body: z.strictObject({ state: z.enum(['available', 'away', 'offline']) }),
    response: AgentStatusSchema,
    errors: ['agent.busy', 'agent.not_agent'],
  }),
  acceptOffer: route({
    method: 'POST',
    path: '/api/v1/offers/:id/accept',
    auth: ['staff'],
    tag: 'calls',
    summary: 'Answer: one atomic transition, first wins. The room token grants `activate`.',
    params: Id,
    response: z.object({ call: StaffCallSchema, room: RoomAccessSchema }),
    errors: ['offer.unknown', 'offer.taken', 'offer.expired', 'offer.withdrawn'],
  }),
  declineOffer: route({
    method: 'POST',
    path: '/api/v1/offers/:id/decline',
    auth: ['staff'],
    tag: 'calls',
    summary: 'Not now: the call goes back to its place in the queue and to somebody else first; I become away',
    params: Id,
    response: AgentStatusSchema,
    errors: ['offer.unknown', 'offer.taken', 'offer.expired', 'offer.withdrawn'],
  }),
  listCalls: route({
    method: 'GET',
    path: '/api/v1/calls',
    auth: ['staff'],
    tag: 'calls',
    summary: 'Calls in scope, newest first',
    query: z.strictObject({
      scope: z.enum(['live', 'mine', 'all']).default('live'),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: z.object({ calls: z.array(StaffCallSchema) }),
  }),
  getCall: route({
    method: 'GET',
    path: '/api/v1/calls/:id',
    auth: ['staff'],
    tag: 'calls',
    summary: 'One call with its timeline',
    params: Id,
    response: z.object({ call: StaffCallSchema, timeline: z.array(TimelineEntrySchema) }),
    errors: ['call.unknown'],
  }),
  saveNotes: route({
    method: 'PUT',
    path: '/api/v1/calls/:id/notes',
    auth: ['staff'],
    tag: 'calls',
    summary: 'Notes, category and outcome; saved while typing. `version` is the one last seen.',
    params: Id,
    body: z.strictObject({
      version: z.number().int(),
      notes: z.string().max(8000).optional(),
      category: CategorySchema.optional(),
      outcome: OutcomeCodeSchema.nullable().optional(),
    }),
    response: StaffCallSchema,
    errors: ['call.unknown', 'call.not_yours', 'notes.stale'],
  }),
  listCallbacks: route({
    method: 'GET',
    path: '/api/v1/callbacks',
    auth: ['staff'],
    tag: 'calls',
    summary: 'Numbers to call back',
    response: z.object({ callbacks: z.array(CallbackSchema) }),
  }),
  revealCallback: route({
    method: 'POST',
    path: '/api/v1/callbacks/:id/reveal',
    auth: ['staff'],
    tag: 'calls',
    summary: 'The full number; the reading is audited',
    params: Id,
    response: z.object({ phone: z.string() }),
  }),
  finishCallback: route({
    method: 'POST',
    path: '/api/v1/callbacks/:id/done',
    auth: ['staff'],
    tag: 'calls',
    summary: 'Called back',
    params: Id,
    response: CallbackSchema,
  }),
} as const;
