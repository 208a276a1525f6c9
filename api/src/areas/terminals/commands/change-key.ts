import { type DeviceKey, FalinkError, keyChangeText, type TerminalSecurity } from '@falink/protocol';
import { type Actor, staffOf, terminalOf } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { fingerprintOf, importDeviceKey, thumbprintOf, verifyText } from '../device-key.js';
import { type Challenge, useChallenges } from '../queries/challenges.js';
import { lockTerminal } from '../queries/devices.js';
import {
  type BoxKey,
  findKeys,
  insertNextKey,
  markRotationAsked,
  promoteKey,
  requireSecurity,
} from '../queries/keys.js';
import { spendChallenge } from './spend-challenge.js';

/**
 * Asks a box for a new key; it receives that with its next token, within ten minutes. Asking again changes nothing.
 *
 * @throws FalinkError auth.forbidden, terminal.unknown, auth.out_of_scope, terminal.not_in_service
 */
export function askKeyRotation(ctx: Context, by: Actor, { id }: { readonly id: string }): Promise<TerminalSecurity> {
  const staff = staffOf(by);
  return command(ctx, by, {
    permit: 'terminals.rotate_key',
    lock: async (tx) => {
      const terminal = await lockTerminal(tx, id);
      if (!terminal) throw new FalinkError('terminal.unknown');
      return { terminal, before: await requireSecurity(tx, id) };
    },
    authorise: ({ terminal }) => requireScope(staff, terminal.orgPath),
    change: async (tx, { terminal, before }) => {
      if (before.rotationAskedAt !== null) return unchanged(before);
      if (!before.keys.some(({ state }) => state === 'live')) throw new FalinkError('terminal.not_in_service');
      await markRotationAsked(tx, id);
      return {
        audit: { action: 'terminal.key_rotation_asked', subject: `terminal:${id}`, orgPath: terminal.orgPath },
        result: await requireSecurity(tx, id),
      };
    },
  });
}

export interface NewKey {
  readonly publicKey: DeviceKey;
  readonly nonce: string;
  readonly signature: string;
  readonly newSignature: string;
}

/**
 * Registers the key that is to follow, signed with both. From then on both hold, until the box has proved the new one
 * alone: whatever is lost in between, the box has one that holds.
 *
 * @throws FalinkError terminal.challenge_invalid, terminal.challenge_used, terminal.rotation_not_asked,
 *   pairing.key_in_use, request.malformed for a broken key
 */
export async function offerKey(
  ctx: Context,
  by: Actor,
  { publicKey, nonce, signature, newSignature }: NewKey,
): Promise<void> {
  const { id: terminalId, orgPath } = terminalOf(by);
  importDeviceKey(publicKey);
  const use = async (challenge: Challenge) => (await useChallenges(ctx.pool, [challenge])).get(challenge);
  await spendChallenge(use, terminalId, nonce);
  const thumbprint = thumbprintOf(publicKey);
  const text = keyChangeText(terminalId, nonce, publicKey);
  return command(ctx, by, {
    lock: async (tx): Promise<readonly BoxKey[]> => {
      await lockTerminal(tx, terminalId);
      return findKeys(tx, terminalId, ctx.config.rotateKeysDays);
    },
    authorise: (keys) => {
      const live = keys.find(({ state }) => state === 'live');
      if (!live || !verifyText(live.publicKey, text, signature) || !verifyText(publicKey, text, newSignature)) {
        throw new FalinkError('terminal.challenge_invalid');
      }
    },
    change: async (tx, keys) => {
      const known = keys.find((key) => key.thumbprint.equals(thumbprint));
      if (known?.state === 'next') return unchanged(undefined);
      if (known) throw new FalinkError('pairing.key_in_use');
      const live = keys.find(({ state }) => state === 'live');
      if (!live?.isDue) throw new FalinkError('terminal.rotation_not_asked');
      if (!(await insertNextKey(tx, { terminalId, thumbprint, publicKey })))
        throw new FalinkError('pairing.key_in_use');
      return {
        audit: {
          action: 'terminal.key_offered',
          subject: `terminal:${terminalId}`,
          orgPath,
          data: { key: fingerprintOf(thumbprint), beside: fingerprintOf(live.thumbprint) },
        },
        result: undefined,
      };
    },
  });
}

/** A box proved the key that was to follow: the one before stops. Done already, it changes nothing. */
export function confirmKey(ctx: Context, by: Actor, thumbprint: Buffer): Promise<void> {
  const { id: terminalId, orgPath } = terminalOf(by);
  return command(ctx, by, {
    lock: (tx) => lockTerminal(tx, terminalId),
    authorise: () => {},
    change: async (tx) => {
      const before = await promoteKey(tx, terminalId, thumbprint);
      if (before === null) return unchanged(undefined);
      return {
        audit: {
          action: 'terminal.key_rotated',
          subject: `terminal:${terminalId}`,
          orgPath,
          data: { key: fingerprintOf(thumbprint), replacedKey: fingerprintOf(before) },
        },
        result: undefined,
      };
    },
  });
}
