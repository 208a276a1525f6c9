import { z } from 'zod';
import { IdSchema, InstantSchema } from '../common.js';
import { notice, request } from '../contract.js';
import { TerminalCallSchema } from '../http/calls.js';
import { IntakeSchema, ReceiptSchema } from '../http/intakes.js';
import { HomeSchema } from '../http/terminals.js';
import { SceneSchema } from '../scene.js';

/** socket.io `auth` of the fleet namespace. Refusals: auth.*, terminal.revoked, terminal.in_use, protocol.version. */
export const FleetHandshakeSchema = z.strictObject({
  protocol: z.number().int(),
  token: z.string().max(4096),
  /** This window; a second window of one terminal is refused unless it takes over. */
  tabId: IdSchema,
  takeOver: z.boolean(),
  appVersion: z.string().max(40),
});

export const TerminalHealthSchema = z.strictObject({
  uptimeS: z.number(),
  /** JS heap in bytes, null where the browser does not say. */
  heapBytes: z.number().nullable(),
  textureBytes: z.number().nullable(),
  downlinkMbps: z.number().nullable(),
  rttMs: z.number().nullable(),
  camera: z.boolean().nullable(),
  microphone: z.boolean().nullable(),
});

/** An emergency notice: takes the whole screen of every terminal that it is meant for, until its time is over. */
export const EmergencySchema = z.object({
  id: IdSchema,
  issuer: z.string().max(60),
  issuedAt: InstantSchema,
  headline: z.string().max(40),
  body: z.string().max(200),
  /** What to do, at most three short sentences. */
  points: z.array(z.string().max(60)).max(3),
  /** When the screen goes back by itself. */
  endsAt: InstantSchema,
});
export type Emergency = z.infer<typeof EmergencySchema>;

/** A terminal's heartbeat interval; three missed make it offline. */
export const HEARTBEAT_INTERVAL_MS = 30_000;

export const fleet = {
  /** Sent at least every HEARTBEAT_INTERVAL_MS and, at most once a second, when the scene changes. */
  heartbeat: request(
    'client',
    'terminal.heartbeat',
    z.strictObject({ scene: SceneSchema, health: TerminalHealthSchema }),
    z.object({ serverTime: InstantSchema }),
  ),
  /** The open call changed in any way; null: no call is open and no rating is due. Also sent right after connecting. */
  callUpdated: notice('server', 'call.updated', z.object({ call: TerminalCallSchema.nullable() })),
  homeUpdated: notice('server', 'home.updated', HomeSchema),
  intakeUpdated: notice('server', 'intake.updated', z.object({ intake: IntakeSchema })),
  /** The application was accepted: the receipt to show. */
  intakeAccepted: notice('server', 'intake.accepted', z.object({ intakeId: IdSchema, receipt: ReceiptSchema })),
  /** Takes the screen at once. Sent again after connecting while it lasts. */
  emergencyRaised: notice('server', 'emergency.raised', EmergencySchema),
  /** It is over before its time. */
  emergencyCleared: notice('server', 'emergency.cleared', z.object({ id: IdSchema })),
  /** Somebody in front of this terminal pressed OK. Asked again until it is answered; once in effect. */
  acknowledgeEmergency: request('client', 'emergency.acknowledge', z.strictObject({ id: IdSchema }), z.object({})),
  /** This terminal was taken out of service: forget the token, show it, offer pairing. */
  revoked: notice('server', 'terminal.revoked', z.object({ reason: z.string() })),
  /** Another window of this terminal took over. */
  replaced: notice('server', 'terminal.replaced', z.object({})),
} as const;
