import {
  AVERAGE_MONTHLY_WAGE,
  DEATH_YEARS,
  DISABILITY_YEARS,
  FUNERAL_MONTHS,
  GRADE_COEFFICIENTS,
  URBAN_CONSUMPTION,
  URBAN_INCOME,
} from '../../parameters/personal-injury.js';
import type { LegalDate } from '../dates.js';
import type { InputOf } from '../fields/field.js';
import { type Money, showAmount, ZERO } from '../money.js';
import type { Rulebook } from '../rulebook.js';
import { exactly } from '../span.js';
import type { Text } from '../text.js';
import { defineCalculator } from './calculator.js';
import { type Dependant, dependantsSupport } from './dependants-support.js';
import { PERSONAL_INJURY_FIELDS as fields } from './personal-injury-fields.js';
import { yearsFor } from './support-years.js';
import { needed, Worksheet } from './worksheet.js';

type Input = InputOf<typeof fields>;

/** After a death, all of the support is lost. */
const ALL = '100';

/** 人身损害赔偿: 法释〔2022〕14号 Arts. 12-17 [LR121]-[LR126]. */
export const personalInjury = defineCalculator({
  id: 'personal-injury',
  name: { zh: '人身损害赔偿', en: 'Personal-injury damages' },
  question: { zh: '被撞伤、打伤，能要多少赔偿？', en: 'I was injured: what damages can I claim?' },
  fields,
  compute(input, book) {
    const sheet = new Worksheet(book);
    const injured = input.injured ?? book.today;
    const percent = input.outcome === 'death' ? ALL : gradePercent(sheet, input, injured);
    const parts = [
      compensation(sheet, input, injured, book, percent),
      ...(input.outcome === 'death' ? [funeral(sheet, input, injured, book)] : []),
      ...(input.dependants === '0' ? [] : [support(sheet, input, injured, book, percent)]),
      ...(input.expenses ? [expenses(sheet, input.expenses)] : []),
    ];
    const total = parts.reduce((sum, part) => sum.plus(part), ZERO);
    sheet.step(`一共${showAmount(total)}元。`, `Together ${showAmount(total)} yuan.`);
    sheet.note(
      '这是对方负全部责任的数；双方都有责任的，按比例减。精神损害抚慰金由法院酌定，没有算在内。',
      'This is what full fault of the other side costs; shared fault reduces it. Damages for distress are up to the court and not included.',
    );
    sheet.note(
      '您住的地方标准更高的，可以按住的地方算；最后用哪一年的数，以法院为准。',
      'If the figures where you live are higher, those can be used; the court decides on the year.',
    );
    return sheet.finish('personal-injury', input.outcome, { zh: '赔偿合计', en: 'Damages, together' }, exactly(total));
  },
});

function gradePercent(sheet: Worksheet, { grade }: Input, injured: LegalDate): string {
  const number = Number(needed(grade, 'grade', fields.grade.label));
  const percent = sheet.figure(GRADE_COEFFICIENTS, injured)[number - 1] ?? ALL;
  sheet.step(`${number}级伤残的赔偿系数：${percent}%。`, `Share for grade ${number}: ${percent}%.`);
  return percent;
}

/** The law by the day of the injury; the statistics by today, as the court takes the newest at its last hearing. */
function compensation(sheet: Worksheet, input: Input, injured: LegalDate, book: Rulebook, percent: string): Money {
  const death = input.outcome === 'death';
  const years = yearsFor(sheet.figure(death ? DEATH_YEARS : DISABILITY_YEARS, injured), Number(input.age));
  const income = sheet.enteredOr(input.urbanIncome, 'urbanIncome', URBAN_INCOME, book.today);
  const age = input.age.toString();
  sheet.step(`受害人${age}岁，算${years}年。`, `The victim is ${age}: ${years} years count.`);
  const label: Text = death
    ? { zh: '死亡赔偿金', en: 'Death compensation' }
    : { zh: '残疾赔偿金', en: 'Disability compensation' };
  const expression = `${showAmount(income)} × ${years}${death ? '' : ` × ${percent}%`}`;
  return sheet.part(label, expression, income.times(years).times(percent).div(100));
}

function funeral(sheet: Worksheet, input: Input, injured: LegalDate, book: Rulebook): Money {
  const months = sheet.figure(FUNERAL_MONTHS, injured);
  const wage = sheet.enteredOr(input.averageWage, 'averageWage', AVERAGE_MONTHLY_WAGE, book.today);
  return sheet.part(FUNERAL_MONTHS.name, `${showAmount(wage)} × ${months}`, wage.times(months));
}

function support(sheet: Worksheet, input: Input, injured: LegalDate, book: Rulebook, percent: string): Money {
  const consumption = sheet.enteredOr(input.urbanConsumption, 'urbanConsumption', URBAN_CONSUMPTION, book.today);
  return dependantsSupport(sheet, injured, { dependants: dependantsOf(input), consumption, percent });
}

function dependantsOf(input: Input): readonly Dependant[] {
  const entered = [
    [input.dependant1Age, input.dependant1Supporters],
    [input.dependant2Age, input.dependant2Supporters],
    [input.dependant3Age, input.dependant3Supporters],
    [input.dependant4Age, input.dependant4Supporters],
  ] as const;
  return entered.flatMap(([age, supporters]) => (age && supporters ? [{ age: Number(age), supporters }] : []));
}

function expenses(sheet: Worksheet, amount: Money): Money {
  sheet.step(`有票据的费用：${showAmount(amount)}元。`, `Costs with receipts: ${showAmount(amount)} yuan.`);
  sheet.item({ zh: '有票据的费用', en: 'Costs with receipts' }, exactly(amount));
  return amount;
}
