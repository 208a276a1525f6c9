import { createHmac, randomInt } from 'node:crypto';
import { VOUCHER_DIGITS } from '@falink/protocol';
import type { Secrets } from '../../kernel/auth/secrets.js';

/** Long enough for a round of installations, short enough that a lost label is worth nothing next year. */
export const VOUCHER_TTL_MS = 30 * 86_400_000;

const HALF = VOUCHER_DIGITS / 2;
const MOST = 10 ** HALF;

/** Digits only: they are typed with a remote. */
export function newVoucher(): string {
  const half = (): string => randomInt(0, MOST).toString().padStart(HALF, '0');
  return half() + half();
}

/** `12345 67890`, as it is printed. */
export const printedVoucher = (voucher: string): string => `${voucher.slice(0, HALF)} ${voucher.slice(HALF)}`;

/**
 * Keyed, because ten digits can be guessed by somebody with a copy of the database; bound to the box, so that one box's
 * digits are worth nothing at another. The key outlives a change of the data key.
 */
export function hashVoucher(secrets: Pick<Secrets, 'kept'>, serial: string, voucher: string): Buffer {
  return createHmac('sha256', secrets.kept['query-codes']).update(`voucher\n${serial}\n${voucher}`).digest();
}
