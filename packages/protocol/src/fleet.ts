import { z } from 'zod';
import { callFleetMessages } from './areas/calls/messages.js';
import { commandFleetMessages } from './areas/commands/messages.js';
import { homeFleetMessages } from './areas/home/messages.js';
import { intakeFleetMessages } from './areas/intakes/messages.js';
import { programmeFleetMessages } from './areas/programme/messages.js';
import { targetFleetMessages } from './areas/targets/messages.js';
import { terminalFleetMessages } from './areas/terminals/messages.js';
import { IdSchema } from './common.js';
import { gather } from './gather.js';
import { line } from './text.js';

/** socket.io `auth` of the fleet namespace. Refusals: auth.*, terminal.revoked, terminal.in_use, protocol.version. */
export const FleetHandshakeSchema = z.strictObject({
  protocol: z.number().int(),
  token: z.string().max(4096),
  /** This window; a second window of one terminal is refused unless it takes over. */
  tabId: IdSchema,
  takeOver: z.boolean(),
  appVersion: line(40),
});

/** Every message between a terminal and the api. */
export const fleet = gather([
  terminalFleetMessages,
  callFleetMessages,
  intakeFleetMessages,
  homeFleetMessages,
  programmeFleetMessages,
  targetFleetMessages,
  commandFleetMessages,
]);
