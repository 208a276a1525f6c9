import fc from 'fast-check';
import invalid from '../../vectors/eligibility/invalid.json' with { type: 'json' };
import valid from '../../vectors/eligibility/valid.json' with { type: 'json' };
import { RuleError } from '../rule-error.js';
import { packagedRulebook } from '../rulebook.js';
import { eligibility } from './eligibility.js';
import { type EligibilityFacts, type FactName, UNKNOWN_FACTS } from './facts.js';
import { parseFacts } from './facts-form.js';
import { MATTER_IDS, type Matter } from './matter.js';
import { OUTCOME_TEXTS, OUTCOMES, outcomeRank } from './outcome.js';

const YES_NO = ['yes', 'no', 'unknown'] as const;
const DECIDING = ['appointed', 'reopened', 'hasLawyer', 'assistance', 'noLivelihood', 'migrantWorker'] as const;
const ANSWERS: Readonly<Record<(typeof DECIDING)[number] | 'means', readonly string[]>> = {
  ...(Object.fromEntries(DECIDING.map((fact) => [fact, YES_NO])) as Record<(typeof DECIDING)[number], typeof YES_NO>),
  means: ['short', 'enough', 'unknown'],
};

/** Every way to answer what decides, for one matter: 3^7. */
function* everyAnswer(matter: Matter | 'unknown'): Generator<EligibilityFacts> {
  let all: Partial<EligibilityFacts>[] = [{ matter }];
  for (const [fact, values] of Object.entries(ANSWERS)) {
    all = all.flatMap((facts) => values.map((value) => ({ ...facts, [fact]: value })));
  }
  for (const facts of all) yield { ...UNKNOWN_FACTS, ...facts };
}

const anyFacts: fc.Arbitrary<EligibilityFacts> = fc.record({
  matter: fc.oneof(
    fc.constantFrom(...MATTER_IDS, 'unknown' as const),
    fc.subarray([...MATTER_IDS], { minLength: 1, maxLength: 3 }),
  ),
  appointed: fc.constantFrom(...YES_NO),
  reopened: fc.constantFrom(...YES_NO),
  hasLawyer: fc.constantFrom(...YES_NO),
  assistance: fc.constantFrom(...YES_NO),
  noLivelihood: fc.constantFrom(...YES_NO),
  migrantWorker: fc.constantFrom(...YES_NO),
  means: fc.constantFrom('short', 'enough', 'unknown'),
  urgent: fc.constantFrom('deadline', 'preservation', 'no', 'unknown'),
  applicant: fc.constantFrom('self', 'other', 'unknown'),
});

function matterChoices({ matter }: EligibilityFacts): readonly Matter[] {
  if (matter === 'unknown') return MATTER_IDS;
  return typeof matter === 'string' ? [matter] : matter;
}

/** Every way in which what is not known can turn out. */
function completions(facts: EligibilityFacts): readonly EligibilityFacts[] {
  let all: EligibilityFacts[] = matterChoices(facts).map((matter) => ({ ...facts, matter }));
  for (const [fact, values] of Object.entries(ANSWERS)) {
    if (facts[fact as FactName] !== 'unknown') continue;
    all = all.flatMap((one) =>
      values.filter((value) => value !== 'unknown').map((value) => ({ ...one, [fact]: value })),
    );
  }
  return all;
}

describe('eligibility', () => {
  it.each(valid)('[$rule] $case', (vector) => {
    const { input, outcome, certain, possible, missing, citations, referrals, emergency, provinceAdds } = vector as {
      input: Record<string, string>;
      referrals?: string[];
      emergency?: boolean;
      provinceAdds?: Matter[];
    } & typeof vector;
    const result = eligibility(parseFacts(input), provinceAdds ? { provinceAdds } : {});
    expect({ ...result }).toMatchObject({ outcome, certain, possible, missing });
    expect(result.ruleId).toBe(`legal-aid.eligibility.${outcome}`);
    const cited = result.citations.map(({ zh }) => zh);
    for (const article of citations) expect(cited).toContain(`《中华人民共和国法律援助法》${article}`);
    if (referrals) expect(result.referrals.map(({ id }) => id)).toEqual(referrals);
    if (emergency !== undefined) expect(result.emergency).toBe(emergency);
  });

  it.each(invalid)('[$rule] refuses $case', ({ input, code, field }) => {
    let refusal: unknown;
    try {
      parseFacts(input);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(RuleError);
    expect(refusal).toMatchObject({ code, details: { field } });
  });

  it.each([...MATTER_IDS, 'unknown' as const])('[LR50] every combination of answers has a result: %s', (matter) => {
    let count = 0;
    for (const facts of everyAnswer(matter)) {
      const { outcome, possible, certain, missing, steps, citations, referrals } = eligibility(facts);
      const ok =
        OUTCOMES.includes(outcome) &&
        (outcome === 'undecided' || possible.includes(outcome)) &&
        certain === (possible.length === 1) &&
        certain === (missing.length === 0) &&
        steps.length >= 2 &&
        steps.every(({ zh, en }) => zh !== '' && en !== '') &&
        citations.length >= 2 &&
        ((outcome !== 'outside' && outcome !== 'undecided') || referrals.length > 0);
      if (!ok) throw new Error(JSON.stringify({ facts, outcome, possible, missing }));
      count += 1;
    }
    expect(count).toBe(3 ** 7);
  });

  it('[LR52] what an unknown answer leaves possible is exactly what its answers give', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const unlessProvince = eligibility(facts, { provinceAdds: [] });
        const reached = new Set(completions(facts).map((one) => eligibility(one, { provinceAdds: [] }).outcome));
        expect(new Set(unlessProvince.possible)).toEqual(reached);
      }),
      { numRuns: 60 },
    );
  });

  it('[LR55] an added matter is among what was said to be possible', () => {
    fc.assert(
      fc.property(anyFacts, fc.subarray([...MATTER_IDS]), (facts, provinceAdds) => {
        const { possible } = eligibility(facts);
        const known = eligibility(facts, { provinceAdds });
        for (const outcome of known.possible) expect(possible).toContain(outcome);
      }),
    );
  });

  it('[LR52] a fact that is missing is no longer missing once it is answered; the last one narrows the result', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { missing, possible } = eligibility(facts);
        for (const fact of missing) {
          const answered =
            fact === 'province'
              ? [eligibility(facts, { provinceAdds: [] })]
              : (fact === 'matter' ? matterChoices(facts) : ANSWERS[fact as keyof typeof ANSWERS])
                  .filter((value) => value !== 'unknown')
                  .map((value) => eligibility({ ...facts, [fact]: value }));
          for (const result of answered) expect(result.missing).not.toContain(fact);
          if (missing.length === 1) {
            for (const result of answered) expect(result.possible.length).toBeLessThan(possible.length);
          }
        }
      }),
    );
  });

  it.each(['assistance', 'noLivelihood', 'migrantWorker', 'appointed', 'reopened'] as const)(
    '[LR54] %s never makes the result worse',
    (fact) => {
      fc.assert(
        fc.property(anyFacts, (facts) => {
          const without = eligibility(facts);
          const granted = eligibility({ ...facts, [fact]: 'yes' });
          expect(outcomeRank(granted.outcome)).toBeLessThanOrEqual(outcomeRank(without.outcome));
        }),
      );
    },
  );

  it('[LR56] says who decides, with every outcome, and refuses nobody', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { steps, disclaimer, citations } = eligibility(facts);
        expect(steps.at(-1)).toEqual(disclaimer);
        expect(citations.at(-1)?.zh).toContain('个人信息保护法');
      }),
    );
    const words = Object.values(OUTCOME_TEXTS).flatMap(({ title, summary }) => [title.zh, summary.zh]);
    expect(words.join()).not.toMatch(/拒绝|不予|不符合条件的/);
  });

  it('[LR54] the province’s threshold is shown when it was entered, and nothing is invented else', () => {
    const facts: EligibilityFacts = { ...UNKNOWN_FACTS, matter: 'maintenance', hasLawyer: 'no' };
    const book = packagedRulebook('2026-11-22');
    expect(eligibility(facts, { book }).figures).toEqual([]);
    const entered = {
      ...book,
      overrides: [
        {
          parameterId: 'legal-aid.means-threshold',
          from: '2026-01-01',
          value: '1500.00',
          citation: { zh: '某省规定', en: 'a provincial rule' },
          lastChecked: '2026-11-01',
        },
      ],
    };
    const result = eligibility(facts, { book: entered });
    expect(result.figures).toEqual([
      { parameterId: 'legal-aid.means-threshold', from: '2026-01-01', lastChecked: '2026-11-01', unverified: false },
    ]);
    expect(result.steps.map(({ zh }) => zh).join()).toContain('1500元以下');
    expect(eligibility({ ...facts, matter: 'abuse' }, { book: entered }).figures).toEqual([]);
  });
});
