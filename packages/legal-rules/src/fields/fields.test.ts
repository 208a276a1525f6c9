import { RuleError } from '../rule-error.js';
import { amountField, choiceField, countField, dateField, percentField } from './field.js';
import { jsonSchemaOf } from './json-schema.js';
import { isAsked, parseFields } from './parse.js';

const label = { zh: '项', en: 'Field' };
const fields = {
  kind: choiceField({
    label,
    initial: 'plain',
    choices: [
      { value: 'plain', label },
      { value: 'other', label },
    ],
  }),
  amount: amountField({ label, when: { field: 'kind', is: ['plain'] } }),
  months: countField({ label, unit: label, min: '0', max: '24', decimals: 1, optional: true }),
  rate: percentField({ label, min: '0', max: '100', optional: true }),
  on: dateField({ label, optional: true }),
} as const;

function codeOf(raw: Readonly<Record<string, unknown>>): readonly [string, unknown] {
  try {
    parseFields(fields, raw);
  } catch (error) {
    if (error instanceof RuleError) return [error.code, error.details.field];
    throw error;
  }
  return ['accepted', undefined];
}

describe('[LR90] fields', () => {
  it('take what most people want when a choice is left out, and then ask what follows from it', () => {
    const { kind, amount, months, rate, on } = parseFields(fields, { amount: '12.50' });
    expect([kind, String(amount), months, rate, on]).toEqual(['plain', '12.5', null, null, null]);
    expect(codeOf({})).toEqual(['legal.field_missing', 'amount']);
  });

  it('refuse an answer to what is not asked', () => {
    expect(codeOf({ kind: 'other', amount: 1 })).toEqual(['legal.field_unknown', 'amount']);
    expect(codeOf({ kind: 'other' })).toEqual(['accepted', undefined]);
    expect(isAsked(fields.amount, { kind: 'other' })).toBe(false);
  });

  it.each([
    ['1', 'accepted'],
    [' 1 ', 'accepted'],
    [1, 'accepted'],
    ['01.10', 'accepted'],
    ['+1', 'legal.field_not_a_number'],
    ['1,000', 'legal.field_not_a_number'],
    ['1e3', 'legal.field_not_a_number'],
    ['0x1', 'legal.field_not_a_number'],
    ['１', 'legal.field_not_a_number'],
    ['.5', 'legal.field_not_a_number'],
    ['Infinity', 'legal.field_not_a_number'],
    [Number.NaN, 'legal.field_not_a_number'],
    [1e-7, 'legal.field_not_a_number'],
    [true, 'legal.field_not_a_number'],
    [{}, 'legal.field_not_a_number'],
    ['-0', 'legal.field_too_small'],
    ['0.001', 'legal.field_too_small'],
    ['0.011', 'legal.field_too_precise'],
    ['1000000000000', 'legal.field_too_large'],
  ])('amount %p: %s', (amount, code) => {
    expect(codeOf({ amount })[0]).toBe(code);
  });

  it.each([
    ['2024-02-29', 'accepted'],
    ['2026-02-29', 'legal.field_not_a_date'],
    ['2026-2-9', 'legal.field_not_a_date'],
    ['2026-02-09T00:00:00Z', 'legal.field_not_a_date'],
    [20260209, 'legal.field_not_a_date'],
    ['1949-09-30', 'legal.field_too_small'],
    ['2100-01-01', 'legal.field_too_large'],
  ])('date %p: %s', (on, code) => {
    expect(codeOf({ amount: 1, on })[0]).toBe(code);
  });

  it('keep the bounds and decimals that they were given', () => {
    expect(codeOf({ amount: 1, months: 24.1 })).toEqual(['legal.field_too_large', 'months']);
    expect(codeOf({ amount: 1, months: 1.25 })).toEqual(['legal.field_too_precise', 'months']);
    expect(codeOf({ amount: 1, rate: 0.12345 })).toEqual(['legal.field_too_precise', 'rate']);
  });

  it('have a schema that requires only what has to be sent, and names the choice taken', () => {
    const schema = jsonSchemaOf(fields);
    expect(schema.required).toEqual([]);
    expect(schema.properties.kind).toMatchObject({ enum: ['plain', 'other'], default: 'plain' });
    expect(schema.properties.amount).toMatchObject({ minimum: 0.01, description: 'Only when kind is plain.' });
    expect(schema.properties.months).toMatchObject({ maximum: 24, 'x-unit': label });
  });
});
