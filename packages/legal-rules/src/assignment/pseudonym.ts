import { sha256Hex } from './sha256.js';

/** Half of a SHA-256: enough that nobody finds a second person with the same one. */
const PSEUDONYM_DIGITS = 32;

export interface Pseudonym {
  /** 32 hexadecimal digits; the same person has another one in every case. */
  readonly pseudonym: string;
  /** Published for the person assigned: it proves that the pseudonym is theirs, and says nothing about the others. */
  readonly nonce: string;
}

/**
 * The name of a person in the published pool of one case [LR25].
 *
 * @param key a secret of the agency that is never published, at least 32 random bytes as text
 */
export function pseudonymFor(key: string, caseRef: string, lawyerId: string): Pseudonym {
  const nonce = sha256Hex(`falink-nonce/1\n${key}\n${caseRef}\n${lawyerId}\n`);
  return { nonce, pseudonym: pseudonymFromNonce(nonce, caseRef, lawyerId) };
}

/** What anybody computes who was told the nonce: `printf '%s\n' … | sha256sum`, the first 32 digits. */
export function pseudonymFromNonce(nonce: string, caseRef: string, lawyerId: string): string {
  return sha256Hex(`falink-pseudonym/1\n${nonce}\n${caseRef}\n${lawyerId}\n`).slice(0, PSEUDONYM_DIGITS);
}
