import {
  AREA_AVERAGE_WAGE,
  NATIONAL_URBAN_INCOME,
  OWN_WAGE_CEILING,
  OWN_WAGE_FLOOR,
} from '../../parameters/work-injury.js';
import type { LegalDate } from '../dates.js';
import { amountField, choiceField, countField, dateField, type InputOf } from '../fields/field.js';
import { larger, type Money, showAmount, smaller, ZERO } from '../money.js';
import { RuleError } from '../rule-error.js';
import { exactly } from '../span.js';
import { defineCalculator } from './calculator.js';
import { PUBLISHED_HINT, TODAY_HINT } from './hints.js';
import { GRADE_FIELD } from './injury-fields.js';
import { deathBenefits } from './work-injury-death.js';
import { disabilityBenefits } from './work-injury-disability.js';
import { needed, Worksheet } from './worksheet.js';

const fields = {
  outcome: choiceField({
    label: { zh: '工伤的后果', en: 'What happened' },
    choices: [
      { value: 'disability', label: { zh: '受伤，已评伤残等级', en: 'Injured, with a grade of disability' } },
      { value: 'death', label: { zh: '因工死亡', en: 'Died of it' } },
    ],
  }),
  wage: amountField({
    label: { zh: '受伤前十二个月的月平均缴费工资', en: 'Average insured monthly wage of the twelve months before' },
    hint: { zh: '不满十二个月的，按实际月数平均。', en: 'If fewer than twelve months, the average of those.' },
    max: '9999999.99',
  }),
  areaWage: amountField({
    label: AREA_AVERAGE_WAGE.name,
    hint: PUBLISHED_HINT,
    max: '999999.99',
    optional: true,
  }),
  grade: GRADE_FIELD,
  nursing: choiceField({
    label: { zh: '鉴定的生活护理需要', en: 'Need for nursing, as assessed' },
    when: { field: 'outcome', is: ['disability'] },
    initial: 'none',
    choices: [
      { value: 'none', label: { zh: '不需要', en: 'None' } },
      { value: 'part', label: { zh: '部分不能自理', en: 'Partly dependent' } },
      { value: 'most', label: { zh: '大部分不能自理', en: 'Mostly dependent' } },
      { value: 'full', label: { zh: '完全不能自理', en: 'Wholly dependent' } },
    ],
  }),
  leaveMonths: countField({
    label: { zh: '停工养伤几个月', en: 'Months off work' },
    unit: { zh: '个月', en: 'months' },
    min: '0',
    max: '24',
    decimals: 1,
    when: { field: 'outcome', is: ['disability'] },
    optional: true,
  }),
  spouse: choiceField({
    label: { zh: '靠死者供养的配偶', en: 'Dependent spouse' },
    when: { field: 'outcome', is: ['death'] },
    initial: 'none',
    choices: [
      { value: 'none', label: { zh: '没有', en: 'None' } },
      { value: 'dependent', label: { zh: '有', en: 'Yes' } },
      { value: 'lone', label: { zh: '有，是孤寡老人', en: 'Yes, elderly and alone' } },
    ],
  }),
  otherDependants: countField({
    label: { zh: '其他靠死者供养的亲属有几人', en: 'Other dependent relatives' },
    unit: { zh: '人', en: 'people' },
    min: '0',
    max: '20',
    when: { field: 'outcome', is: ['death'] },
    optional: true,
  }),
  loneDependants: countField({
    label: { zh: '其中孤寡老人、孤儿几人', en: 'Of them lone elders and orphans' },
    unit: { zh: '人', en: 'people' },
    min: '0',
    max: '20',
    when: { field: 'outcome', is: ['death'] },
    optional: true,
  }),
  nationalIncome: amountField({
    label: NATIONAL_URBAN_INCOME.name,
    hint: { zh: '国家统计局公布；不填就用这里已有的。', en: 'As published; the one known here when left out.' },
    max: '9999999.99',
    when: { field: 'outcome', is: ['death'] },
    optional: true,
  }),
  injured: dateField({
    label: { zh: '受伤或死亡的日期', en: 'Day of the injury or death' },
    hint: TODAY_HINT,
    optional: true,
  }),
} as const;

/** 工伤保险待遇: 工伤保险条例 Arts. 33-39, 64 [LR113]-[LR120]. */
export const workInjury = defineCalculator({
  id: 'work-injury',
  name: { zh: '工伤待遇', en: 'Work-injury benefits' },
  question: { zh: '工伤能拿哪些钱？', en: 'What am I owed for an injury at work?' },
  fields,
  compute(input, book) {
    checkPeople(input);
    const sheet = new Worksheet(book);
    const date = input.injured ?? book.today;
    // The law first: before it there is nothing to ask anybody for.
    sheet.figure(OWN_WAGE_FLOOR, date);
    const areaWage = sheet.enteredOr(input.areaWage, 'areaWage', AREA_AVERAGE_WAGE, date);
    const ownWage = clampedWage(sheet, input.wage, areaWage, date);
    const wages = { wage: input.wage, ownWage, areaWage };
    const total =
      input.outcome === 'disability'
        ? disabilityBenefits(sheet, date, wages, {
            grade: Number(needed(input.grade, 'grade', fields.grade.label)),
            nursing: input.nursing ?? 'none',
            leaveMonths: input.leaveMonths ?? ZERO,
          })
        : deathBenefits(sheet, date, wages, {
            spouse: input.spouse ?? 'none',
            others: input.otherDependants ?? ZERO,
            lone: input.loneDependants ?? ZERO,
            nationalIncome: input.nationalIncome,
          });
    sheet.step(
      `一次付的一共${showAmount(total)}元；每月付的不在这个总数里。`,
      `Together ${showAmount(total)} yuan paid once; what is paid monthly is not in this sum.`,
    );
    sheet.note(
      '没有参加工伤保险的，由单位按同样的项目和标准支付。医疗费等按票据另算。',
      'Without insurance the employer pays the same. Medical costs come on top by receipt.',
    );
    return sheet.finish(
      'work-injury',
      input.outcome,
      { zh: '一次性待遇合计', en: 'Paid once, together' },
      exactly(total),
    );
  },
});

function checkPeople({ loneDependants, otherDependants }: InputOf<typeof fields>): void {
  if ((loneDependants ?? ZERO).lte(otherDependants ?? ZERO)) return;
  throw new RuleError(
    'legal.fields_contradict',
    {
      zh: '孤寡老人、孤儿的人数不能多于其他亲属的人数。',
      en: 'Lone elders and orphans cannot be more than the relatives.',
    },
    { field: 'loneDependants' },
  );
}

/** 本人工资: between 60 and 300 % of the area's average (Art. 64 ¶2). */
function clampedWage(sheet: Worksheet, wage: Money, areaWage: Money, date: LegalDate): Money {
  const floor = sheet.figure(OWN_WAGE_FLOOR, date);
  const ceiling = sheet.figure(OWN_WAGE_CEILING, date);
  const least = areaWage.times(floor).div(100);
  const most = areaWage.times(ceiling).div(100);
  const own = smaller(larger(wage, least), most);
  sheet.step(
    `本人工资最低按它的${floor}%（${showAmount(least)}元），最高按${ceiling}%（${showAmount(most)}元）：按${showAmount(own)}元算。`,
    `One's own wage counts with at least ${floor}% (${showAmount(least)}) and at most ${ceiling}% of it (${showAmount(most)}): ${showAmount(own)} yuan.`,
  );
  return own;
}
