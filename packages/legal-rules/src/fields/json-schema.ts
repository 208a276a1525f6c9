import type { Field, Fields } from './field.js';

/** JSON Schema 2020-12 of what a form sends: the same bounds that {@link parseFields} enforces. */
export interface FieldsSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly required: readonly string[];
  readonly additionalProperties: false;
}

/** A field that is asked only after a certain choice is not `required`; its description says when it is. */
export function jsonSchemaOf(fields: Fields): FieldsSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, propertyOf(field)])),
    required: Object.entries(fields)
      .filter(([, field]) => !field.optional && !field.when && !(field.kind === 'choice' && field.initial))
      .map(([name]) => name),
    additionalProperties: false,
  };
}

function propertyOf(field: Field): Record<string, unknown> {
  const common = {
    title: field.label.en,
    ...describe(field),
    'x-label': field.label,
    ...(field.hint && { 'x-hint': field.hint }),
    ...(field.when && { 'x-when': field.when }),
  };
  switch (field.kind) {
    case 'amount':
      return { ...common, ...numberSchema(field.min, field.max, 2), 'x-unit': { zh: '元', en: 'yuan' } };
    case 'count':
      return { ...common, ...numberSchema(field.min, field.max, field.decimals), 'x-unit': field.unit };
    case 'percent':
      return { ...common, ...numberSchema(field.min, field.max, field.decimals), 'x-unit': { zh: '%', en: '%' } };
    case 'date':
      return { ...common, type: 'string', format: 'date', 'x-min': field.min, 'x-max': field.max };
    case 'choice':
      return {
        ...common,
        type: 'string',
        enum: field.choices.map(({ value }) => value),
        ...(field.initial && { default: field.initial }),
        'x-choices': field.choices,
      };
  }
}

function describe({ hint, when }: Field): { description?: string } {
  const parts = [...(hint ? [hint.en] : []), ...(when ? [`Only when ${when.field} is ${when.is.join(' or ')}.`] : [])];
  return parts.length > 0 ? { description: parts.join(' ') } : {};
}

function numberSchema(min: string, max: string, decimals: number): Record<string, unknown> {
  return {
    type: ['number', 'string'],
    minimum: Number(min),
    maximum: Number(max),
    pattern: decimals === 0 ? '^-?\\d+$' : `^-?\\d+(\\.\\d{1,${decimals}})?$`,
  };
}
