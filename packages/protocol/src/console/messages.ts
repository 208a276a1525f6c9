import { z } from 'zod';
import { IdSchema } from '../common.js';
import { notice, request } from '../contract.js';
import { AgentStatusSchema, CallbackSchema, OfferSchema, StaffCallSchema } from '../http/calls.js';
import { ApplicationSchema, IntakeSchema } from '../http/intakes.js';
import { OnAirSchema } from '../http/programme.js';
import { PairingSchema, TerminalSchema } from '../http/terminals.js';

/** socket.io `auth` of the console namespace. Refusals: auth.*, protocol.version. */
export const ConsoleHandshakeSchema = z.strictObject({ protocol: z.number().int(), token: z.string().max(4096) });

export const TopicSchema = z.enum(['terminals', 'calls', 'agents', 'applications', 'on_air', 'pairings', 'callbacks']);
export type Topic = z.infer<typeof TopicSchema>;

export const consoleMessages = {
  /** A fresh access token for a living socket, before the old one expires. */
  reauthenticate: request(
    'client',
    'session.reauthenticate',
    z.strictObject({ token: z.string().max(4096) }),
    z.object({ expiresInS: z.number() }),
  ),
  /** Replaces the set of topics this window follows. Fetch the snapshot (GET /overview) after the answer. */
  subscribe: request(
    'client',
    'topics.subscribe',
    z.strictObject({ topics: z.array(TopicSchema).max(16) }),
    z.object({ topics: z.array(TopicSchema) }),
  ),

  /** News may have gone past the server: fetch every snapshot again, as after connecting. */
  newsMissed: notice('server', 'news.missed', z.object({})),

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
  intakeUpdated: notice('server', 'intake.updated', IntakeSchema),

  // Topics, scoped by org unit.
  terminalChanged: notice('server', 'terminals.changed', TerminalSchema),
  callChanged: notice('server', 'calls.changed', StaffCallSchema),
  agentChanged: notice('server', 'agents.changed', AgentStatusSchema),
  applicationChanged: notice('server', 'applications.changed', ApplicationSchema),
  onAirChanged: notice('server', 'on_air.changed', OnAirSchema),
  pairingChanged: notice('server', 'pairings.changed', PairingSchema),
  callbackChanged: notice('server', 'callbacks.changed', CallbackSchema),
} as const;
