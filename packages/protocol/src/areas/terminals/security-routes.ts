import { z } from 'zod';
import { IdParamsSchema } from '../../common.js';
import { route } from '../../contract.js';
import { line } from '../../text.js';
import { DeviceKeySchema } from './device.js';
import { TerminalSecuritySchema } from './security.js';

export const terminalSecurityRoutes = {
  terminalSecurity: route({
    method: 'GET',
    path: '/api/v1/terminals/:id/security',
    auth: ['staff'],
    tag: 'terminals',
    summary: 'The keys of a terminal, whether a new one was asked for, and whether it is locked',
    params: IdParamsSchema,
    response: TerminalSecuritySchema,
    errors: ['terminal.unknown', 'auth.out_of_scope'],
  }),
  lockTerminal: route({
    method: 'POST',
    path: '/api/v1/terminals/:id/lock',
    auth: ['staff'],
    tag: 'terminals',
    summary: 'Locks a stolen or lost box: it keeps its key and reaches nothing until it is unlocked',
    params: IdParamsSchema,
    body: z.strictObject({ reason: line(200).min(1) }),
    response: TerminalSecuritySchema,
    errors: ['terminal.unknown', 'terminal.not_in_service', 'auth.out_of_scope'],
  }),
  unlockTerminal: route({
    method: 'POST',
    path: '/api/v1/terminals/:id/unlock',
    auth: ['staff'],
    tag: 'terminals',
    summary: 'Unlocks a box: within a minute it is the terminal that it was',
    params: IdParamsSchema,
    response: TerminalSecuritySchema,
    errors: ['terminal.unknown', 'auth.out_of_scope'],
  }),
  askKeyRotation: route({
    method: 'POST',
    path: '/api/v1/terminals/:id/rotate-key',
    auth: ['staff'],
    tag: 'terminals',
    summary: 'Asks a box for a new key; the old one holds until the box has proved the new one',
    params: IdParamsSchema,
    response: TerminalSecuritySchema,
    errors: ['terminal.unknown', 'terminal.not_in_service', 'auth.out_of_scope'],
  }),
  offerKey: route({
    method: 'POST',
    path: '/api/v1/terminal/key',
    auth: ['terminal'],
    since: 2,
    tag: 'terminals',
    summary: 'A box that was asked for a new key registers it, signed with both; the same key again is the same',
    body: z.strictObject({
      publicKey: DeviceKeySchema,
      nonce: z.string().max(200),
      /** Of `keyChangeText`, with the key that holds. */
      signature: z.string().max(200),
      /** Of the same text, with the new one. */
      newSignature: z.string().max(200),
    }),
    response: z.object({}),
    errors: [
      'terminal.challenge_invalid',
      'terminal.challenge_used',
      'terminal.rotation_not_asked',
      'pairing.key_in_use',
    ],
  }),
} as const;
