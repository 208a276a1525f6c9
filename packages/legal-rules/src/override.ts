import type { Field } from './fields/field.js';
import { parseField } from './fields/parse.js';
import { formatAmount } from './money.js';
import type { AmountRange, Parameter } from './parameter.js';
import { RuleError } from './rule-error.js';

/**
 * Checks a district's own value of a provincial figure: amounts come back with two decimals, percents as entered.
 *
 * @throws RuleError `legal.override_not_allowed` for a figure that is not the province's; else as a field
 */
export function readOverride<V>(parameter: Parameter<V>, raw: unknown): string | AmountRange {
  const { override, name } = parameter;
  if (parameter.level !== 'provincial' || !override) {
    throw new RuleError(
      'legal.override_not_allowed',
      { zh: `“${name.zh}”是国家统一规定的，本地不能改。`, en: `"${name.en}" is national and cannot be set here.` },
      { parameter: parameter.id },
    );
  }
  const { min, max } = override;
  if (override.type === 'percent') {
    const field: Field = { kind: 'percent', label: name, min, max, decimals: 4 };
    return String(parseField('value', field, raw));
  }
  const amount = (fieldName: string, given: unknown): string => {
    const field: Field = { kind: 'amount', label: name, min, max };
    const parsed = parseField(fieldName, field, given);
    return typeof parsed === 'string' ? parsed : formatAmount(parsed);
  };
  if (override.type === 'amount') return amount('value', raw);
  const range = typeof raw === 'object' && raw !== null ? (raw as Partial<AmountRange>) : { min: raw, max: raw };
  const read = { min: amount('value.min', range.min), max: amount('value.max', range.max) };
  if (Number(read.min) > Number(read.max)) {
    throw new RuleError(
      'legal.fields_contradict',
      { zh: '下限不能高于上限。', en: 'The lower bound must not be above the upper one.' },
      { field: 'value' },
    );
  }
  return read;
}
