import { z } from 'zod';
import { callConsoleMessages, callTopics } from './areas/calls/messages.js';
import { commandConsoleMessages, commandTopics } from './areas/commands/messages.js';
import { groupConsoleMessages } from './areas/groups/messages.js';
import { intakeConsoleMessages, intakeTopics } from './areas/intakes/messages.js';
import { jobConsoleMessages, jobTopics } from './areas/jobs/messages.js';
import { placeConsoleMessages, placeTopics } from './areas/places/messages.js';
import { programmeConsoleMessages, programmeTopics } from './areas/programme/messages.js';
import { rosterConsoleMessages, rosterTopics } from './areas/roster/messages.js';
import { staffConsoleMessages, staffTopics } from './areas/staff/messages.js';
import { targetConsoleMessages } from './areas/targets/messages.js';
import { terminalConsoleMessages, terminalTopics } from './areas/terminals/messages.js';
import { notice, request } from './contract.js';
import { gather } from './gather.js';

/** socket.io `auth` of the console namespace. Refusals: auth.*, protocol.version. */
export const ConsoleHandshakeSchema = z.strictObject({ protocol: z.number().int(), token: z.string().max(4096) });

/** What a window can follow, scoped by org unit. Every area names its own. */
export const TopicSchema = z.enum([
  ...terminalTopics,
  ...callTopics,
  ...intakeTopics,
  ...programmeTopics,
  ...jobTopics,
  ...placeTopics,
  ...commandTopics,
  ...rosterTopics,
  ...staffTopics,
]);
export type Topic = z.infer<typeof TopicSchema>;

/** About the window itself, whatever it shows. */
const windowMessages = {
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
    z.object({ topics: z.array(TopicSchema).max(TopicSchema.options.length) }),
  ),
  /** Notifications may have been lost: refetch every snapshot, as after connecting. */
  newsMissed: notice('server', 'news.missed', z.object({})),
} as const;

/** Every message between a console window and the api. */
export const consoleMessages = gather([
  windowMessages,
  callConsoleMessages,
  intakeConsoleMessages,
  terminalConsoleMessages,
  programmeConsoleMessages,
  jobConsoleMessages,
  placeConsoleMessages,
  rosterConsoleMessages,
  groupConsoleMessages,
  targetConsoleMessages,
  commandConsoleMessages,
  staffConsoleMessages,
]);
