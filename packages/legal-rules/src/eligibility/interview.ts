import { candidateMatters, exemptionsMet } from './exemption.js';
import { type EligibilityFacts, UNKNOWN_FACTS } from './facts.js';
import { type Basis, type Matter, matterEntry } from './matter.js';
import type { OptionRule, QuestionId, QuestionRule } from './question.js';
import { AREA_FOLLOW_UP, QUESTIONS } from './questions.js';

/** Nobody answers more on a television. */
export const MAX_QUESTIONS = 6;

/** The option chosen, by question. An answer to a question that is no longer asked, or no longer offered, is passed over. */
export type PreCheckAnswers = Readonly<Partial<Record<QuestionId, string>>>;

export interface Interview {
  /** The questions of this path; after the first open one, those of the longest way on. */
  readonly plan: readonly QuestionRule[];
  /** The first without an answer. */
  readonly next: QuestionRule | null;
  /** What the answers say. */
  readonly facts: EligibilityFacts;
}

/**
 * Walks the questions in order [LR53]: kind of matter, exemptions, means, own lawyer, urgency, for whom. Each is asked
 * only where it can change the outcome or the checklist; the last ones give way when there would be more than six.
 */
export function interview(answers: PreCheckAnswers): Interview {
  const walk = new Walk(answers);
  const area = walk.ask('area');
  const followUp = area === undefined ? 'authority' : AREA_FOLLOW_UP[area];
  const detail = followUp && walk.ask(followUp);
  if (detail === 'ruling') walk.ask('ruling');

  const matters = candidateMatters(walk.facts);
  const settledKind = walk.next === null;
  if (settledKind && walk.facts.matter === 'unknown') {
    walk.ask('urgent');
    return walk;
  }
  const bases = new Set(matters.map((matter) => basisOf(matter, walk.facts)));
  if (only(bases, 'province', 'elsewhere')) return walk;
  if (only(bases, 'defence')) {
    const appointed = walk.ask('appointed');
    const stillToApply = appointed === undefined || appointed === 'none' || appointed === 'unknown';
    if (walk.ask('lawyer') === 'yes' || !stillToApply) return walk;
  } else if (bases.has('means') || bases.has('retrial')) {
    if (walk.ask('assistance') !== 'yes') walk.ask('group');
    const exempt = matters.every((matter) => exemptionsMet(walk.facts, [matter]).length > 0);
    walk.ask(exempt ? 'lawyer' : 'means');
    if (walk.facts.hasLawyer === 'yes') return walk;
  } else if (walk.ask('lawyer') === 'yes') {
    return walk;
  }
  walk.ask('urgent');
  walk.ask('applicant');
  return walk;
}

/** Before a retrial is ordered there is no aid for it. */
function basisOf(matter: Matter, facts: EligibilityFacts): Basis {
  const { basis } = matterEntry(matter);
  return basis === 'retrial' && facts.reopened === 'no' ? 'elsewhere' : basis;
}

function only(bases: ReadonlySet<Basis>, ...wanted: readonly Basis[]): boolean {
  return [...bases].every((basis) => wanted.includes(basis));
}

class Walk implements Interview {
  readonly plan: QuestionRule[] = [];
  next: QuestionRule | null = null;
  facts: EligibilityFacts = UNKNOWN_FACTS;

  constructor(private readonly answers: PreCheckAnswers) {}

  /** The answer, or undefined while this question or one before it is open, or where there is no room for it. */
  ask(id: QuestionId): string | undefined {
    if (this.plan.length === MAX_QUESTIONS) return undefined;
    const question = offered(QUESTIONS[id], this.facts);
    this.plan.push(question);
    if (this.next) return undefined;
    const chosen = question.options.find(({ value }) => value === this.answers[id]);
    if (!chosen) {
      this.next = question;
      return undefined;
    }
    this.facts = { ...this.facts, ...chosen.sets };
    return chosen.value;
  }
}

function offered(question: QuestionRule, facts: EligibilityFacts): QuestionRule {
  const migrant = candidateMatters(facts).some((matter) => matterEntry(matter).migrantExempt);
  const isOffered = (option: OptionRule): boolean => migrant || !option.migrantOnly;
  return question.options.every(isOffered) ? question : { ...question, options: question.options.filter(isOffered) };
}
