import { isLegalDate, type LegalDate } from '../dates.js';
import { RuleError } from '../rule-error.js';

/** What matters about a case when somebody is assigned to it. */
export interface AssignmentCase {
  /** The number or reference that the record shows. */
  readonly ref: string;
  /** The day of the assignment, Asia/Shanghai: experience is counted until then. */
  readonly date: LegalDate;
  readonly kind: 'criminal' | 'civil' | 'administrative' | 'other';
  /** Criminal: life imprisonment or death may follow, or a death sentence is reviewed. Null, unknown, counts as yes. */
  readonly mayEndInLifeOrDeath?: boolean | null;
  /** Criminal: the accused is a minor. Null, unknown, counts as yes. */
  readonly minor?: boolean | null;
  /** Null: any. */
  readonly specialty?: string | null;
  /** Null: any. */
  readonly district?: string | null;
  /** References of everybody involved, for conflicts. */
  readonly parties?: readonly string[];
  /** Who was assigned before and declined or was replaced. */
  readonly formerly?: readonly string[];
  /** The agency's own limit of open cases a head; null: none. */
  readonly maxOpenCases?: number | null;
}

const MAX_REF_LENGTH = 100;
const ONE_LINE = /^[^\p{C}\p{Zl}\p{Zp}]+$/u;

/** A reference is one line, so that the text of the pool is unambiguous. */
export function isCaseRef(ref: unknown): ref is string {
  return typeof ref === 'string' && ref.length <= MAX_REF_LENGTH && ONE_LINE.test(ref) && ref === ref.trim();
}

/** @throws RuleError `legal.field_missing`, `legal.field_not_a_date`, `legal.fields_contradict` */
export function checkCase({ ref, date, kind, mayEndInLifeOrDeath, minor }: AssignmentCase): void {
  if (!isCaseRef(ref)) {
    throw new RuleError(
      'legal.field_missing',
      {
        zh: '请填写案号，一行，最多100个字。',
        en: 'Give the reference of the case: one line, at most 100 characters.',
      },
      { field: 'ref' },
    );
  }
  if (!isLegalDate(date)) {
    throw new RuleError(
      'legal.field_not_a_date',
      { zh: '指派日期不存在，请核对。', en: 'The day of the assignment does not exist. Check it.' },
      { field: 'date' },
    );
  }
  if (kind !== 'criminal' && (mayEndInLifeOrDeath === true || minor === true)) {
    throw new RuleError(
      'legal.fields_contradict',
      {
        zh: '“可能判处无期徒刑、死刑”和“未成年人”只用于刑事案件。',
        en: 'Life imprisonment, death and minors concern criminal cases only.',
      },
      { field: mayEndInLifeOrDeath === true ? 'mayEndInLifeOrDeath' : 'minor' },
    );
  }
}
