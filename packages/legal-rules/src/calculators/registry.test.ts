import { PARAMETERS } from '../../parameters/index.js';
import { jsonSchemaOf } from '../fields/json-schema.js';
import { packagedRulebook } from '../rulebook.js';
import { CALCULATORS, calculate } from './registry.js';

const book = packagedRulebook('2026-11-22');

describe('the calculators', () => {
  it('are the nine, at most one for each digit of the remote', () => {
    expect(CALCULATORS.map(({ id }) => id).sort()).toEqual([
      'court-fee',
      'delayed-interest',
      'enforcement-fee',
      'lending-interest',
      'overtime',
      'personal-injury',
      'preservation-fee',
      'severance',
      'work-injury',
    ]);
  });

  it.each(CALCULATORS.map((one) => [one.id, one] as const))(
    '%s asks with digits only, in an order that works',
    (_, { fields }) => {
      const asked: string[] = [];
      for (const [name, field] of Object.entries(fields)) {
        if (field.kind === 'choice') expect(field.choices.length).toBeLessThanOrEqual(9);
        if (field.when) {
          expect(asked).toContain(field.when.field);
          const on = fields[field.when.field];
          const choices = on?.kind === 'choice' ? on.choices.map(({ value }) => value) : [];
          expect(choices).toEqual(expect.arrayContaining([...field.when.is]));
        }
        asked.push(name);
      }
    },
  );

  it.each(CALCULATORS.map((one) => [one.id, one] as const))('%s has a schema of the same fields', (_, { fields }) => {
    const schema = jsonSchemaOf(fields);
    expect(Object.keys(schema.properties)).toEqual(Object.keys(fields));
    expect(schema.additionalProperties).toBe(false);
  });

  it('[LR90] names an unknown calculator', () => {
    expect(() => calculate('alimony', {}, book)).toThrow(expect.objectContaining({ code: 'legal.unknown_calculator' }));
  });

  it('[LR90] knows every figure that it used, with its source and whether it is verified', () => {
    const { figures, notes } = calculate('lending-interest', { principal: 1, rate: 3, formed: '2026-01-01' }, book);
    expect(figures).toContainEqual({
      parameterId: 'lending.lpr-one-year',
      from: '2025-05-20',
      lastChecked: '2026-11-22',
      unverified: true,
    });
    expect(PARAMETERS.map(({ id }) => id)).toEqual(
      expect.arrayContaining(figures.map(({ parameterId }) => parameterId)),
    );
    expect(notes.map(({ zh }) => zh).join()).toContain('还没有对照原文核实');
  });

  it('[LR90] lets a resident follow the sum, bracket by bracket', () => {
    const { steps, citations } = calculate('court-fee', { kind: 'property', amount: 140000 }, book);
    expect(steps.map(({ zh }) => zh)).toEqual([
      '10,000元以内：50元。',
      '超过10,000元至100,000元的部分：90,000 × 2.5% = 2,250元。',
      '超过100,000元的部分：40,000 × 2% = 800元。',
      '应交3,100元。',
    ]);
    expect(steps[1]?.en).toBe('The part above 10,000 up to 100,000 yuan: 90,000 × 2.5% = 2,250 yuan.');
    expect(citations).toEqual([
      { zh: '《诉讼费用交纳办法》第十三条第（一）项', en: 'Measures on the Payment of Litigation Costs, Art. 13(1)' },
    ]);
  });

  it('[LR90] says where a sum is rounded', () => {
    const { steps } = calculate('overtime', { monthlyWage: 5000, weekdayHours: 10 }, book);
    expect(steps[0]?.zh).toBe('一小时的工资：5,000 ÷ 21.75 ÷ 8 ≈ 28.74元。');
    expect(steps[1]?.zh).toBe('平时加班工资：5,000 ÷ 174 × 10 × 150% ≈ 431.03元。');
  });

  it('[LR8] names the law that applied before', () => {
    expect(() => calculate('court-fee', { kind: 'labour', filed: '2007-03-31' }, book)).toThrow(
      expect.objectContaining({
        code: 'legal.date_before_law',
        text: expect.objectContaining({ zh: expect.stringContaining('《人民法院诉讼收费办法》') }),
      }),
    );
  });

  it('[LR109] says that service before 2008 is not included', () => {
    const job = {
      reason: 'lawful',
      hired: '2005-01-01',
      left: '2010-12-31',
      averageWage: 6000,
      localAverageWage: 8000,
    };
    const { notes } = calculate('severance', job, book);
    expect(notes.map(({ zh }) => zh).join()).toContain('这里没有算');
  });
});

describe('the figures', () => {
  it('have ids of their own, and an override only where the province decides', () => {
    const ids = PARAMETERS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { level, override } of PARAMETERS) {
      if (override) expect(level).toBe('provincial');
    }
  });

  it('are shown in both languages', () => {
    for (const parameter of PARAMETERS) {
      for (const { value } of parameter.values) {
        if (value === null) continue;
        const { zh, en } = parameter.show(value);
        expect(zh).not.toBe('');
        expect(en).not.toBe('');
      }
    }
  });
});
