import { z } from 'zod';
import { IdSchema, InstantSchema } from '../../common.js';
import { notice, request } from '../../contract.js';
import { shown } from '../../text.js';
import { EmergencySchema } from './emergency.js';
import { TerminalHealthSchema } from './health.js';
import { PairingSchema } from './pairing.js';
import { SceneSchema } from './scene.js';
import { TerminalSchema } from './terminal.js';

export const terminalFleetMessages = {
  /** Sent at least every HEARTBEAT_INTERVAL_MS and, at most once a second, when the scene changes. */
  heartbeat: request(
    'client',
    'terminal.heartbeat',
    z.strictObject({ scene: SceneSchema, health: TerminalHealthSchema }),
    z.object({ serverTime: InstantSchema }),
  ),
  /** Takes the screen at once. Sent again after connecting while it lasts. */
  emergencyRaised: notice('server', 'emergency.raised', EmergencySchema),
  /** It is over before its time. */
  emergencyCleared: notice('server', 'emergency.cleared', z.object({ id: IdSchema })),
  /** Somebody in front of this terminal pressed OK. Asked again until it is answered; once in effect. */
  acknowledgeEmergency: request('client', 'emergency.acknowledge', z.strictObject({ id: IdSchema }), z.object({})),
  /** This terminal was taken out of service: forget the token, show it, offer pairing. */
  revoked: notice('server', 'terminal.revoked', z.object({ reason: shown(200) })),
  /** This box was locked: show that, keep the key, and ask from time to time whether it is unlocked. */
  locked: notice('server', 'terminal.locked', z.object({}), { since: 2 }),
  /** Another window of this terminal took over. */
  replaced: notice('server', 'terminal.replaced', z.object({})),
} as const;

export const terminalTopics = ['terminals', 'pairings'] as const;

export const terminalConsoleMessages = {
  terminalChanged: notice('server', 'terminals.changed', TerminalSchema),
  pairingChanged: notice('server', 'pairings.changed', PairingSchema),
} as const;
