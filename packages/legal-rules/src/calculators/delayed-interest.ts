import { DELAYED_PERFORMANCE_RATE } from '../../parameters/interest.js';
import { daysBetween } from '../dates.js';
import { amountField, choiceField, countField, dateField, type InputOf } from '../fields/field.js';
import { showAmount } from '../money.js';
import { RuleError } from '../rule-error.js';
import { exactly } from '../span.js';
import { defineCalculator } from './calculator.js';
import { needed, Worksheet } from './worksheet.js';

const fields = {
  principal: amountField({
    label: { zh: '判决书上还没付的钱', en: 'What the judgment orders and is not paid' },
    hint: {
      zh: '只填本金等数额，不含判决书另算的利息。',
      en: 'Without the ordinary interest that the judgment orders beside it.',
    },
  }),
  period: choiceField({
    label: { zh: '怎么填拖欠的时间', en: 'How you give the delay' },
    initial: 'dates',
    choices: [
      { value: 'dates', label: { zh: '填日期', en: 'By dates' } },
      { value: 'days', label: { zh: '填天数', en: 'By days' } },
    ],
  }),
  due: dateField({
    label: { zh: '判决书要求付款的最后一天', en: 'Last day for paying by the judgment' },
    when: { field: 'period', is: ['dates'] },
  }),
  paid: dateField({
    label: { zh: '付清的日期', en: 'Day of payment' },
    hint: { zh: '还没付清，就填今天。', en: 'If not paid yet, today.' },
    when: { field: 'period', is: ['dates'] },
  }),
  days: countField({
    label: { zh: '拖欠的天数', en: 'Days of delay' },
    unit: { zh: '天', en: 'days' },
    min: '1',
    max: '36500',
    when: { field: 'period', is: ['days'] },
  }),
} as const;

/** 迟延履行期间加倍部分债务利息: 法释〔2014〕8号 Art. 1 [LR101]. */
export const delayedInterest = defineCalculator({
  id: 'delayed-interest',
  name: { zh: '拖欠判决款的加倍利息', en: 'Interest for paying a judgment late' },
  question: { zh: '对方不按判决付钱，要加多少利息？', en: 'They do not pay as the court ordered: what is added?' },
  fields,
  compute(input, book) {
    const sheet = new Worksheet(book);
    // By days alone nobody says when: the rate of today, which has been the same since 2014.
    const rate = sheet.figure(DELAYED_PERFORMANCE_RATE, input.due ?? book.today);
    sheet.cite(
      '《中华人民共和国民事诉讼法》（2023年修正）第二百六十四条',
      'Civil Procedure Law (as amended in 2023), Art. 264',
    );
    const days = daysOfDelay(sheet, input);
    const label = { zh: '加倍部分债务利息', en: 'Doubled part of the interest' };
    const interest = input.principal.times(rate).div(100).times(days);
    sheet.sum(label, `${showAmount(input.principal)} × ${rate}% × ${days}`, interest);
    sheet.note(
      '判决书另外写明的一般利息照样要付，不在这里面。',
      'Ordinary interest that the judgment orders is owed beside it and not included.',
    );
    return sheet.finish('delayed-interest', 'doubled-part', label, exactly(interest));
  },
});

function daysOfDelay(sheet: Worksheet, input: InputOf<typeof fields>): string {
  if (input.period === 'days') return needed(input.days, 'days', fields.days.label).toString();
  const due = needed(input.due, 'due', fields.due.label);
  const paid = needed(input.paid, 'paid', fields.paid.label);
  const days = daysBetween(due, paid);
  if (days <= 0) {
    throw new RuleError(
      'legal.fields_contradict',
      {
        zh: '付清的日期要在付款期限之后；没有拖欠就没有加倍利息。',
        en: 'Payment must be after the last day: without delay there is no interest.',
      },
      { field: 'paid' },
    );
  }
  sheet.step(
    `从${due}的第二天算到${paid}，一共${days}天。`,
    `From the day after ${due} to ${paid} there are ${days} days.`,
  );
  return String(days);
}
