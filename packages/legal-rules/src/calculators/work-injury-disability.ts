import {
  DISABILITY_ALLOWANCE,
  DISABILITY_LUMP_SUM,
  NURSING_SHARES,
  PAID_LEAVE_MONTHS,
} from '../../parameters/work-injury.js';
import type { LegalDate } from '../dates.js';
import { type Money, showAmount, ZERO } from '../money.js';
import { MONTHLY, type Worksheet } from './worksheet.js';

export interface WorkInjuryWages {
  /** As it was paid. */
  readonly wage: Money;
  /** The same within the bounds of Art. 64. */
  readonly ownWage: Money;
  readonly areaWage: Money;
}

interface Disability {
  readonly grade: number;
  readonly nursing: 'none' | 'part' | 'most' | 'full';
  readonly leaveMonths: Money;
}

/** From this grade on the worker may be placed in other work, and the allowance is owed only when that fails. */
const FIRST_PLACEABLE_GRADE = 5;

/** Arts. 33-37. @returns what is paid once */
export function disabilityBenefits(
  sheet: Worksheet,
  date: LegalDate,
  wages: WorkInjuryWages,
  { grade, nursing, leaveMonths }: Disability,
): Money {
  const lump = lumpSum(sheet, date, wages, grade);
  const leave = leaveMonths.gt(ZERO) ? paidLeave(sheet, date, wages, leaveMonths) : ZERO;
  allowance(sheet, date, wages, grade);
  if (nursing !== 'none') {
    const share = sheet.figure(NURSING_SHARES, date)[nursing];
    monthly(sheet, { zh: '生活护理费', en: 'Nursing allowance' }, wages.areaWage, share);
  }
  if (grade >= FIRST_PLACEABLE_GRADE) provincialLumpSums(sheet);
  return lump.plus(leave);
}

function lumpSum(sheet: Worksheet, date: LegalDate, { ownWage }: WorkInjuryWages, grade: number): Money {
  const months = sheet.figure(DISABILITY_LUMP_SUM, date)[grade - 1] ?? '0';
  sheet.step(
    `${grade}级：${months}个月本人工资，一次付清。`,
    `Grade ${grade}: ${months} months of one's own wage, paid once.`,
  );
  return sheet.part(DISABILITY_LUMP_SUM.name, `${showAmount(ownWage)} × ${months}`, ownWage.times(months));
}

function paidLeave(sheet: Worksheet, date: LegalDate, { wage }: WorkInjuryWages, months: Money): Money {
  const usual = sheet.figure(PAID_LEAVE_MONTHS, date);
  const label = { zh: '停工留薪期工资', en: 'Wage while off work' };
  const pay = sheet.part(label, `${showAmount(wage)} × ${months.toString()}`, wage.times(months));
  if (months.gt(usual)) {
    sheet.note(
      `停工留薪期一般不超过${usual}个月，超过的部分要经市级劳动能力鉴定委员会确认。`,
      `More than ${usual} months off work must be confirmed by the city's assessment committee.`,
    );
  }
  return pay;
}

function allowance(sheet: Worksheet, date: LegalDate, { ownWage }: WorkInjuryWages, grade: number): void {
  const share = sheet.figure(DISABILITY_ALLOWANCE, date)[grade - 1];
  if (!share) return;
  monthly(sheet, DISABILITY_ALLOWANCE.name, ownWage, share);
  if (grade >= FIRST_PLACEABLE_GRADE) {
    sheet.note(
      '单位难以安排适当工作的，才按月付伤残津贴。',
      'The allowance is owed when the employer cannot offer fitting work.',
    );
  }
  sheet.note('伤残津贴低于当地最低工资的，要补足差额。', 'An allowance below the local minimum wage is raised to it.');
}

function monthly(sheet: Worksheet, name: { readonly zh: string; readonly en: string }, base: Money, percent: string) {
  sheet.part(name, `${showAmount(base)} × ${percent}%`, base.times(percent).div(100), MONTHLY);
}

function provincialLumpSums(sheet: Worksheet): void {
  sheet.item({ zh: '一次性工伤医疗补助金（解除劳动关系时）', en: 'One-off medical benefit when the work ends' }, null);
  sheet.item(
    { zh: '一次性伤残就业补助金（解除劳动关系时）', en: 'One-off employment benefit when the work ends' },
    null,
  );
  sheet.note(
    '解除劳动关系时还有一次性工伤医疗补助金和伤残就业补助金，标准由省里规定，这里没有算。',
    'When the work ends two more benefits are owed; the province sets them and they are not included.',
  );
}
