import Big from 'big.js';
import { isLegalDate } from '../dates.js';
import type { Money } from '../money.js';
import { RuleError, type RuleErrorCode } from '../rule-error.js';
import type { Text } from '../text.js';
import type { AmountField, CountField, DateField, Field, Fields, InputOf, PercentField } from './field.js';

/** Plain decimal notation: no sign but minus, no exponent, no separators. */
const DECIMAL = /^-?\d{1,20}(\.\d{1,20})?$/;

/**
 * Reads what somebody entered: JSON numbers, or strings as a form gives them.
 *
 * @throws RuleError the first trouble, with `details.field`; nothing is rounded, cut or guessed
 */
export function parseFields<T extends Fields>(fields: T, raw: Readonly<Record<string, unknown>>): InputOf<T> {
  for (const key of Object.keys(raw)) {
    if (!Object.hasOwn(fields, key)) {
      throw refusal('legal.field_unknown', key, { zh: `没有“${key}”这一项。`, en: `There is no field "${key}".` });
    }
  }
  const parsed: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const given = raw[name];
    const absent = given === undefined || given === null || given === '';
    if (!isAsked(field, parsed)) {
      if (!absent) {
        throw refusal('legal.field_unknown', name, {
          zh: `按所选的情况，不需要填“${field.label.zh}”。`,
          en: `With what was chosen, "${field.label.en}" is not asked.`,
        });
      }
      parsed[name] = null;
    } else if (absent) {
      const initial = field.kind === 'choice' ? field.initial : undefined;
      if (!field.optional && initial === undefined) {
        throw refusal('legal.field_missing', name, {
          zh: `请填写“${field.label.zh}”。`,
          en: `"${field.label.en}" is missing.`,
        });
      }
      parsed[name] = initial ?? null;
    } else {
      parsed[name] = parseField(name, field, given);
    }
  }
  return parsed as InputOf<T>;
}

/** Whether a field is to be asked after these earlier answers. */
export function isAsked(field: Field, before: Readonly<Record<string, unknown>>): boolean {
  return !field.when || field.when.is.includes(String(before[field.when.field]));
}

/** One field alone, e.g. as soon as it was typed. @throws RuleError as {@link parseFields} */
export function parseField(name: string, field: Field, given: unknown): Money | string {
  switch (field.kind) {
    case 'amount':
      return parseNumber(name, field, given, 2);
    case 'count':
    case 'percent':
      return parseNumber(name, field, given, field.decimals);
    case 'date':
      return parseDate(name, field, given);
    case 'choice': {
      const choice = field.choices.find(({ value }) => value === given);
      if (choice) return choice.value;
      throw refusal('legal.field_unknown_choice', name, {
        zh: `“${field.label.zh}”没有这个选项。`,
        en: `"${field.label.en}" has no such choice.`,
      });
    }
  }
}

function parseNumber(name: string, field: AmountField | CountField | PercentField, given: unknown, decimals: number) {
  const { label } = field;
  const text = typeof given === 'number' ? plainText(given) : typeof given === 'string' ? given.trim() : '';
  if (!DECIMAL.test(text)) {
    throw refusal('legal.field_not_a_number', name, {
      zh: `“${label.zh}”请填数字。`,
      en: `"${label.en}" must be a number.`,
    });
  }
  const value = new Big(text);
  if (value.lt(field.min)) {
    throw refusal(
      'legal.field_too_small',
      name,
      { zh: `“${label.zh}”不能小于${field.min}。`, en: `"${label.en}" must not be less than ${field.min}.` },
      { min: field.min },
    );
  }
  if (value.gt(field.max)) {
    throw refusal(
      'legal.field_too_large',
      name,
      { zh: `“${label.zh}”不能大于${field.max}。`, en: `"${label.en}" must not be more than ${field.max}.` },
      { max: field.max },
    );
  }
  if (!value.eq(value.round(decimals, 0))) {
    throw refusal(
      'legal.field_too_precise',
      name,
      decimals === 0
        ? { zh: `“${label.zh}”请填整数。`, en: `"${label.en}" must be a whole number.` }
        : {
            zh: `“${label.zh}”最多${decimals}位小数。`,
            en: `"${label.en}" may have at most ${decimals} decimals.`,
          },
      { decimals },
    );
  }
  return value;
}

/** JSON numbers beyond what a double holds exactly would have been changed before we see them. */
function plainText(given: number): string {
  return Number.isFinite(given) && Math.abs(given) < 1e21 ? String(given) : '';
}

function parseDate(name: string, field: DateField, given: unknown): string {
  const { label } = field;
  if (typeof given !== 'string' || !isLegalDate(given)) {
    throw refusal('legal.field_not_a_date', name, {
      zh: `“${label.zh}”不是一个存在的日期，请按“年-月-日”填写。`,
      en: `"${label.en}" is not a date that exists. Write it as year-month-day.`,
    });
  }
  if (given < field.min) {
    throw refusal(
      'legal.field_too_small',
      name,
      { zh: `“${label.zh}”不能早于${field.min}。`, en: `"${label.en}" must not be before ${field.min}.` },
      { min: field.min },
    );
  }
  if (given > field.max) {
    throw refusal(
      'legal.field_too_large',
      name,
      { zh: `“${label.zh}”不能晚于${field.max}。`, en: `"${label.en}" must not be after ${field.max}.` },
      { max: field.max },
    );
  }
  return given;
}

function refusal(code: RuleErrorCode, field: string, text: Text, more: Record<string, string | number> = {}) {
  return new RuleError(code, text, { field, ...more });
}
