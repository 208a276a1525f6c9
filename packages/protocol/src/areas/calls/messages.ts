import { z } from 'zod';
import { IdSchema } from '../../common.js';
import { notice } from '../../contract.js';
import { AgentStatusSchema } from './agent.js';
import { CurrentCallSchema, StaffCallSchema } from './call.js';
import { CallbackSchema } from './callback.js';
import { OfferSchema } from './offer.js';

export const callFleetMessages = {
  /** The open call changed in any way; null: no call is open and no rating is due. Also sent right after connecting. */
  callUpdated: notice('server', 'call.updated', z.object({ call: CurrentCallSchema })),
  /** The summary of a call was begun, confirmed or opened: fetch it. */
  goodbyeUpdated: notice('server', 'goodbye.updated', z.object({ callId: IdSchema }), { since: 2 }),
} as const;

export const callTopics = ['calls', 'agents', 'callbacks'] as const;

export const callConsoleMessages = {
  // Personal: sent to every window of one agent.
  offerCreated: notice('server', 'offer.created', OfferSchema),
  /** The ringing stops: answered elsewhere, timed out, or the resident hung up. */
  offerClosed: notice(
    'server',
    'offer.closed',
    z.object({ offerId: IdSchema, reason: z.enum(['accepted', 'declined', 'expired', 'withdrawn']) }),
  ),
  agentUpdated: notice('server', 'agent.updated', AgentStatusSchema),
  myCallUpdated: notice('server', 'my_call.updated', StaffCallSchema),

  // Topics.
  callChanged: notice('server', 'calls.changed', StaffCallSchema),
  agentChanged: notice('server', 'agents.changed', AgentStatusSchema),
  callbackChanged: notice('server', 'callbacks.changed', CallbackSchema),
} as const;
