import { RuleError } from '../rule-error.js';
import type { ChecklistItem } from './checklist.js';
import { checklist } from './checklist.js';
import { type Eligibility, type EligibilitySettings, eligibility } from './eligibility.js';
import type { EligibilityFacts } from './facts.js';
import { interview, type PreCheckAnswers } from './interview.js';
import type { Question, QuestionId } from './question.js';
import { QUESTIONS } from './questions.js';

export interface PreCheckProgress {
  /** From 1: the question that is asked now; `of` when all are answered. */
  readonly current: number;
  /** At most six; may shrink with an answer, never grows while going forward. */
  readonly of: number;
}

export interface PreCheckResult {
  readonly facts: EligibilityFacts;
  readonly eligibility: Eligibility;
  readonly checklist: readonly ChecklistItem[];
}

/** The question to ask now, or null when the result can be shown [LR53]. @throws RuleError for an answer nobody offered */
export function nextQuestion(answers: PreCheckAnswers): Question | null {
  return interview(parseAnswers(answers)).next;
}

/** The questions of this path in order, answered or not: what the bar above the question shows. */
export function plannedQuestions(answers: PreCheckAnswers): readonly Question[] {
  return interview(parseAnswers(answers)).plan;
}

/** The one before `from` (before the current one when left out), or null at the first: for the Back key. */
export function previousQuestion(answers: PreCheckAnswers, from?: QuestionId): Question | null {
  const { plan, next } = interview(parseAnswers(answers));
  const id = from ?? next?.id;
  const at = id === undefined ? plan.length : plan.findIndex((question) => question.id === id);
  return plan[at - 1] ?? null;
}

/** The place on the way, e.g. 第 2 题，一共 6 题. */
export function progress(answers: PreCheckAnswers): PreCheckProgress {
  const { plan, next } = interview(parseAnswers(answers));
  return { current: next ? plan.indexOf(next) + 1 : plan.length, of: plan.length };
}

/** A changed or new answer; the others stay, so that going back changes just one. @throws RuleError when not offered */
export function withAnswer(answers: PreCheckAnswers, id: QuestionId, value: string): PreCheckAnswers {
  return parseAnswers({ ...answers, [id]: value });
}

/**
 * The result, at any time: what is not answered is not known. Wherever {@link nextQuestion} is null, it is the final one.
 *
 * @throws RuleError for a question or an option that does not exist
 */
export function preCheck(answers: PreCheckAnswers, settings: EligibilitySettings = {}): PreCheckResult {
  const { facts } = interview(parseAnswers(answers));
  return { facts, eligibility: eligibility(facts, settings), checklist: checklist(facts, settings) };
}

/** Parses answers as they come over a wire. @throws RuleError as {@link preCheck} */
export function parseAnswers(raw: Readonly<Record<string, unknown>>): PreCheckAnswers {
  for (const [id, value] of Object.entries(raw)) {
    if (!Object.hasOwn(QUESTIONS, id)) {
      throw new RuleError(
        'legal.field_unknown',
        { zh: `没有“${id}”这个问题。`, en: `There is no question "${id}".` },
        { field: id },
      );
    }
    if (!QUESTIONS[id as QuestionId].options.some((option) => option.value === value)) {
      throw new RuleError(
        'legal.field_unknown_choice',
        { zh: '这个问题没有这个选项，请重新选。', en: 'That question has no such option. Please choose again.' },
        { field: id },
      );
    }
  }
  return raw as PreCheckAnswers;
}
