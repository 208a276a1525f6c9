import { Store } from '@falink/client';
import type { PreCheckAnswers, PreCheckResult, Question, QuestionId } from '@falink/legal-rules';
import type { LegalState } from './LegalRules.js';

export interface PrecheckState {
  readonly answers: PreCheckAnswers;
  /** The question that is shown; null: the result, once all are answered. */
  readonly asking: QuestionId | null;
}

const START: PrecheckState = { answers: {}, asking: null };

/** How far the pre-check is, in terms of what the rules still need to know. */
export type PrecheckStep =
  | { readonly kind: 'question'; readonly question: Question; readonly current: number; readonly of: number }
  | { readonly kind: 'result'; readonly result: PreCheckResult };

/** The answers of one pre-check, kept while the resident visits other pages; nothing is sent or stored. */
export class PrecheckModel {
  readonly store = new Store<PrecheckState>(START);

  constructor(private readonly legal: () => LegalState) {}

  /** Undefined until the rules are there. */
  get step(): PrecheckStep | undefined {
    const legal = this.legal();
    if (legal.status !== 'ready') return undefined;
    const { answers, asking } = this.store.state;
    const plan = legal.rules.plannedQuestions(answers);
    const asked = plan.find(({ id }) => id === asking) ?? legal.rules.nextQuestion(answers);
    if (!asked) return { kind: 'result', result: legal.rules.preCheck(answers, { book: legal.book }) };
    const current = plan.findIndex(({ id }) => id === asked.id) + 1;
    return { kind: 'question', question: asked, current, of: plan.length };
  }

  /** What has been chosen for a question, if anything. */
  answerTo(id: QuestionId): string | undefined {
    return this.store.state.answers[id];
  }

  /** What the answers so far say; undefined until the rules are there. */
  get result(): PreCheckResult | undefined {
    const legal = this.legal();
    return legal.status === 'ready' ? legal.rules.preCheck(this.store.state.answers, { book: legal.book }) : undefined;
  }

  /** Answers the present question and shows the one after it, even if that was answered before. */
  answer(value: string): void {
    const legal = this.legal();
    const { step } = this;
    if (legal.status !== 'ready' || step?.kind !== 'question') return;
    const answers = legal.rules.withAnswer(this.store.state.answers, step.question.id, value);
    const plan = legal.rules.plannedQuestions(answers);
    const at = plan.findIndex(({ id }) => id === step.question.id);
    this.store.set({ answers, asking: plan[at + 1]?.id ?? null });
  }

  /** Asks the question before again. @returns whether there was one */
  back(): boolean {
    const legal = this.legal();
    const { step } = this;
    if (legal.status !== 'ready' || !step) return false;
    const plan = legal.rules.plannedQuestions(this.store.state.answers);
    const at = step.kind === 'result' ? plan.length : step.current - 1;
    const previous = plan[at - 1];
    if (!previous) return false;
    this.store.set({ asking: previous.id });
    return true;
  }

  /** Resets, so that the next person does not see these answers. */
  forget(): void {
    this.store.set(START);
  }
}
