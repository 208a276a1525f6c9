import { Store } from '@falink/client';
import type { Calculation, Calculator, Field, RuleError } from '@falink/legal-rules';
import type { Text } from '@falink/protocol';
import type { LegalState, Rules } from './LegalRules.js';

/** What has been entered, as text in the rules' own form; null: left out on purpose. */
type Answers = Readonly<Record<string, string | null>>;

export interface CalculatorState {
  readonly calculator: Calculator | null;
  readonly answers: Answers;
  /** What was typed or chosen last, kept when the question is shown again. */
  readonly drafts: Readonly<Record<string, string>>;
  readonly view: 'question' | 'answer' | 'review';
  /** The field whose question is shown. */
  readonly asking: string;
  /** Why what was typed cannot be taken. */
  readonly trouble: Text | null;
}

const EMPTY: CalculatorState = {
  calculator: null,
  answers: {},
  drafts: {},
  view: 'question',
  asking: '',
  trouble: null,
};

/** What a calculation came to, or why nothing was computed. */
export type Outcome = { readonly calculation: Calculation } | { readonly refusal: RuleError };

/** Fields in their order, as far as the answers ask for them. */
export function askedFields({ calculator, answers }: CalculatorState, rules: Rules): readonly string[] {
  const known: Record<string, string | null> = {};
  const asked: string[] = [];
  for (const [name, field] of Object.entries(calculator?.fields ?? {})) {
    if (!rules.isAsked(field, known)) continue;
    known[name] = answers[name] ?? null;
    asked.push(name);
  }
  return asked;
}

/** One calculator being filled in, a question at a time; kept while the resident visits other pages. */
export class CalculatorModel {
  readonly store = new Store<CalculatorState>(EMPTY);

  constructor(private readonly legal: () => LegalState) {}

  get state(): CalculatorState {
    return this.store.state;
  }

  /** The field whose question is shown now. */
  get field(): Field | undefined {
    return this.state.calculator?.fields[this.state.asking];
  }

  get draft(): string {
    return this.state.drafts[this.state.asking] ?? '';
  }

  private get rules(): Rules | undefined {
    const legal = this.legal();
    return legal.status === 'ready' ? legal.rules : undefined;
  }

  /** Begins with the first question. */
  begin(calculator: Calculator): void {
    this.store.set({ ...EMPTY, calculator, asking: Object.keys(calculator.fields)[0] ?? '' });
  }

  /** Deletes what was entered, so that the next person does not see it. */
  forget(): void {
    this.store.set(EMPTY);
  }

  type(draft: string): void {
    const { asking, drafts } = this.state;
    this.store.set({ drafts: { ...drafts, [asking]: draft }, trouble: null });
  }

  /**
   * Takes what was entered for the present field and goes on.
   *
   * @param given in the rules' own form; null leaves an optional field out. @returns whether it was taken
   */
  confirm(given: string | null): boolean {
    const { rules, field } = this;
    const { asking, answers } = this.state;
    if (!rules || !field) return false;
    if (given === null) {
      if (!field.optional) {
        this.store.set({
          trouble: { zh: `请填写“${field.label.zh}”。`, en: `"${field.label.en}" is missing.` },
        });
        return false;
      }
    } else {
      try {
        rules.parseField(asking, field, given);
      } catch (error) {
        if (!(error instanceof rules.RuleError)) throw error;
        this.store.set({ trouble: error.text });
        return false;
      }
    }
    this.store.set({ answers: { ...answers, [asking]: given }, trouble: null });
    this.goOn(rules);
    return true;
  }

  /** The question before. @returns whether there was one */
  back(): boolean {
    const { rules, state } = this;
    if (!rules || !state.calculator) return false;
    if (state.view === 'review') {
      this.goOn(rules);
      return true;
    }
    const asked = askedFields(state, rules);
    const previous = state.view === 'answer' ? asked[asked.length - 1] : asked[asked.indexOf(state.asking) - 1];
    if (previous === undefined) return false;
    this.ask(previous);
    return true;
  }

  /** All that was entered, to change one of it. */
  review(): void {
    this.store.set({ view: 'review', trouble: null });
  }

  /** Asks for one field again. */
  ask(name: string): void {
    const answers = { ...this.state.answers };
    delete answers[name];
    this.store.set({ view: 'question', asking: name, answers, trouble: null });
  }

  /** Computes from what was entered; nothing is stored. Undefined until the rules are there. */
  outcome(): Outcome | undefined {
    const legal = this.legal();
    const { calculator, answers } = this.state;
    if (legal.status !== 'ready' || !calculator) return undefined;
    const given = Object.fromEntries(askedFields(this.state, legal.rules).map((name) => [name, answers[name] ?? null]));
    try {
      return { calculation: legal.rules.calculate(calculator.id, given, legal.book) };
    } catch (error) {
      if (!(error instanceof legal.rules.RuleError)) throw error;
      return { refusal: error };
    }
  }

  private goOn(rules: Rules): void {
    const { answers } = this.state;
    const next = askedFields(this.state, rules).find((name) => !(name in answers));
    if (next === undefined) this.store.set({ view: 'answer', trouble: null });
    else this.store.set({ view: 'question', asking: next, trouble: null });
  }
}
