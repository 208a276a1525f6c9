import courtFeeInvalid from '../../vectors/court-fee/invalid.json' with { type: 'json' };
import courtFee from '../../vectors/court-fee/valid.json' with { type: 'json' };
import delayedInterestInvalid from '../../vectors/delayed-interest/invalid.json' with { type: 'json' };
import delayedInterest from '../../vectors/delayed-interest/valid.json' with { type: 'json' };
import enforcementFeeInvalid from '../../vectors/enforcement-fee/invalid.json' with { type: 'json' };
import enforcementFee from '../../vectors/enforcement-fee/valid.json' with { type: 'json' };
import lendingInterestInvalid from '../../vectors/lending-interest/invalid.json' with { type: 'json' };
import lendingInterest from '../../vectors/lending-interest/valid.json' with { type: 'json' };
import overtimeInvalid from '../../vectors/overtime/invalid.json' with { type: 'json' };
import overtime from '../../vectors/overtime/valid.json' with { type: 'json' };
import personalInjuryInvalid from '../../vectors/personal-injury/invalid.json' with { type: 'json' };
import personalInjury from '../../vectors/personal-injury/valid.json' with { type: 'json' };
import preservationFeeInvalid from '../../vectors/preservation-fee/invalid.json' with { type: 'json' };
import preservationFee from '../../vectors/preservation-fee/valid.json' with { type: 'json' };
import severanceInvalid from '../../vectors/severance/invalid.json' with { type: 'json' };
import severance from '../../vectors/severance/valid.json' with { type: 'json' };
import workInjuryInvalid from '../../vectors/work-injury/invalid.json' with { type: 'json' };
import workInjury from '../../vectors/work-injury/valid.json' with { type: 'json' };
import { RuleError } from '../rule-error.js';
import { type ParameterOverride, packagedRulebook, type Rulebook } from '../rulebook.js';
import type { Calculation } from './calculator.js';
import { calculate } from './registry.js';

interface Vector {
  readonly rule: string;
  readonly case: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly today?: string;
  readonly overrides?: readonly ParameterOverride[];
}

interface ValidVector extends Vector {
  readonly expected: {
    readonly total: string | null;
    readonly range: { readonly min: string; readonly max: string } | null;
    /** By the Chinese label; the amount, or null where the province sets it. */
    readonly items?: Readonly<Record<string, string | null>>;
  };
}

interface InvalidVector extends Vector {
  readonly code: string;
  readonly field?: string;
}

const VALID: Readonly<Record<string, readonly ValidVector[]>> = {
  severance: severance,
  overtime: overtime,
  'work-injury': workInjury,
  'personal-injury': personalInjury,
  'court-fee': courtFee,
  'lending-interest': lendingInterest,
  'delayed-interest': delayedInterest,
  'preservation-fee': preservationFee,
  'enforcement-fee': enforcementFee,
};

const INVALID: Readonly<Record<string, readonly InvalidVector[]>> = {
  severance: severanceInvalid,
  overtime: overtimeInvalid,
  'work-injury': workInjuryInvalid,
  'personal-injury': personalInjuryInvalid,
  'court-fee': courtFeeInvalid,
  'lending-interest': lendingInterestInvalid,
  'delayed-interest': delayedInterestInvalid,
  'preservation-fee': preservationFeeInvalid,
  'enforcement-fee': enforcementFeeInvalid,
};

function bookOf({ today = '2026-11-22', overrides = [] }: Vector): Rulebook {
  return { ...packagedRulebook(today), overrides };
}

function refusalOf(compute: () => Calculation): RuleError {
  try {
    compute();
  } catch (error) {
    if (error instanceof RuleError) return error;
    throw error;
  }
  throw new Error('not refused');
}

describe.each(Object.entries(VALID))('%s', (id, vectors) => {
  it.each(vectors)('[$rule] $case', (vector) => {
    const { total, range, items, steps, citations } = calculate(id, vector.input, bookOf(vector));
    expect({ total, range }).toEqual({ total: vector.expected.total, range: vector.expected.range });
    if (vector.expected.items) {
      expect(Object.fromEntries(items.map(({ label, amount }) => [label.zh, amount]))).toEqual(vector.expected.items);
    }
    expect(steps.length).toBeGreaterThan(0);
    expect(citations.length).toBeGreaterThan(0);
  });
});

describe.each(Object.entries(INVALID))('%s refuses', (id, vectors) => {
  it.each(vectors)('[$rule] $case: $code', (vector) => {
    const { code, details, text } = refusalOf(() => calculate(id, vector.input, bookOf(vector)));
    expect({ code, field: details.field }).toEqual({ code: vector.code, field: vector.field });
    expect(text.zh).toMatch(/。$/);
    expect(text.en).toMatch(/\.$/);
  });
});
