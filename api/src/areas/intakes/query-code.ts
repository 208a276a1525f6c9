import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { seal, unseal } from '../../kernel/auth/seal.js';
import { purposeKey, type Secrets } from '../../kernel/auth/secrets.js';

/** Without 0 O D Q, 1 I L, 2 Z, 5 S, 8 B, U V: nobody misreads one for another on a TV or on paper. */
export const QUERY_CODE_ALPHABET = '34679ACEFGHJKMNPRTWXY';
/** 21^8 ≈ 3.8e10: at the lookup's rate limit, centuries for one number. */
export const QUERY_CODE_LENGTH = 8;

export const RECEIPTS = 'receipts';

export function newQueryCode(): string {
  return Array.from(
    { length: QUERY_CODE_LENGTH },
    () => QUERY_CODE_ALPHABET[randomInt(QUERY_CODE_ALPHABET.length)],
  ).join('');
}

/**
 * A keyed hash, not a slow one: the code is random, so without the key (which is not in the database) a copy of the
 * database gives nothing to guess against.
 */
export function hashQueryCode(secrets: Pick<Secrets, 'kept'>, code: string): Buffer {
  return createHmac('sha256', secrets.kept['query-codes']).update(code.toUpperCase()).digest();
}

export function isSameHash(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

export const codeContext = (intakeId: string): string => `query-code:${intakeId}`;

export function sealQueryCode(secrets: Pick<Secrets, 'data'>, intakeId: string, code: string): Buffer {
  return seal(purposeKey(secrets, RECEIPTS), code, codeContext(intakeId));
}

export function openQueryCode(secrets: Pick<Secrets, 'data'>, intakeId: string, sealed: Uint8Array): string {
  return unseal(purposeKey(secrets, RECEIPTS), sealed, codeContext(intakeId)).toString('utf8');
}
