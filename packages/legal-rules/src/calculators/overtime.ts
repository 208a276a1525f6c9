import {
  HOURS_A_DAY,
  OVERTIME_HOLIDAY,
  OVERTIME_REST_DAY,
  OVERTIME_WEEKDAY,
  PAID_DAYS_A_MONTH,
} from '../../parameters/labour.js';
import type { LegalDate } from '../dates.js';
import { amountField, countField, dateField } from '../fields/field.js';
import { type Money, money, showAmount, ZERO } from '../money.js';
import type { Parameter } from '../parameter.js';
import { RuleError } from '../rule-error.js';
import { exactly } from '../span.js';
import type { Text } from '../text.js';
import { defineCalculator } from './calculator.js';
import { TODAY_HINT } from './hints.js';
import { Worksheet } from './worksheet.js';

const HOURS = { unit: { zh: '小时', en: 'hours' }, min: '0', max: '9999', decimals: 2, optional: true } as const;

const fields = {
  monthlyWage: amountField({
    label: { zh: '月工资', en: 'Monthly wage' },
    hint: { zh: '正常上班的月工资，不含加班费。', en: 'For normal work, without overtime pay.' },
    max: '9999999.99',
  }),
  weekdayHours: countField({ label: { zh: '平时加班几小时', en: 'Overtime on working days' }, ...HOURS }),
  restDayHours: countField({
    label: { zh: '休息日加班几小时（没有补休）', en: 'On rest days, without time off instead' },
    ...HOURS,
  }),
  holidayHours: countField({ label: { zh: '法定节假日加班几小时', en: 'On public holidays' }, ...HOURS }),
  worked: dateField({
    label: { zh: '加班是什么时候', en: 'When the overtime was worked' },
    hint: TODAY_HINT,
    optional: true,
  }),
} as const;

/** 加班工资: 劳动法 Art. 44 [LR100]. */
export const overtime = defineCalculator({
  id: 'overtime',
  name: { zh: '加班费', en: 'Overtime pay' },
  question: { zh: '加班应该拿多少加班费？', en: 'What overtime pay am I owed?' },
  fields,
  compute(input, book) {
    const parts: readonly [Parameter<string>, Money | null][] = [
      [OVERTIME_WEEKDAY, input.weekdayHours],
      [OVERTIME_REST_DAY, input.restDayHours],
      [OVERTIME_HOLIDAY, input.holidayHours],
    ];
    if (!parts.some(([, hours]) => hours?.gt(ZERO))) throw noHours(fields.weekdayHours.label);
    const sheet = new Worksheet(book);
    const date = input.worked ?? book.today;
    const days = sheet.figure(PAID_DAYS_A_MONTH, date);
    const hoursADay = sheet.figure(HOURS_A_DAY, date);
    const hoursAMonth = money(days).times(hoursADay);
    const hour = { zh: '一小时的工资', en: 'The wage of an hour' };
    sheet.sum(hour, `${showAmount(input.monthlyWage)} ÷ ${days} ÷ ${hoursADay}`, input.monthlyWage.div(hoursAMonth));
    let total = ZERO;
    for (const [parameter, hours] of parts) {
      if (hours?.gt(ZERO))
        total = total.plus(part(sheet, parameter, date, { hours, wage: input.monthlyWage, hoursAMonth }));
    }
    sheet.step(`一共${showAmount(total)}元。`, `Together ${showAmount(total)} yuan.`);
    sheet.note(
      '综合计算工时或者不定时工作制的算法不同。当月加班一般不得超过36小时。',
      'Other working-time systems are counted differently. Overtime may as a rule not exceed 36 hours a month.',
    );
    return sheet.finish('overtime', 'pay', { zh: '加班费', en: 'Overtime pay' }, exactly(total));
  },
});

/** From the wage of the month, not from the rounded wage of an hour: no fen is lost on the way. */
function part(
  sheet: Worksheet,
  parameter: Parameter<string>,
  date: LegalDate,
  { hours, wage, hoursAMonth }: { readonly hours: Money; readonly wage: Money; readonly hoursAMonth: Money },
): Money {
  const percent = sheet.figure(parameter, date);
  const expression = `${showAmount(wage)} ÷ ${hoursAMonth.toString()} × ${hours.toString()} × ${percent}%`;
  return sheet.part(parameter.name, expression, wage.times(hours).times(percent).div(hoursAMonth.times(100)));
}

function noHours(label: Text): RuleError {
  return new RuleError(
    'legal.field_missing',
    { zh: '请至少填一种加班的小时数。', en: 'Enter the hours of at least one kind of overtime.' },
    { field: 'weekdayHours', label: label.en },
  );
}
