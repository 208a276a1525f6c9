import type { LegalDate } from '../dates.js';
import type { UsedFigure } from '../decision.js';
import { equals, type Money, money, showAmount, toFen } from '../money.js';
import type { Parameter } from '../parameter.js';
import { RuleError } from '../rule-error.js';
import { findValue, type Rulebook, type ValueInForce, valueNotSet, valueOn } from '../rulebook.js';
import { amountOrRange, exactly, type Span } from '../span.js';
import type { Text } from '../text.js';
import type { Calculation, CalculationItem } from './calculator.js';

export const MONTHLY: Text = { zh: '每月', en: 'a month' };

/** One calculation on its way: what was looked up and said so far. */
export class Worksheet {
  private readonly steps: Text[] = [];
  private readonly notes: Text[] = [];
  private readonly items: CalculationItem[] = [];
  private readonly citations = new Map<string, Text>();
  private readonly figures = new Map<string, UsedFigure>();

  constructor(private readonly book: Rulebook) {}

  /** The figure in force, remembered with its source. @throws RuleError as {@link valueOn} */
  figure<V>(parameter: Parameter<V>, date: LegalDate): V {
    return this.use(parameter, valueOn(this.book, parameter, date));
  }

  /**
   * What the person entered, or else the district's figure.
   *
   * @throws RuleError `legal.value_not_set` with `details.field`
   */
  enteredOr(entered: Money | null, field: string, parameter: Parameter<string>, date: LegalDate): Money {
    const value = entered ?? this.districtFigure(parameter, date);
    if (!value) throw valueNotSet(parameter, date, field);
    this.step(`${parameter.name.zh}：${showAmount(value)}元。`, `${parameter.name.en}: ${showAmount(value)} yuan.`);
    return value;
  }

  step(zh: string, en: string): void {
    this.steps.push({ zh, en });
  }

  /** A sum as a step: `label: expression = amount`. */
  sum(label: Text, expression: string, exact: Money, per?: Text): void {
    const [zh, en] = per ? [`，${per.zh}`, ` ${per.en}`] : ['', ''];
    const result = `${expression} ${equals(exact)}`;
    this.step(`${label.zh}${zh}：${result}元。`, `${label.en}${en}: ${result} yuan.`);
  }

  /** A part of the result, with its sum as a step. @returns the amount to the fen */
  part(label: Text, expression: string, exact: Money, per?: Text): Money {
    this.sum(label, expression, exact, per);
    const amount = toFen(exact);
    this.item(label, exactly(amount), per);
    return amount;
  }

  note(zh: string, en: string): void {
    this.notes.push({ zh, en });
  }

  cite(zh: string, en: string): void {
    this.citations.set(zh, { zh, en });
  }

  /** @param amount null when the province sets it and it cannot be computed here */
  item(label: Text, amount: Span | null, per?: Text): void {
    const known = amount ? amountOrRange(amount) : { amount: null, range: null };
    this.items.push({ label, ...known, ...(per && { per }) });
  }

  finish(calculator: string, rule: string, label: Text, result: Span): Calculation {
    const { amount, range } = amountOrRange(result);
    return {
      calculator,
      ruleId: `${calculator}.${rule}`,
      total: amount,
      range,
      label,
      items: this.items,
      figures: [...this.figures.values()],
      citations: [...this.citations.values()],
      steps: this.steps,
      notes: this.notes,
    };
  }

  private districtFigure(parameter: Parameter<string>, date: LegalDate): Money | null {
    const found = findValue(this.book, parameter, date);
    return found && money(this.use(parameter, found));
  }

  private use<V>({ id, name }: Parameter<V>, { value, from, citation, lastChecked, unverified }: ValueInForce<V>): V {
    if (!this.figures.has(id)) {
      this.figures.set(id, { parameterId: id, from, lastChecked, unverified: unverified === true });
      this.cite(citation.zh, citation.en);
      if (unverified) {
        this.note(`“${name.zh}”还没有对照原文核实，请向律师确认。`, `"${name.en}" is not yet verified: ask a lawyer.`);
      }
    }
    return value;
  }
}

/** A field that the choices made must have brought along. @throws RuleError `legal.field_missing` */
export function needed<V>(value: V | null, field: string, label: Text): V {
  if (value !== null) return value;
  throw new RuleError(
    'legal.field_missing',
    { zh: `请填写“${label.zh}”。`, en: `"${label.en}" is missing.` },
    { field },
  );
}
