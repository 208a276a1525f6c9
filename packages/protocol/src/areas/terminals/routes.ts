import { z } from 'zod';
import { IdParamsSchema, IdSchema, InstantSchema, NameTextSchema, TokenSchema } from '../../common.js';
import { route } from '../../contract.js';
import { PageQuerySchema, pageOf } from '../../page.js';
import { line } from '../../text.js';
import { since } from '../../versions/marks.js';
import { SerialSchema } from '../enrolments/serial.js';
import { TerminalSortSchema, terminalFilterQuery } from '../groups/terminal-filter.js';
import { DeviceInfoSchema, DeviceKeySchema } from './device.js';
import { FleetSchema } from './fleet.js';
import { FleetMapSchema } from './fleet-map.js';
import { TerminalKindSchema } from './kind.js';
import { PairingSchema, PairingStateSchema } from './pairing.js';
import { TerminalSchema } from './terminal.js';

export const terminalRoutes = {
  requestPairing: route({
    method: 'POST',
    path: '/api/v1/pairings',
    auth: ['public'],
    tag: 'terminals',
    summary: 'A new box asks to be paired: shows the code on the screen until staff approve',
    body: z.strictObject({
      publicKey: DeviceKeySchema,
      device: DeviceInfoSchema,
      /** Of the box, where it is known: staff then see what it is expected for. */
      serial: SerialSchema.optional(),
    }),
    response: z.object({
      pairingId: IdSchema,
      /** Digits without spaces, easy to read aloud. */
      code: z.string().regex(/^\d{8}$/),
      fingerprint: z.string().max(100),
      /** Page that the QR opens on a phone or a desk: the console's approval page for this code. */
      approveUrl: z.url().max(2_000),
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
    params: IdParamsSchema,
    response: z.object({ state: PairingStateSchema, terminalId: IdSchema.nullable(), pollAfterMs: z.number().int() }),
    errors: ['pairing.unknown'],
  }),
  challenge: route({
    method: 'POST',
    path: '/api/v1/terminals/:id/challenge',
    auth: ['public'],
    tag: 'terminals',
    summary: 'A nonce to sign; good for one use within 60 s',
    params: IdParamsSchema,
    response: z.object({ nonce: z.string().max(200), expiresAt: InstantSchema }),
    errors: ['terminal.unknown', 'terminal.revoked', 'terminal.locked', 'service.busy'],
  }),
  token: route({
    method: 'POST',
    path: '/api/v1/terminals/:id/token',
    auth: ['public'],
    tag: 'terminals',
    summary: 'A short token for a signed challenge',
    params: IdParamsSchema,
    body: z.strictObject({ nonce: z.string().max(200), signature: z.string().max(200) }),
    response: z.object({
      token: TokenSchema,
      expiresInS: z.number().int(),
      terminal: z.object({ id: IdSchema, name: NameTextSchema, kind: TerminalKindSchema }),
      /** The box is to make a new key: `offerKey`. */
      rotateKey: since(2, z.boolean()),
    }),
    errors: [
      'terminal.challenge_invalid',
      'terminal.challenge_used',
      'terminal.revoked',
      'terminal.locked',
      'service.busy',
    ],
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
    errors: ['pairing.key_in_use', 'request.not_found'],
  }),
  listPairings: route({
    method: 'GET',
    path: '/api/v1/pairings',
    auth: ['staff'],
    tag: 'terminals',
    summary: 'Boxes waiting for approval, the oldest first',
    query: PageQuerySchema,
    response: pageOf(PairingSchema),
    errors: [],
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
    params: IdParamsSchema,
    body: z.strictObject({
      siteId: IdSchema,
      name: line(40).min(1),
      kind: TerminalKindSchema,
      replaceTerminalId: IdSchema.optional(),
    }),
    response: TerminalSchema,
    errors: [
      'pairing.unknown',
      'pairing.expired',
      'pairing.decided',
      'auth.out_of_scope',
      'pairing.key_in_use',
      'terminal.unknown',
      'site.closed',
    ],
  }),
  rejectPairing: route({
    method: 'POST',
    path: '/api/v1/pairings/:id/reject',
    auth: ['staff'],
    tag: 'terminals',
    summary: 'Refuse a box',
    params: IdParamsSchema,
    response: z.object({}),
    errors: ['pairing.unknown', 'pairing.decided', 'pairing.expired'],
  }),
  listTerminals: route({
    method: 'GET',
    path: '/api/v1/terminals',
    auth: ['staff'],
    tag: 'terminals',
    summary:
      'Terminals in scope, by name. `q` searches name, site, address, org unit, app version and id; `unit` holds what is below it',
    query: z.strictObject({
      ...PageQuerySchema.shape,
      ...terminalFilterQuery,
      sort: TerminalSortSchema.default('name'),
    }),
    response: pageOf(TerminalSchema),
    errors: ['group.unknown'],
  }),
  fleet: route({
    method: 'GET',
    path: '/api/v1/fleet',
    auth: ['staff'],
    tag: 'terminals',
    summary: 'The terminals in scope in numbers',
    response: FleetSchema,
    errors: [],
  }),
  fleetMap: route({
    method: 'GET',
    path: '/api/v1/fleet/map',
    auth: ['staff'],
    tag: 'terminals',
    summary: 'Where the terminals in scope are and what they are doing; `terminals.changed` goes on from there',
    response: FleetMapSchema,
    errors: [],
  }),
  getTerminal: route({
    method: 'GET',
    path: '/api/v1/terminals/:id',
    auth: ['staff'],
    tag: 'terminals',
    summary: 'One terminal',
    params: IdParamsSchema,
    response: TerminalSchema,
    errors: ['terminal.unknown', 'auth.out_of_scope'],
  }),
  revokeTerminal: route({
    method: 'POST',
    path: '/api/v1/terminals/:id/revoke',
    auth: ['staff'],
    tag: 'terminals',
    summary: 'Takes a terminal out of service at once: its tokens and key stop working',
    params: IdParamsSchema,
    body: z.strictObject({ reason: line(200).min(1) }),
    response: TerminalSchema,
    errors: ['terminal.unknown', 'auth.out_of_scope'],
  }),
  placeTerminal: route({
    method: 'PUT',
    path: '/api/v1/terminals/:id/place',
    auth: ['staff'],
    tag: 'terminals',
    summary:
      'Renames a terminal, moves it to another site. `seen` is what the person saw: another change since then wins',
    params: IdParamsSchema,
    body: z.strictObject({
      name: line(40).min(1),
      siteId: IdSchema,
      seen: z.strictObject({ name: NameTextSchema, siteId: IdSchema }),
    }),
    response: TerminalSchema,
    errors: ['terminal.unknown', 'terminal.moved', 'auth.out_of_scope', 'site.unknown', 'site.closed'],
  }),
} as const;
