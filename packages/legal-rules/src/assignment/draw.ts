import { RuleError } from '../rule-error.js';
import type { DrawRecord } from './assignment-record.js';
import { checkedPool, type Pool, poolHash } from './pool.js';
import { sha256Hex } from './sha256.js';

export interface DrawInput {
  readonly pool: Pool;
  /** SHA-256 of the secret, stored and shown before the digits were pressed. */
  readonly commitment: string;
  /** 32 random bytes as 64 lowercase hexadecimal digits. */
  readonly secret: string;
  /** Four digits that the resident pressed. */
  readonly digits: string;
}

const SECRET = /^[0-9a-f]{64}$/;
const DIGITS = /^[0-9]{4}$/;
const WORD_DIGITS = 8;
const WORDS = 2 ** 32;

/**
 * Draws one of the pool [LR27]: whoever knows the input gets the same record, and nobody who knows only a part of it
 * can tell the result.
 *
 * @throws RuleError `legal.pool_empty`, `legal.pool_duplicate`; `legal.fields_contradict` when the secret is not the one
 *   that was committed to; `legal.field_*` for a bad secret, bad digits, case or date
 */
export function draw({ pool, commitment, secret, digits }: DrawInput): DrawRecord {
  if (!SECRET.test(secret)) {
    throw new RuleError(
      'legal.field_missing',
      { zh: '密值应为64位小写十六进制。', en: 'The secret is 64 lowercase hexadecimal digits.' },
      { field: 'secret' },
    );
  }
  if (!DIGITS.test(digits)) {
    throw new RuleError(
      'legal.field_not_a_number',
      { zh: '请按四位数字。', en: 'Press four digits.' },
      { field: 'digits' },
    );
  }
  if (sha256Hex(secret) !== commitment) {
    throw new RuleError(
      'legal.fields_contradict',
      {
        zh: '密值与事先公布的承诺值不符，不能抽取。',
        en: 'The secret is not the one that was committed to: nothing is drawn.',
      },
      { field: 'secret' },
    );
  }
  return drawn(checkedPool(pool), secret, digits);
}

/** The record that follows from a checked pool, a secret and digits. */
export function drawn(pool: Pool, secret: string, digits: string): DrawRecord {
  const hash = poolHash(pool);
  const seed = seedOf(secret, digits, hash);
  const index = indexFrom(seed, pool.pool.length);
  const result = pool.pool[index];
  if (result === undefined) throw new RangeError(`no entry ${index} in a pool of ${pool.pool.length}`);
  return {
    version: 1,
    kind: 'drawn',
    ...pool,
    poolHash: hash,
    commitment: sha256Hex(secret),
    secret,
    digits,
    seed,
    index,
    result,
  };
}

/** H(secret ‖ digits ‖ H(pool, case)): 64 + 4 + 64 characters, one after the other. */
export function seedOf(secret: string, digits: string, hashOfPool: string): string {
  return sha256Hex(`${secret}${digits}${hashOfPool}`);
}

/**
 * A fair number from 0 to `size` − 1: the first 8 digits of the seed are a number below 2³²; the incomplete last round
 * of `size` is thrown away, and then the seed is hashed again [LR28].
 *
 * @param size 1 … 2³²
 */
export function indexFrom(seed: string, size: number): number {
  const limit = WORDS - (WORDS % size);
  let hash = seed;
  for (;;) {
    const word = Number.parseInt(hash.slice(0, WORD_DIGITS), 16);
    if (word < limit) return word % size;
    hash = sha256Hex(hash);
  }
}
