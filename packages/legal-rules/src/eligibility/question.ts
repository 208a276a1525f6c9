import type { Text } from '../text.js';
import type { EligibilityFacts } from './facts.js';

export type QuestionId =
  | 'area'
  | 'injury'
  | 'family'
  | 'authority'
  | 'other'
  | 'ruling'
  | 'appointed'
  | 'assistance'
  | 'group'
  | 'means'
  | 'lawyer'
  | 'urgent'
  | 'applicant';

export interface QuestionOption {
  readonly value: string;
  readonly label: Text;
  /** Beside the label, in small. */
  readonly note: Text;
}

export interface Question {
  readonly id: QuestionId;
  readonly title: Text;
  /** 为什么问这个. */
  readonly why: Text;
  /** At most five, the last of them for those who do not know: digits 1 … 5 choose. */
  readonly options: readonly QuestionOption[];
}

/** An option with what it says about the case. */
export interface OptionRule extends QuestionOption {
  readonly sets: Partial<EligibilityFacts>;
  /** Offered only where Art. 42 (3) can apply. */
  readonly migrantOnly?: true;
}

export interface QuestionRule extends Question {
  readonly options: readonly OptionRule[];
}
