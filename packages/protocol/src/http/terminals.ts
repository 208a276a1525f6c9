import { z } from 'zod';
import { IdSchema, InstantSchema, TerminalKindSchema, TextSchema } from '../common.js';
import { route } from '../contract.js';
import { SceneSchema } from '../scene.js';

/** Public half of a terminal's key pair: ECDSA P-256 as JWK. The private half never leaves WebCrypto. */
export const DeviceKeySchema = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  y: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export type DeviceKey = z.infer<typeof DeviceKeySchema>;

export const DeviceInfoSchema = z.strictObject({
  userAgent: z.string().max(400),
  appVersion: z.string().max(40),
  screen: z.strictObject({ width: z.number().int(), height: z.number().int() }),
  camera: z.boolean().nullable(),
  microphone: z.boolean().nullable(),
});
export type DeviceInfo = z.infer<typeof DeviceInfoSchema>;

export const PairingStateSchema = z.enum(['pending', 'approved', 'rejected', 'expired']);

/** The text that a terminal signs (ECDSA P-256, SHA-256, raw r‖s, base64url) to prove it holds its key. */
export function challengeText(terminalId: string, nonce: string): string {
  return `falink-terminal-v1\n${terminalId}\n${nonce}`;
}

export const TerminalStateSchema = z.enum(['playing', 'on_call', 'waiting', 'idle', 'alert', 'offline']);
export type TerminalState = z.infer<typeof TerminalStateSchema>;

export const SiteSchema = z.object({
  id: IdSchema,
  name: z.string(),
  orgUnit: z.object({ id: IdSchema, path: z.string(), name: z.string() }),
});

export const TerminalSchema = z.object({
  id: IdSchema,
  name: z.string(),
  kind: TerminalKindSchema,
  site: SiteSchema,
  /** Place on the wallboard's map, WGS-84, when the site has one. */
  position: z.object({ lng: z.number(), lat: z.number() }).nullable(),
  state: TerminalStateSchema,
  connected: z.boolean(),
  lastSeenAt: InstantSchema.nullable(),
  appVersion: z.string().nullable(),
  scene: SceneSchema.nullable(),
  device: DeviceInfoSchema.nullable(),
  pairedAt: InstantSchema.nullable(),
  revokedAt: InstantSchema.nullable(),
});
export type Terminal = z.infer<typeof TerminalSchema>;

export const PairingSchema = z.object({
  id: IdSchema,
  code: z.string(),
  state: PairingStateSchema,
  requestedAt: InstantSchema,
  expiresAt: InstantSchema,
  device: DeviceInfoSchema,
  /** First characters of the key's thumbprint, shown on both screens so that staff compare them. */
  fingerprint: z.string(),
});
export type Pairing = z.infer<typeof PairingSchema>;

/** What the home page, the notice page and the screensaver need; pushed again when it changes. */
export const HomeSchema = z.object({
  district: z.object({ name: TextSchema, serviceName: TextSchema, hotline: z.string(), supervisionPhone: z.string() }),
  site: SiteSchema,
  terminal: z.object({ id: IdSchema, name: z.string(), kind: TerminalKindSchema }),
  duty: z.object({
    /** Nobody signed in at all: calling leads to a call-back instead. */
    state: z.enum(['free', 'busy', 'none']),
    onDuty: z.array(z.object({ displayName: z.string(), title: z.string(), portrait: z.string().nullable() })),
    waiting: z.number().int(),
    /** Honest range for somebody who calls now, in ms; null when there is too little data to say. */
    waitRangeMs: z.object({ min: z.number(), max: z.number() }).nullable(),
    /** Promise for call-backs, in minutes, as configured by the district; null when it promises nothing. */
    callbackWithinMinutes: z.number().int().nullable(),
  }),
  adviser: z
    .object({
      name: z.string(),
      title: z.string(),
      duties: z.string(),
      hours: z.string(),
      phone: z.string(),
      nextVisitAt: InstantSchema.nullable(),
      portrait: z.string().nullable(),
    })
    .nullable(),
  channelId: z.string(),
  serverTime: InstantSchema,
});
export type Home = z.infer<typeof HomeSchema>;

const Id = z.object({ id: IdSchema });

export const terminalRoutes = {
  requestPairing: route({
    method: 'POST',
    path: '/api/v1/pairings',
    auth: ['public'],
    tag: 'terminals',
    summary: 'A new box asks to be paired: shows the code on the screen until staff approve',
    body: z.strictObject({ publicKey: DeviceKeySchema, device: DeviceInfoSchema }),
    response: z.object({
      pairingId: IdSchema,
      /** Digits without spaces, easy to read aloud. */
      code: z.string().regex(/^\d{8}$/),
      fingerprint: z.string(),
      /** Page that the QR opens on a phone or a desk: the console's approval page for this code. */
      approveUrl: z.url(),
      expiresAt: InstantSchema,
      pollAfterMs: z.number().int(),
    }),
    status: 201,
    errors: ['pairing.key_in_use'],
  }),
  pairingStatus: route({
    method: 'GET',
    path: '/api/v1/pairings/:id/status',
    auth: ['public'],
    tag: 'terminals',
    summary: 'What became of a pairing; the id is unguessable and says nothing but the terminal id',
    params: Id,
    response: z.object({ state: PairingStateSchema, terminalId: IdSchema.nullable(), pollAfterMs: z.number().int() }),
    errors: ['pairing.unknown'],
  }),
  challenge: route({
    method: 'POST',
    path: '/api/v1/terminals/:id/challenge',
    auth: ['public'],
    tag: 'terminals',
    summary: 'A nonce to sign; good for one use within 60 s',
    params: Id,
    response: z.object({ nonce: z.string(), expiresAt: InstantSchema }),
    errors: ['terminal.unknown', 'terminal.revoked'],
  }),
  token: route({
    method: 'POST',
    path: '/api/v1/terminals/:id/token',
    auth: ['public'],
    tag: 'terminals',
    summary: 'A short token for a signed challenge',
    params: Id,
    body: z.strictObject({ nonce: z.string().max(200), signature: z.string().max(200) }),
    response: z.object({
      token: z.string(),
      expiresInS: z.number().int(),
      terminal: z.object({ id: IdSchema, name: z.string(), kind: TerminalKindSchema }),
    }),
    errors: ['terminal.challenge_invalid', 'terminal.challenge_used', 'terminal.revoked'],
  }),
  /** Only in demo mode; anywhere else it is not there. */
  demoPair: route({
    method: 'POST',
    path: '/api/v1/demo/pair',
    auth: ['public'],
    tag: 'demo',
    summary: 'Demo door: pairs this key with one of the demo terminals (home-1 … home-3, room-1, room-2)',
    body: z.strictObject({
      name: z.enum(['home-1', 'home-2', 'home-3', 'room-1', 'room-2']),
      publicKey: DeviceKeySchema,
      device: DeviceInfoSchema,
    }),
    response: z.object({ terminalId: IdSchema }),
  }),
  home: route({
    method: 'GET',
    path: '/api/v1/terminal/home',
    auth: ['terminal'],
    tag: 'terminals',
    summary: 'What the home page needs',
    response: HomeSchema,
  }),

  listPairings: route({
    method: 'GET',
    path: '/api/v1/pairings',
    auth: ['staff'],
    tag: 'terminals',
    summary: 'Boxes waiting for approval',
    response: z.object({ pairings: z.array(PairingSchema) }),
  }),
  pairingByCode: route({
    method: 'GET',
    path: '/api/v1/pairings/by-code/:code',
    auth: ['staff'],
    tag: 'terminals',
    summary: 'The box that shows this code',
    params: z.object({ code: z.string().regex(/^\d{8}$/) }),
    response: PairingSchema,
    errors: ['pairing.unknown', 'pairing.expired'],
  }),
  approvePairing: route({
    method: 'POST',
    path: '/api/v1/pairings/:id/approve',
    auth: ['staff'],
    tag: 'terminals',
    summary: 'Approve a box: a new terminal, or the new box of an existing one (whose old key is revoked)',
    params: Id,
    body: z.strictObject({
      siteId: IdSchema,
      name: z.string().trim().min(1).max(40),
      kind: TerminalKindSchema,
      replaceTerminalId: IdSchema.optional(),
    }),
    response: TerminalSchema,
    errors: ['pairing.unknown', 'pairing.expired', 'pairing.decided', 'auth.out_of_scope'],
  }),
  rejectPairing: route({
    method: 'POST',
    path: '/api/v1/pairings/:id/reject',
    auth: ['staff'],
    tag: 'terminals',
    summary: 'Refuse a box',
    params: Id,
    response: z.object({}),
    errors: ['pairing.unknown', 'pairing.decided'],
  }),
  listTerminals: route({
    method: 'GET',
    path: '/api/v1/terminals',
    auth: ['staff'],
    tag: 'terminals',
    summary: 'Terminals in scope',
    response: z.object({ terminals: z.array(TerminalSchema) }),
  }),
  getTerminal: route({
    method: 'GET',
    path: '/api/v1/terminals/:id',
    auth: ['staff'],
    tag: 'terminals',
    summary: 'One terminal',
    params: Id,
    response: TerminalSchema,
    errors: ['terminal.unknown'],
  }),
  revokeTerminal: route({
    method: 'POST',
    path: '/api/v1/terminals/:id/revoke',
    auth: ['staff'],
    tag: 'terminals',
    summary: 'Takes a terminal out of service at once: its tokens and key stop working',
    params: Id,
    body: z.strictObject({ reason: z.string().trim().min(1).max(200) }),
    response: TerminalSchema,
    errors: ['terminal.unknown'],
  }),
  listSites: route({
    method: 'GET',
    path: '/api/v1/sites',
    auth: ['staff'],
    tag: 'terminals',
    summary: 'Sites in scope',
    response: z.object({ sites: z.array(SiteSchema) }),
  }),
} as const;
