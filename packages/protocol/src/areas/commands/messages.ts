import { z } from 'zod';
import { IdSchema } from '../../common.js';
import { notice, request } from '../../contract.js';
import { CommandSchema } from './command.js';
import { CommandOfferSchema, CommandReportSchema } from './offer.js';

export const commandFleetMessages = {
  /** Sent when a command is made and, while it is open, after connecting. The same one again is answered the same (SPEC K1). */
  commandOffered: notice('server', 'command.offered', CommandOfferSchema, { since: 2 }),
  /** Stop what can be stopped, and report it. */
  commandCancelled: notice('server', 'command.cancelled', z.object({ id: IdSchema }), { since: 2 }),
  /** Before a box acts. Only with `proceed` it may; `repeated`: it was acknowledged before, perhaps by this box. */
  acknowledgeCommand: request(
    'client',
    'command.acknowledge',
    z.strictObject({ id: IdSchema }),
    z.object({ proceed: z.boolean(), repeated: z.boolean() }),
  ),
  /** Progress, or the outcome; sent until it is answered. The first outcome counts. */
  reportCommand: request('client', 'command.report', CommandReportSchema, z.object({})),
} as const;

export const commandTopics = ['commands'] as const;

export const commandConsoleMessages = {
  commandChanged: notice('server', 'commands.changed', CommandSchema),
} as const;
