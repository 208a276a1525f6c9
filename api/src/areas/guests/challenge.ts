import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import {
  FalinkError,
  GUEST_CHALLENGE_S,
  type GuestChallenge,
  hasZeroBits,
  MAX_PROOF_BITS,
  proofText,
} from '@falink/protocol';
import type { Secrets } from '../../kernel/auth/secrets.js';
import { derive } from '../../kernel/keys/keyring.js';

type Service = Pick<Secrets, 'service'>;

/** A flood costs at most sixteen times as much as a single visit: many people share one address. */
const MAX_MORE_BITS = 4;

/** How hard the proof is: each doubling of the guests who wait, and of the visits from an address, is one bit more. */
export function bitsFor(
  least: number,
  { waiting, tries }: { readonly waiting: number; readonly tries: number },
): number {
  const more = Math.floor(Math.log2(1 + waiting)) + Math.floor(Math.log2(1 + tries));
  return Math.min(MAX_PROOF_BITS, least + Math.min(MAX_MORE_BITS, more));
}

/** A challenge for one request. Nothing of it is stored: what comes back proves that it was made here. */
export function makeChallenge(secrets: Service, requestId: string, bits: number, nowMs = Date.now()): GuestChallenge {
  const expiresInMs = GUEST_CHALLENGE_S * 1000;
  const open = `${nowMs + expiresInMs}.${bits}`;
  return { challenge: `${open}.${macOf(secrets, requestId, open)}`, bits, expiresInMs };
}

/** @throws FalinkError guest.proof_invalid: not made here, for another request, too old, or not solved */
export function requireProof(
  secrets: Service,
  {
    requestId,
    challenge,
    solution,
  }: { readonly requestId: string; readonly challenge: string; readonly solution: string },
  nowMs = Date.now(),
): void {
  const [, expiresAt = '', bits = '', mac = ''] = /^(\d{1,16})\.(\d{1,2})\.([\w-]{43})$/.exec(challenge) ?? [];
  const right = Buffer.from(macOf(secrets, requestId, `${expiresAt}.${bits}`));
  const given = Buffer.from(mac);
  const isOurs = given.length === right.length && timingSafeEqual(given, right);
  if (!isOurs || Number(expiresAt) < nowMs) throw new FalinkError('guest.proof_invalid');
  const hash = createHash('sha256').update(proofText(challenge, solution)).digest();
  if (!hasZeroBits(hash, Number(bits))) throw new FalinkError('guest.proof_invalid');
}

const macOf = ({ service }: Service, requestId: string, open: string): string =>
  createHmac('sha256', derive(service, 'guest-challenges')).update(`${requestId}.${open}`).digest('base64url');
