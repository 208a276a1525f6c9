import type { Matter } from './matter.js';

export type YesNo = 'yes' | 'no' | 'unknown';

/** What the rule looks at. Not knowing is an answer [LR52]. */
export interface EligibilityFacts {
  /** Several: one of these, not known which. */
  readonly matter: Matter | readonly Matter[] | 'unknown';
  /** Criminal cases: a person or case of Art. 25 (1)-(7). */
  readonly appointed: YesNo;
  /** Retrials: the court ordered it, or the procuratorate protested (Art. 33). */
  readonly reopened: YesNo;
  /** Has a lawyer of their own. Presumed not. */
  readonly hasLawyer: YesNo;
  /** Receives social or judicial assistance or 优抚 (Art. 42 (2)). */
  readonly assistance: YesNo;
  /** A minor, an elderly or a disabled person without a fixed livelihood (Art. 42 (1)). */
  readonly noLivelihood: YesNo;
  /** 进城务工人员 (Art. 42 (3): wages and work injury only). */
  readonly migrantWorker: YesNo;
  /** Within the province's threshold of hardship, as far as the person can say (Art. 34). */
  readonly means: 'short' | 'enough' | 'unknown';
  /** A limitation ends within days, or property or evidence must be preserved (Art. 44). */
  readonly urgent: 'deadline' | 'preservation' | 'no' | 'unknown';
  /** For whom the person asks. */
  readonly applicant: 'self' | 'other' | 'unknown';
}

export type FactName = keyof EligibilityFacts;

export const UNKNOWN_FACTS: EligibilityFacts = {
  matter: 'unknown',
  appointed: 'unknown',
  reopened: 'unknown',
  hasLawyer: 'unknown',
  assistance: 'unknown',
  noLivelihood: 'unknown',
  migrantWorker: 'unknown',
  means: 'unknown',
  urgent: 'unknown',
  applicant: 'unknown',
};
