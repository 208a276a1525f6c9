import { parseFields } from '../fields/parse.js';
import { RuleError } from '../rule-error.js';
import type { Rulebook } from '../rulebook.js';
import type { Calculation, Calculator } from './calculator.js';
import { courtFee } from './court-fee.js';
import { delayedInterest } from './delayed-interest.js';
import { enforcementFee } from './enforcement-fee.js';
import { lendingInterest } from './lending-interest.js';
import { overtime } from './overtime.js';
import { personalInjury } from './personal-injury.js';
import { preservationFee } from './preservation-fee.js';
import { severance } from './severance.js';
import { workInjury } from './work-injury.js';

/** Every calculator, in the order in which residents need them. */
export const CALCULATORS: readonly Calculator[] = [
  severance,
  overtime,
  workInjury,
  personalInjury,
  courtFee,
  lendingInterest,
  delayedInterest,
  preservationFee,
  enforcementFee,
];

/** @throws RuleError `legal.unknown_calculator` */
export function findCalculator(id: string): Calculator {
  const found = CALCULATORS.find((calculator) => calculator.id === id);
  if (found) return found;
  throw new RuleError(
    'legal.unknown_calculator',
    { zh: `没有“${id}”这个计算器。`, en: `There is no calculator "${id}".` },
    { calculator: id },
  );
}

/** Parses, then computes. @throws RuleError; then nothing was computed */
export function calculate(id: string, raw: Readonly<Record<string, unknown>>, book: Rulebook): Calculation {
  const calculator = findCalculator(id);
  return calculator.compute(parseFields(calculator.fields, raw), book);
}
