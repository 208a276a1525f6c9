import { randomInt } from 'node:crypto';
import { RECOVERY_CODES, type TotpSetup } from '@falink/protocol';
import { Secret, TOTP } from 'otpauth';

const PERIOD_S = 30;
/** One step before and after the present one: clocks of phones differ. */
const SKEW_STEPS = 1;
/** 160 bits, as RFC 4226 asks for. */
const SECRET_BYTES = 20;
/** Without 0, 1, I and O, which people mistake for each other. */
const RECOVERY_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** 80 bits: a hash of it cannot be tried out. */
const RECOVERY_CHARACTERS = 16;

function totpOf(secret: string, username = ''): TOTP {
  return new TOTP({
    issuer: 'FaLink',
    label: username,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_S,
    secret: Secret.fromBase32(secret),
  });
}

/** A new secret, in base 32. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** What an authenticator is set up with. */
export function totpSetup(secret: string, username: string): TotpSetup {
  return { secret, uri: totpOf(secret, username).toString() };
}

/**
 * The step whose code this is (RFC 6238), the present one or one beside it; null: none of them.
 *
 * @param atMs the database's clock, ms since 1970
 */
export function stepOf(secret: string, code: string, atMs: number): number | null {
  const totp = totpOf(secret);
  const delta = totp.validate({ token: code, timestamp: atMs, window: SKEW_STEPS });
  return delta === null ? null : totp.counter({ timestamp: atMs }) + delta;
}

/** Codes that each replace the authenticator once. */
export function newRecoveryCodes(): string[] {
  const character = (): string => RECOVERY_ALPHABET[randomInt(RECOVERY_ALPHABET.length)] ?? '';
  return Array.from({ length: RECOVERY_CODES }, () => Array.from({ length: RECOVERY_CHARACTERS }, character).join(''));
}
