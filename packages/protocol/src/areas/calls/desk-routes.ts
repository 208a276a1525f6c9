import { z } from 'zod';
import { CategorySchema, IdParamsSchema, IdSchema } from '../../common.js';
import { route } from '../../contract.js';
import { PageQuerySchema, pageOf } from '../../page.js';
import { firstOf, prose } from '../../text.js';
import { RoomAccessSchema } from '../media-plane/token.js';
import { AgentStatusSchema } from './agent.js';
import { MAX_TIMELINE, StaffCallSchema, TimelineEntrySchema } from './call.js';
import { DeskDutySchema } from './desk-duty.js';
import { CallNotesSchema, MAX_NOTES } from './notes.js';
import { OfferSchema } from './offer.js';
import { OutcomeCodeSchema } from './words.js';

/** What a desk asks for. */
export const deskCallRoutes = {
  getAgent: route({
    method: 'GET',
    path: '/api/v1/agent',
    auth: ['staff'],
    tag: 'calls',
    summary: 'My agent state, with the open offer and call',
    response: z.object({ agent: AgentStatusSchema, offer: OfferSchema.nullable(), call: StaffCallSchema.nullable() }),
    errors: ['agent.not_agent'],
  }),
  deskDuty: route({
    method: 'GET',
    path: '/api/v1/agent/duty',
    auth: ['staff'],
    tag: 'calls',
    summary: 'How many calls wait that I may take, and which colleagues are on duty',
    response: DeskDutySchema,
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
  callTerminal: route({
    method: 'POST',
    path: '/api/v1/terminals/:id/call',
    auth: ['staff'],
    tag: 'calls',
    summary: 'Call a terminal: it rings, and I am in the call. The same requestId gives the same call.',
    params: IdParamsSchema,
    body: z.strictObject({
      /** One for each key press: a repeated request is the same call. */
      requestId: IdSchema,
      /** The number that is called back so; it is settled when somebody answers. */
      callbackId: IdSchema.optional(),
    }),
    response: z.object({ call: StaffCallSchema, room: RoomAccessSchema }),
    status: 201,
    errors: [
      'terminal.unknown',
      'terminal.revoked',
      'terminal.locked',
      'auth.out_of_scope',
      'agent.not_free',
      'call.already_open',
      'call.ended',
      'call.unreachable',
      'call.unsupported',
      'callback.claimed',
      'callback.done',
      'request.not_found',
      'service.no_sfu',
    ],
  }),
  acceptOffer: route({
    method: 'POST',
    path: '/api/v1/offers/:id/accept',
    auth: ['staff'],
    tag: 'calls',
    summary: 'Answer: one atomic transition, first wins. The room token grants `activate`.',
    params: IdParamsSchema,
    /** One for each key press of a window: a repetition of the winner's is the same answer. Without it nothing is a repetition. */
    body: z.strictObject({ requestId: IdSchema }).optional(),
    response: z.object({ call: StaffCallSchema, room: RoomAccessSchema }),
    errors: ['offer.unknown', 'offer.taken', 'offer.expired', 'offer.withdrawn', 'agent.not_agent', 'call.ended'],
  }),
  declineOffer: route({
    method: 'POST',
    path: '/api/v1/offers/:id/decline',
    auth: ['staff'],
    tag: 'calls',
    summary: 'Not now: the call goes back to its place in the queue and to somebody else first; I become away',
    params: IdParamsSchema,
    response: AgentStatusSchema,
    errors: ['offer.unknown', 'offer.taken', 'offer.expired', 'offer.withdrawn', 'agent.not_agent'],
  }),
  listCalls: route({
    method: 'GET',
    path: '/api/v1/calls',
    auth: ['staff'],
    tag: 'calls',
    summary: 'Calls in scope, newest first',
    query: z.strictObject({ ...PageQuerySchema.shape, scope: z.enum(['live', 'mine', 'all']).default('live') }),
    response: pageOf(StaffCallSchema),
    errors: [],
  }),
  getCall: route({
    method: 'GET',
    path: '/api/v1/calls/:id',
    auth: ['staff'],
    tag: 'calls',
    summary: 'One call with its timeline',
    params: IdParamsSchema,
    response: z.object({ call: StaffCallSchema, timeline: firstOf(TimelineEntrySchema, MAX_TIMELINE) }),
    errors: ['call.unknown', 'call.not_yours', 'auth.out_of_scope'],
  }),
  readNotes: route({
    method: 'GET',
    path: '/api/v1/calls/:id/notes',
    auth: ['staff'],
    tag: 'calls',
    summary: 'What its agent noted of a call: for that agent, and for supervisors in scope, whose reading is audited',
    params: IdParamsSchema,
    response: CallNotesSchema,
    errors: ['call.unknown', 'notes.private', 'auth.out_of_scope'],
  }),
  saveNotes: route({
    method: 'PUT',
    path: '/api/v1/calls/:id/notes',
    auth: ['staff'],
    tag: 'calls',
    summary:
      'Notes, category and outcome, by the agent of the call: saved while typing, and completed after its end. `version` is the one last seen.',
    params: IdParamsSchema,
    body: z.strictObject({
      version: z.number().int(),
      notes: prose(MAX_NOTES).optional(),
      category: CategorySchema.optional(),
      outcome: OutcomeCodeSchema.nullable().optional(),
    }),
    response: StaffCallSchema,
    errors: ['call.unknown', 'call.not_yours', 'notes.private', 'notes.closed', 'notes.stale'],
  }),
} as const;
