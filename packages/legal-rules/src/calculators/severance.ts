import {
  CONTRACT_LAW_FROM,
  LOCAL_AVERAGE_WAGE,
  NO_NOTICE_MONTHS,
  SEVERANCE_MAX_YEARS,
  SEVERANCE_MONTHS_A_YEAR,
  SEVERANCE_WAGE_CAP,
  UNLAWFUL_DISMISSAL_TIMES,
} from '../../parameters/labour.js';
import { addDays, type LegalDate } from '../dates.js';
import { amountField, choiceField, dateField, type InputOf } from '../fields/field.js';
import { type Money, money, showAmount, smaller, toFen, ZERO } from '../money.js';
import { addMonths, fullMonths } from '../months.js';
import { RuleError } from '../rule-error.js';
import { exactly } from '../span.js';
import { defineCalculator } from './calculator.js';
import { PUBLISHED_HINT } from './hints.js';
import { noContractPay } from './no-contract.js';
import { needed, Worksheet } from './worksheet.js';

const fields = {
  reason: choiceField({
    label: { zh: '因为什么离职', en: 'How the work ended' },
    choices: [
      {
        value: 'lawful',
        label: { zh: '单位应付经济补偿', en: 'Severance is owed' },
        note: { zh: '协商解除、裁员、单位欠薪您辞职等', en: 'e.g. agreed end, lay-off, leaving over unpaid wages' },
      },
      {
        value: 'no_notice',
        label: { zh: '单位没提前三十天通知', en: "Ended without thirty days' notice" },
        note: { zh: '不能胜任、生病等无过失辞退', en: 'through no fault of yours (Art. 40)' },
      },
      { value: 'unlawful', label: { zh: '违法辞退', en: 'Unlawful dismissal' } },
      { value: 'none', label: { zh: '只算没签合同的二倍工资', en: 'Only double pay without a contract' } },
    ],
  }),
  hired: dateField({ label: { zh: '入职日期', en: 'First day of work' } }),
  left: dateField({
    label: { zh: '最后一天上班', en: 'Last day of work' },
    hint: { zh: '不填就算到今天。', en: 'Today when left out.' },
    optional: true,
  }),
  averageWage: amountField({
    label: { zh: '离职前十二个月的月平均工资', en: 'Average monthly wage of the last twelve months' },
    hint: { zh: '应发的全部工资，含奖金、津贴。', en: 'All pay before deductions, with bonuses and allowances.' },
    max: '9999999.99',
  }),
  localAverageWage: amountField({
    label: LOCAL_AVERAGE_WAGE.name,
    hint: PUBLISHED_HINT,
    max: '999999.99',
    when: { field: 'reason', is: ['lawful', 'no_notice', 'unlawful'] },
    optional: true,
  }),
  lastMonthWage: amountField({
    label: { zh: '离职前一个月的工资', en: "The last month's wage" },
    max: '9999999.99',
    when: { field: 'reason', is: ['no_notice'] },
  }),
  contract: choiceField({
    label: { zh: '书面劳动合同', en: 'Written contract' },
    initial: 'signed',
    choices: [
      { value: 'signed', label: { zh: '入职一个月内签了', en: 'Signed within a month' } },
      { value: 'late', label: { zh: '后来才签', en: 'Signed later' } },
      { value: 'never', label: { zh: '一直没签', en: 'Never signed' } },
    ],
  }),
  signed: dateField({
    label: { zh: '签合同的日期', en: 'Day of signing' },
    when: { field: 'contract', is: ['late'] },
  }),
} as const;

type Input = InputOf<typeof fields>;

const SEVERANCE = { zh: '经济补偿', en: 'Severance' };

/** 经济补偿, 赔偿金, 代通知金, 二倍工资: 劳动合同法 Arts. 40, 47, 82, 87, 97 [LR105]-[LR112]. */
export const severance = defineCalculator({
  id: 'severance',
  name: { zh: '离职补偿', en: 'Severance' },
  question: { zh: '单位让我走，要赔我多少钱？', en: 'My employer lets me go: what am I owed?' },
  fields,
  compute(input, book) {
    const sheet = new Worksheet(book);
    const left = input.left ?? book.today;
    checkDates(input, left);
    const parts = [
      ...(input.reason === 'none' ? [] : [dismissalPay(sheet, input, left)]),
      ...(input.reason === 'no_notice' ? [noticePay(sheet, input, left)] : []),
      ...(input.contract === 'signed'
        ? []
        : [
            noContractPay(sheet, {
              hired: input.hired,
              left,
              signed: input.signed,
              monthlyWage: input.averageWage,
            }),
          ]),
    ];
    const total = parts.reduce((sum, part) => sum.plus(part), ZERO);
    sheet.step(`一共${showAmount(total)}元。`, `Together ${showAmount(total)} yuan.`);
    return sheet.finish('severance', input.reason, { zh: '合计', en: 'Together' }, exactly(total));
  },
});

function checkDates({ reason, hired, left: entered, contract, signed }: Input, left: LegalDate): void {
  if (left < hired) {
    const field = entered ? 'left' : 'hired';
    throw contradiction(field, '最后一天上班不能早于入职。', 'The last day cannot be before the first.');
  }
  if (signed && signed < hired) {
    throw contradiction('signed', '签合同的日期不能早于入职。', 'Signing cannot be before the first day.');
  }
  if (reason === 'none' && contract === 'signed') {
    throw contradiction('contract', '合同按时签了，没有二倍工资。', 'Signed in time: there is no double pay.');
  }
}

function contradiction(field: string, zh: string, en: string): RuleError {
  return new RuleError('legal.fields_contradict', { zh, en }, { field });
}

function dismissalPay(sheet: Worksheet, input: Input, left: LegalDate): Money {
  const perYear = sheet.figure(SEVERANCE_MONTHS_A_YEAR, left);
  const unlawful = input.reason === 'unlawful';
  const months = countedYears(sheet, serviceFrom(sheet, input.hired, unlawful), left).times(perYear);
  const pay = cappedPay(sheet, input, left, months);
  if (!unlawful) {
    sheet.item(SEVERANCE, exactly(pay));
    return pay;
  }
  const times = sheet.figure(UNLAWFUL_DISMISSAL_TIMES, left);
  const damages = sheet.part({ zh: '赔偿金', en: 'Damages' }, `${showAmount(pay)} × ${times}`, pay.times(times));
  sheet.note(
    '赔偿金已经包括经济补偿，不能两样都要。',
    'The damages include the severance; both together cannot be claimed.',
  );
  return damages;
}

/** Severance counts from the law's first day (Art. 97 ¶3), damages from hiring (实施条例 Art. 25). */
function serviceFrom(sheet: Worksheet, hired: LegalDate, unlawful: boolean): LegalDate {
  if (hired >= CONTRACT_LAW_FROM) return hired;
  if (unlawful) {
    sheet.cite(
      '《中华人民共和国劳动合同法实施条例》第二十五条',
      'Implementing Regulations of the Labour Contract Law, Art. 25',
    );
    sheet.step('赔偿金的年限从入职那天算起。', 'For damages the years count from the first day of work.');
    return hired;
  }
  sheet.cite('《中华人民共和国劳动合同法》第九十七条第三款', 'Labour Contract Law, Art. 97 ¶3');
  sheet.step(
    `您在${CONTRACT_LAW_FROM}以前入职：这里只算这一天以后的年限。`,
    `You began before ${CONTRACT_LAW_FROM}: only the years from that day on are counted here.`,
  );
  sheet.note(
    `${CONTRACT_LAW_FROM}以前的年限按当时的规定另算，可能还有一笔，这里没有算，请问律师。`,
    `Service before ${CONTRACT_LAW_FROM} goes by the rules of its time and may bring more; it is not included: ask a lawyer.`,
  );
  return CONTRACT_LAW_FROM;
}

/** One for each full year, one for six months and more, a half for less (Art. 47 ¶1). */
function countedYears(sheet: Worksheet, from: LegalDate, left: LegalDate): Money {
  const end = addDays(left, 1);
  const months = fullMonths(from, end);
  const years = Math.floor(months / 12);
  const rest = months % 12;
  const complete = addMonths(from, years * 12) === end;
  const extra = complete ? 0 : rest >= 6 ? 1 : 0.5;
  const counted = money(years).plus(extra);
  const [zh, en] = complete
    ? ['整年', 'no part of a year']
    : rest >= 6
      ? [`又${rest}个月，六个月以上算一年`, `and ${rest} months: six months or more count as a year`]
      : [`又不满六个月，算半年`, 'and less than six months, which counts as half a year'];
  sheet.step(
    `从${from}到${left}：满${years}年，${zh}。一共算${counted.toString()}年。`,
    `From ${from} to ${left}: ${years} full years, ${en}. Together ${counted.toString()}.`,
  );
  return counted;
}

/** Art. 47 ¶2: three times the local average at most, and then for twelve years at most. */
function cappedPay(sheet: Worksheet, input: Input, left: LegalDate, months: Money): Money {
  const local = sheet.enteredOr(input.localAverageWage, 'localAverageWage', LOCAL_AVERAGE_WAGE, left);
  const times = sheet.figure(SEVERANCE_WAGE_CAP, left);
  const cap = local.times(times);
  const over = input.averageWage.gt(cap);
  const sum = `${showAmount(local)} × ${times} = ${showAmount(cap)}`;
  let counted = months;
  if (over) {
    counted = smaller(months, money(sheet.figure(SEVERANCE_MAX_YEARS, left)));
    sheet.step(
      `工资${showAmount(input.averageWage)}元高于当地平均的${times}倍（${sum}元）：按${showAmount(cap)}元算，算${counted.toString()}个月。`,
      `The wage of ${showAmount(input.averageWage)} is above ${times} times the local average (${sum}): that counts, for ${counted.toString()} months.`,
    );
  } else {
    sheet.step(
      `工资${showAmount(input.averageWage)}元不高于当地平均的${times}倍（${sum}元），照实算。`,
      `The wage of ${showAmount(input.averageWage)} is not above ${times} times the local average (${sum}) and counts.`,
    );
  }
  const wage = over ? cap : input.averageWage;
  const exact = wage.times(counted);
  sheet.sum(SEVERANCE, `${showAmount(wage)} × ${counted.toString()}`, exact);
  return toFen(exact);
}

function noticePay(sheet: Worksheet, { lastMonthWage }: Input, left: LegalDate): Money {
  const wage = needed(lastMonthWage, 'lastMonthWage', fields.lastMonthWage.label);
  const pay = wage.times(sheet.figure(NO_NOTICE_MONTHS, left));
  sheet.step(
    `没有提前三十天通知，再付一个月工资：${showAmount(pay)}元。`,
    `Without thirty days' notice one more month's wage: ${showAmount(pay)} yuan.`,
  );
  sheet.item({ zh: '代通知金', en: 'Pay in place of notice' }, exactly(pay));
  return pay;
}
