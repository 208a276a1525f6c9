import { isLegalDate, type LegalDate } from '../dates.js';
import { RuleError } from '../rule-error.js';
import { isCaseRef } from './assignment-case.js';
import { type AssignmentEligibility, byCodeUnits } from './assignment-eligibility.js';
import { sha256Hex } from './sha256.js';

/** Somebody who was not in the pool, by pseudonym, with the ids of every ground. */
export interface ExcludedPseudonym {
  readonly pseudonym: string;
  readonly rules: readonly string[];
}

/** What is published before the resident presses the digits: who may be drawn for which case, and who not and why. */
export interface Pool {
  readonly case: string;
  readonly date: LegalDate;
  /** Pseudonyms in canonical order: sorted by code unit. */
  readonly pool: readonly string[];
  /** Sorted by pseudonym. */
  readonly excluded: readonly ExcludedPseudonym[];
}

/**
 * The published form of an eligibility.
 *
 * @param pseudonymOf e.g. `(id) => pseudonymFor(key, caseRef, id).pseudonym`
 * @throws RuleError `legal.pool_empty`; `legal.pool_duplicate` when two people have one pseudonym
 */
export function publishPool(eligibility: AssignmentEligibility, pseudonymOf: (lawyerId: string) => string): Pool {
  const pool = {
    case: eligibility.caseRef,
    date: eligibility.date,
    pool: eligibility.eligible.map(pseudonymOf),
    excluded: eligibility.excluded.map(({ id, reasons }) => ({
      pseudonym: pseudonymOf(id),
      rules: reasons.map(({ ruleId }) => ruleId),
    })),
  };
  return checkedPool(pool);
}

/** The pool in canonical order. @throws RuleError as {@link publishPool}; `legal.field_*` for a bad case or date */
export function checkedPool({ case: ref, date, pool, excluded }: Pool): Pool {
  if (!isCaseRef(ref)) {
    throw new RuleError('legal.field_missing', { zh: '没有案号。', en: 'There is no case.' }, { field: 'case' });
  }
  if (!isLegalDate(date)) {
    const text = { zh: '日期不存在，请核对。', en: 'The date does not exist. Check it.' };
    throw new RuleError('legal.field_not_a_date', text, { field: 'date' });
  }
  if (pool.length === 0) {
    throw new RuleError('legal.pool_empty', {
      zh: '没有人符合条件，不能抽取。请看每个人的原因，或者请上级法律援助机构协助。',
      en: 'Nobody may be assigned, so nobody is drawn. See the reasons, or ask the higher agency for help.',
    });
  }
  const seen = new Set<string>();
  for (const pseudonym of [...pool, ...excluded.map((entry) => entry.pseudonym)]) {
    if (seen.has(pseudonym)) {
      throw new RuleError(
        'legal.pool_duplicate',
        { zh: `“${pseudonym}”出现了两次，抽取不公平。`, en: `"${pseudonym}" is there twice, which would be unfair.` },
        { pseudonym },
      );
    }
    seen.add(pseudonym);
  }
  return {
    case: ref,
    date,
    pool: [...pool].sort(byCodeUnits),
    excluded: [...excluded].sort((a, b) => byCodeUnits(a.pseudonym, b.pseudonym)),
  };
}

/** One line each, every line ended: what is hashed, and what a person can write down from the record [LR26]. */
export function poolText({ case: ref, date, pool, excluded }: Pool): string {
  return [
    'falink-pool/1',
    `case ${ref}`,
    `date ${date}`,
    ...pool.map((pseudonym) => `pool ${pseudonym}`),
    ...excluded.map(({ pseudonym, rules }) => ['excluded', pseudonym, ...rules].join(' ')),
    '',
  ].join('\n');
}

/** H(pool, case) of the seed. */
export function poolHash(pool: Pool): string {
  return sha256Hex(poolText(pool));
}
