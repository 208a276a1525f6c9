import fc from 'fast-check';
import { formatAmount, money } from '../money.js';
import { RuleError } from '../rule-error.js';
import { packagedRulebook } from '../rulebook.js';
import type { Calculation } from './calculator.js';
import { CALCULATORS, calculate } from './registry.js';

const book = packagedRulebook('2026-11-22');
const fen = fc.integer({ min: 1, max: 10_000_000_000 });
const few = { numRuns: 60 };

function yuan(amount: number): string {
  return formatAmount(money(amount).div(100));
}

function totalOf(id: string, input: Readonly<Record<string, unknown>>): number {
  const { total, range } = calculate(id, input, book);
  if (total === null) throw new Error(`no total but ${JSON.stringify(range)}`);
  return Number(money(total).times(100));
}

/** What a calculator says about inputs that it can compute; the others must be refused, never guessed. */
function computed(id: string, input: Readonly<Record<string, unknown>>): Calculation | null {
  try {
    return calculate(id, input, book);
  } catch (error) {
    if (error instanceof RuleError) return null;
    throw error;
  }
}

describe('[LR90] a larger amount never costs less', () => {
  it.each([
    ['court-fee', (amount: string) => ({ kind: 'property', amount })],
    ['court-fee', (amount: string) => ({ kind: 'property', amount, halving: 'mediation' })],
    [
      'court-fee',
      (applicationAmount: string) => ({ kind: 'application', application: 'payment_order', applicationAmount }),
    ],
    [
      'court-fee',
      (applicationAmount: string) => ({ kind: 'application', application: 'bankruptcy', applicationAmount }),
    ],
    ['enforcement-fee', (amount: string) => ({ amount })],
    ['preservation-fee', (amount: string) => ({ amount })],
    ['delayed-interest', (principal: string) => ({ principal, period: 'days', days: 30 })],
    ['lending-interest', (principal: string) => ({ principal, rate: 10, formed: '2025-06-01' })],
  ] as const)('%s %s', (id, inputOf) => {
    fc.assert(
      fc.property(fen, fen, (a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        const fee = totalOf(id, inputOf(yuan(less)));
        expect(fee).toBeGreaterThanOrEqual(0);
        expect(totalOf(id, inputOf(yuan(more)))).toBeGreaterThanOrEqual(fee);
      }),
      few,
    );
  });
});

it('[LR90] a fen more costs at most a fen more', () => {
  fc.assert(
    fc.property(fen, (amount) => {
      const step =
        totalOf('court-fee', { kind: 'property', amount: yuan(amount + 1) }) -
        totalOf('court-fee', { kind: 'property', amount: yuan(amount) });
      expect(step === 0 || step === 1).toBe(true);
    }),
    few,
  );
});

it('[LR96] half is half of the whole, rounded to the fen', () => {
  fc.assert(
    fc.property(
      fen,
      fc.constantFrom('mediation', 'withdrawal', 'summary', 'joined_counterclaim'),
      (amount, halving) => {
        const whole = totalOf('court-fee', { kind: 'property', amount: yuan(amount) });
        const half = totalOf('court-fee', { kind: 'property', amount: yuan(amount), halving });
        expect(Math.abs(half * 2 - whole)).toBeLessThanOrEqual(1);
      },
    ),
    few,
  );
});

it('[LR103] no agreed rate brings more than the cap', () => {
  fc.assert(
    fc.property(fen, fc.integer({ min: 0, max: 1000 }), (principal, rate) => {
      const loan = { principal: yuan(principal), formed: '2025-06-01', to: '2026-06-01' };
      const interest = totalOf('lending-interest', { ...loan, rate });
      expect(interest).toBeLessThanOrEqual(totalOf('lending-interest', { ...loan, rate: 12 }));
      expect(interest).toBeGreaterThanOrEqual(0);
    }),
    few,
  );
});

const day = fc
  .date({ min: new Date('2008-01-01T00:00:00Z'), max: new Date('2026-11-22T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

it('[LR105] longer service never brings less, and each day at most half a wage', () => {
  fc.assert(
    fc.property(day, day, (a, b) => {
      const [hired, left] = a < b ? [a, b] : [b, a];
      const job = { reason: 'lawful', hired, averageWage: 6000, localAverageWage: 8000 };
      const before = totalOf('severance', { ...job, left });
      const next = new Date(Date.parse(`${left}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
      const gain = totalOf('severance', { ...job, left: next }) - before;
      expect([0, 300_000]).toContain(gain);
      expect(before).toBeGreaterThanOrEqual(300_000);
    }),
    { numRuns: 300 },
  );
});

it('[LR107] damages for unlawful dismissal are twice the severance', () => {
  fc.assert(
    fc.property(day, day, fc.integer({ min: 100_000, max: 5_000_000 }), (a, b, wage) => {
      const [hired, left] = a < b ? [a, b] : [b, a];
      const job = { hired, left, averageWage: yuan(wage), localAverageWage: 8000 };
      const lawful = totalOf('severance', { ...job, reason: 'lawful' });
      expect(totalOf('severance', { ...job, reason: 'unlawful' })).toBe(lawful * 2);
    }),
    few,
  );
});

it('[LR112] double pay is never more than eleven wages', () => {
  fc.assert(
    fc.property(day, day, (a, b) => {
      const [hired, left] = a < b ? [a, b] : [b, a];
      const pay = totalOf('severance', { reason: 'none', contract: 'never', hired, left, averageWage: 6000 });
      expect(pay).toBeGreaterThanOrEqual(0);
      expect(pay).toBeLessThanOrEqual(6_600_000);
    }),
    { numRuns: 300 },
  );
});

const age = fc.integer({ min: 0, max: 120 });
const supporters = fc.integer({ min: 1, max: 6 });

it('[LR125] the support of all dependants is never above one consumption a year', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(age, supporters), { minLength: 1, maxLength: 4 }), (dependants) => {
      const described = Object.fromEntries(
        dependants.flatMap(([years, people], index) => [
          [`dependant${index + 1}Age`, years],
          [`dependant${index + 1}Supporters`, people],
        ]),
      );
      const death = { outcome: 'death', age: 40, urbanIncome: 50000, averageWage: 8000 };
      const alone = totalOf('personal-injury', death);
      const all = totalOf('personal-injury', {
        ...death,
        ...described,
        dependants: String(dependants.length),
        urbanConsumption: 30000,
      });
      expect(all).toBeGreaterThan(alone);
      expect(all - alone).toBeLessThanOrEqual(20 * 3_000_000);
    }),
    few,
  );
});

it('[LR121] an older victim is never compensated for more years', () => {
  for (let years = 0; years < 120; years++) {
    const of = (given: number) =>
      totalOf('personal-injury', { outcome: 'disability', grade: 1, age: given, urbanIncome: 50000 });
    expect(of(years + 1)).toBeLessThanOrEqual(of(years));
  }
});

it('[LR114] a heavier grade never brings less', () => {
  for (let grade = 1; grade < 10; grade++) {
    const of = (given: number) =>
      totalOf('work-injury', { outcome: 'disability', grade: given, wage: 6000, areaWage: 8000 });
    expect(of(grade)).toBeGreaterThan(of(grade + 1));
  }
});

describe('[LR90] whatever is entered, the answer is a refusal or a sound result', () => {
  const anything = fc.oneof(
    fc.constantFrom<unknown>('', null, 0, -1, '1e9', '2026-02-29', '2020-01-01', true, [], {}, 1e300, Number.NaN, '五'),
    fc.integer(),
    fc.double(),
    fc.string(),
    fen.map(yuan),
    day,
  );
  it.each(CALCULATORS.map(({ id }) => [id]))('%s', (id) => {
    const { fields } = CALCULATORS.find((one) => one.id === id)!;
    const input = fc.record(
      Object.fromEntries(
        Object.entries(fields).map(([name, field]) => [
          name,
          field.kind === 'choice'
            ? fc.oneof(fc.constantFrom<unknown>(...field.choices.map(({ value }) => value)), anything)
            : anything,
        ]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(input, (raw) => {
        const result = computed(id, raw);
        if (!result) return;
        expect((result.total === null) !== (result.range === null)).toBe(true);
        const amounts = [result, ...result.items.map((item) => ({ total: item.amount, range: item.range }))];
        for (const { total, range } of amounts) {
          for (const amount of [total, range?.min, range?.max]) {
            if (amount) expect(amount).toMatch(/^\d+\.\d\d$/);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
