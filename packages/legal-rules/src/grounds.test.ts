import invalid from '../vectors/grounds/invalid.json' with { type: 'json' };
import valid from '../vectors/grounds/valid.json' with { type: 'json' };
import { type AdverseDecision, groundedDecision, TERMINATION_GROUNDS } from './grounds.js';
import { RuleError } from './rule-error.js';

describe('groundedDecision', () => {
  it.each(valid)('[$rule] $input.kind: $case', ({ input, ruleId, citation }) => {
    const result = groundedDecision(input as AdverseDecision);
    expect(result.ruleId).toBe(ruleId);
    const cited = result.citations.map(({ zh }) => zh);
    if (citation) expect(cited).toContain(citation);
    expect(cited).toContain('《中华人民共和国法律援助法》第四十九条');
    expect(result.remedy.zh).toContain('异议');
    expect(result.steps.map(({ zh }) => zh)).toEqual([
      expect.stringContaining(result.ground.name.zh),
      `理由：${input.reasons}`,
      result.remedy.zh,
    ]);
  });

  it.each(invalid)('[$rule] refuses $case', ({ input, code, field }) => {
    let refusal: unknown;
    try {
      groundedDecision(input as AdverseDecision);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(RuleError);
    expect(refusal).toMatchObject({ code, details: { field } });
  });

  it('[LR61] has the eight grounds of Art. 48 in its order', () => {
    const cited = Object.values(TERMINATION_GROUNDS).map(({ citations }) => citations[0]?.en);
    expect(cited).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((item) => `Legal Aid Law of the PRC, Art. 48 (${item})`));
  });
});
