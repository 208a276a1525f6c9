import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Checkpoint } from './queries/checkpoints.js';

/** Signs a checkpoint together with the signature before it, so that none can be taken out. */
export function signatureOf(
  key: Uint8Array,
  { number, at, seal, hash }: Omit<Checkpoint, 'signature'>,
  previous: Buffer | null,
): Buffer {
  const signed = [number, at.toISOString(), seal, hash?.toString('hex') ?? null, previous?.toString('hex') ?? null];
  return createHmac('sha256', key)
    .update(`falink:audit-checkpoint:${JSON.stringify(signed)}`)
    .digest();
}

export const isSame = (a: Buffer | null, b: Buffer | null): boolean =>
  a === null || b === null ? a === b : a.length === b.length && timingSafeEqual(a, b);
