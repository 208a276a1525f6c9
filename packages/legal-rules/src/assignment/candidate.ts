import { isLegalDate, type LegalDate } from '../dates.js';
import { RuleError } from '../rule-error.js';

/** Somebody who could be assigned. What nobody recorded is null, and is never taken for a yes. */
export interface Candidate {
  readonly id: string;
  /** The law firm or legal-service office that would be assigned; null for the agency's own staff. */
  readonly firm: string | null;
  readonly profession: 'lawyer' | 'legal_worker' | 'agency_staff';
  readonly practisingSince: LegalDate | null;
  readonly criminalDefenceSince: LegalDate | null;
  readonly familiarWithMinors: boolean | null;
  readonly specialties: readonly string[];
  /** Where they work; empty: everywhere. */
  readonly districts: readonly string[];
  readonly openCases: number;
  /** References of cases and of parties for or against whom they must not act. */
  readonly conflicts: readonly string[];
  readonly onLeave: boolean;
  readonly suspended: boolean;
}

/**
 * @throws RuleError `legal.pool_empty`; `legal.pool_duplicate` with `details.lawyer`; `legal.field_*` for an entry that
 *   is not possible
 */
export function checkPool(pool: readonly Candidate[]): void {
  if (pool.length === 0) {
    throw new RuleError('legal.pool_empty', {
      zh: '名册里没有人，不能指派。请先登记律师。',
      en: 'The roster is empty: nobody can be assigned. Enter lawyers first.',
    });
  }
  const seen = new Set<string>();
  for (const [index, candidate] of pool.entries()) {
    const { id } = candidate;
    const at = `pool.${index}`;
    if (typeof id !== 'string' || id.trim() === '') {
      throw new RuleError(
        'legal.field_missing',
        { zh: `名册第${index + 1}人没有编号。`, en: `Entry ${index + 1} of the roster has no id.` },
        { field: `${at}.id` },
      );
    }
    if (seen.has(id)) {
      throw new RuleError(
        'legal.pool_duplicate',
        {
          zh: `名册里“${id}”出现了两次，抽取不公平。请先合并。`,
          en: `"${id}" is on the roster twice, which would be unfair. Merge the entries first.`,
        },
        { field: `${at}.id`, lawyer: id },
      );
    }
    seen.add(id);
    checkDates(candidate, at);
    if (!Number.isInteger(candidate.openCases) || candidate.openCases < 0) {
      throw new RuleError(
        'legal.field_not_a_number',
        { zh: `“${id}”的在办案件数不对。`, en: `The number of open cases of "${id}" is not possible.` },
        { field: `${at}.openCases`, lawyer: id },
      );
    }
  }
}

function checkDates({ id, practisingSince, criminalDefenceSince }: Candidate, at: string): void {
  for (const [name, date] of Object.entries({ practisingSince, criminalDefenceSince })) {
    if (date !== null && !isLegalDate(date)) {
      throw new RuleError(
        'legal.field_not_a_date',
        { zh: `“${id}”的执业日期不存在，请核对。`, en: `A date of "${id}" does not exist. Check it.` },
        { field: `${at}.${name}`, lawyer: id },
      );
    }
  }
}
