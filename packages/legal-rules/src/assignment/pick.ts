import { RuleError } from '../rule-error.js';
import type { PickRecord } from './assignment-record.js';
import { exclusionGround } from './exclusions.js';
import { checkedPool, type Pool, poolHash } from './pool.js';
import { sha256Hex } from './sha256.js';

/**
 * 点援 [LR30]: the applicant names one or more from the same pool, the most wanted first. Nothing is drawn.
 *
 * @param picked pseudonyms
 * @throws RuleError `legal.field_missing` for none, `legal.fields_contradict` for one named twice,
 *   `legal.field_unknown_choice` for one who is not in the pool, with every ground; as {@link checkedPool}
 */
export function pick(pool: Pool, picked: readonly string[]): PickRecord {
  const checked = checkedPool(pool);
  const field = 'picked';
  if (picked.length === 0) {
    throw new RuleError('legal.field_missing', { zh: '请至少选一位。', en: 'Name at least one.' }, { field });
  }
  if (new Set(picked).size !== picked.length) {
    const text = { zh: '同一位选了两次。', en: 'One is named twice.' };
    throw new RuleError('legal.fields_contradict', text, { field });
  }
  const stranger = picked.find((pseudonym) => !checked.pool.includes(pseudonym));
  if (stranger !== undefined) throw notInPool(checked, stranger);
  return chosen(checked, picked);
}

/** The record that follows from a checked pool and what was picked from it. */
export function chosen(pool: Pool, picked: readonly string[]): PickRecord {
  const hash = poolHash(pool);
  return { version: 1, kind: 'picked', ...pool, poolHash: hash, picked, pickHash: pickHashOf(hash, picked) };
}

function pickHashOf(hashOfPool: string, picked: readonly string[]): string {
  return sha256Hex(['falink-pick/1', hashOfPool, ...picked, ''].join('\n'));
}

function notInPool({ excluded }: Pool, pseudonym: string): RuleError {
  const rules = excluded.find((entry) => entry.pseudonym === pseudonym)?.rules ?? [];
  const grounds = rules.map((rule) => exclusionGround(rule)?.text ?? { zh: rule, en: rule });
  return new RuleError(
    'legal.field_unknown_choice',
    grounds.length > 0
      ? {
          zh: `这位不能承办本案：${grounds.map(({ zh }) => zh).join('')}请另选一位。`,
          en: `This one cannot take the case: ${grounds.map(({ en }) => en).join(' ')} Name another.`,
        }
      : { zh: '名册里没有这一位，请另选。', en: 'Nobody of that name is in the pool. Name another.' },
    { field: 'picked', pseudonym },
  );
}
