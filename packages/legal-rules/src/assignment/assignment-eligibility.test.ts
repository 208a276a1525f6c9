import invalid from '../../vectors/assignment/invalid.json' with { type: 'json' };
import valid from '../../vectors/assignment/valid.json' with { type: 'json' };
import { packagedRulebook } from '../rulebook.js';
import type { AssignmentCase } from './assignment-case.js';
import { assignmentEligibility } from './assignment-eligibility.js';
import type { Candidate } from './candidate.js';
import { draw } from './draw.js';
import { EXCLUSION_GROUNDS } from './exclusions.js';
import { publishPool } from './pool.js';
import { pseudonymFor } from './pseudonym.js';
import { sha256Hex } from './sha256.js';
import { verifyDraw } from './verify-record.js';

const BOOK = packagedRulebook('2026-11-22');
const pseudonymOf = (id: string) => pseudonymFor('key', '2026-12', id).pseudonym;

function run({ case: assignment, pool }: { case: object; pool: readonly object[] }) {
  return assignmentEligibility(assignment as AssignmentCase, pool as Candidate[], BOOK);
}

describe('assignmentEligibility', () => {
  it.each(valid)('[$rule] $case', ({ input, eligible, excluded }) => {
    const result = run(input);
    expect(result.eligible).toEqual(eligible);
    const rules = result.excluded.map(({ id, reasons }) => [id, reasons.map(({ ruleId }) => ruleId)]);
    expect(Object.fromEntries(rules)).toEqual(excluded);
    expect(result.citations[0]?.zh).toContain('第二十五条');
    expect(result.steps.length).toBeGreaterThan(1);
  });

  it.each(invalid)('[$rule] refuses $case', ({ input, code, details }) => {
    expect(() => run(input)).toThrow(expect.objectContaining({ code, details: expect.objectContaining(details) }));
  });

  it('[LR21] every ground has words and a source in both languages', () => {
    for (const { text, citation } of Object.values(EXCLUSION_GROUNDS)) {
      for (const words of [text.zh, text.en, citation.zh, citation.en]) expect(words.length).toBeGreaterThan(4);
    }
  });
});

describe('publishPool', () => {
  const { input } = valid.find(({ case: name }) => name === 'suspended')!;
  const secret = 'a'.repeat(64);

  it('[LR25] names nobody, and what it says can be drawn and replayed', () => {
    const pool = publishPool(run(input), pseudonymOf);
    expect(pool.excluded).toEqual([{ pseudonym: pseudonymOf('b'), rules: ['assignment.suspended'] }]);
    const record = draw({ pool, commitment: sha256Hex(secret), secret, digits: '1234' });
    expect(verifyDraw(JSON.stringify(record)).record.result).toBe(pseudonymOf('a'));
  });

  it('[LR24] nobody is drawn when nobody may be assigned', () => {
    const nobody = valid.find(({ eligible }) => eligible.length === 0)!;
    expect(() => publishPool(run(nobody.input), pseudonymOf)).toThrow(
      expect.objectContaining({ code: 'legal.pool_empty' }),
    );
  });

  it('[LR25] two people never share a pseudonym', () => {
    expect(() => publishPool(run(input), () => 'same')).toThrow(
      expect.objectContaining({ code: 'legal.pool_duplicate' }),
    );
  });
});
