import { LENDING_CAP_TIMES, LPR_ONE_YEAR } from '../../parameters/interest.js';
import { daysBetween } from '../dates.js';
import { amountField, dateField, type InputOf, percentField } from '../fields/field.js';
import { money, showAmount, ZERO } from '../money.js';
import { RuleError } from '../rule-error.js';
import { exactly } from '../span.js';
import { defineCalculator } from './calculator.js';
import { Worksheet } from './worksheet.js';

/** Courts here count a year as 365 days, leap years too. */
const DAYS_A_YEAR = 365;

const fields = {
  principal: amountField({
    label: { zh: '实际借到的本金', en: 'Principal really handed over' },
    hint: { zh: '先扣掉的利息不算本金。', en: 'Interest kept back at once is not principal.' },
  }),
  rate: percentField({
    label: { zh: '约定的年利率', en: 'Agreed interest a year' },
    hint: { zh: '没有约定就不填。月息1分是12%。', en: 'Leave out when none was agreed. 1% a month is 12%.' },
    min: '0',
    max: '1000',
    optional: true,
  }),
  formed: dateField({
    label: { zh: '借款合同成立的日期', en: 'Day on which the loan was agreed' },
    hint: { zh: '个人之间借钱，一般是拿到钱的那天。', en: 'Between individuals, usually the day of the money.' },
  }),
  from: dateField({
    label: { zh: '从哪天开始算利息', en: 'Interest from' },
    hint: { zh: '不填就从合同成立那天算。', en: 'From the day of the agreement when left out.' },
    optional: true,
  }),
  to: dateField({
    label: { zh: '算到哪天', en: 'Interest to' },
    hint: { zh: '不填就算到今天。', en: 'To today when left out.' },
    optional: true,
  }),
} as const;

/** 民间借贷利息: 法释〔2020〕17号 Arts. 24, 25 [LR102]-[LR104]. */
export const lendingInterest = defineCalculator({
  id: 'lending-interest',
  name: { zh: '民间借贷利息', en: 'Interest on a private loan' },
  question: { zh: '私人借钱，利息最多能算多少？', en: 'How much interest may a private loan bear?' },
  fields,
  compute(input, book) {
    const sheet = new Worksheet(book);
    const from = input.from ?? input.formed;
    const to = input.to ?? book.today;
    const days = daysOfLoan(input, from, to);
    const label = { zh: '利息', en: 'Interest' };
    const lpr = sheet.figure(LPR_ONE_YEAR, input.formed);
    if (!input.rate || input.rate.eq(ZERO)) {
      sheet.cite(
        '《中华人民共和国民法典》第六百八十条第二款；《最高人民法院关于审理民间借贷案件适用法律若干问题的规定》第二十四条',
        "Civil Code, Art. 680 ¶2; Supreme People's Court, Provisions on private lending, Art. 24",
      );
      sheet.step('没有约定利息，视为没有利息：0元。', 'No interest was agreed, so there is none: 0 yuan.');
      sheet.note(
        '到期不还的，可以另外要求逾期利息，请问律师。',
        'Once repayment is overdue, interest for the delay can be claimed: ask a lawyer.',
      );
      return sheet.finish('lending-interest', 'none-agreed', label, exactly(ZERO));
    }
    const times = sheet.figure(LENDING_CAP_TIMES, input.formed);
    const cap = money(lpr).times(times);
    sheet.step(
      `合同成立时（${input.formed}）的一年期LPR是${lpr}%（每月20日公布，遇休息日顺延），上限是${lpr}% × ${times} = ${cap.toString()}%。`,
      `On ${input.formed} the one-year LPR was ${lpr}% (published on the 20th or the next working day); the cap is ${lpr}% × ${times} = ${cap.toString()}%.`,
    );
    const over = input.rate.gt(cap);
    const rate = over ? cap : input.rate;
    const agreed = input.rate.toString();
    if (over) {
      sheet.step(
        `约定的${agreed}%超过上限，只能按${cap.toString()}%算，超过的部分不受保护。`,
        `The agreed ${agreed}% is above the cap: ${cap.toString()}% counts, the rest is not protected.`,
      );
    } else {
      sheet.step(`约定的${agreed}%没有超过上限。`, `The agreed ${agreed}% is within the cap.`);
    }
    const interest = input.principal
      .times(rate)
      .times(days)
      .div(100 * DAYS_A_YEAR);
    sheet.step(
      `从${from}到${to}，一共${days}天（开头那天算，还钱那天不算）。`,
      `From ${from} to ${to}: ${days} days (the first counts, the day of repayment does not).`,
    );
    sheet.sum(label, `${showAmount(input.principal)} × ${rate.toString()}% × ${days} ÷ ${DAYS_A_YEAR}`, interest);
    sheet.note(
      '按没有复利、中途没有还款计算；银行等金融机构的贷款不适用。',
      'Without compound interest and repayments in between; not for loans of banks.',
    );
    return sheet.finish('lending-interest', over ? 'cut-to-cap' : 'as-agreed', label, exactly(interest));
  },
});

function daysOfLoan(input: InputOf<typeof fields>, from: string, to: string): number {
  if (from < input.formed) {
    throw new RuleError(
      'legal.fields_contradict',
      { zh: '开始算利息的日期不能早于借款成立的日期。', en: 'Interest cannot begin before the loan was agreed.' },
      { field: 'from' },
    );
  }
  const days = daysBetween(from, to);
  if (days > 0) return days;
  throw new RuleError(
    'legal.fields_contradict',
    { zh: '算到的日期要在开始的日期之后。', en: 'The last day must be after the first one.' },
    { field: input.to ? 'to' : 'formed' },
  );
}
