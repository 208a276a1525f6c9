import {
  DEATH_BENEFIT_TIMES,
  FUNERAL_MONTHS,
  NATIONAL_URBAN_INCOME,
  SURVIVOR_SHARES,
} from '../../parameters/work-injury.js';
import type { LegalDate } from '../dates.js';
import { type Money, money, showAmount, toFen } from '../money.js';
import { exactly } from '../span.js';
import type { WorkInjuryWages } from './work-injury-disability.js';
import { MONTHLY, type Worksheet } from './worksheet.js';

interface Death {
  readonly spouse: 'none' | 'dependent' | 'lone';
  readonly others: Money;
  /** How many of the others are lone elders or orphans. */
  readonly lone: Money;
  readonly nationalIncome: Money | null;
}

/** Art. 39. @returns what is paid once */
export function deathBenefits(sheet: Worksheet, date: LegalDate, wages: WorkInjuryWages, death: Death): Money {
  const times = sheet.figure(DEATH_BENEFIT_TIMES, date);
  const income = sheet.enteredOr(death.nationalIncome, 'nationalIncome', NATIONAL_URBAN_INCOME, date);
  const benefit = sheet.part(DEATH_BENEFIT_TIMES.name, `${showAmount(income)} × ${times}`, income.times(times));
  const months = sheet.figure(FUNERAL_MONTHS, date);
  const funeral = sheet.part(
    FUNERAL_MONTHS.name,
    `${showAmount(wages.areaWage)} × ${months}`,
    wages.areaWage.times(months),
  );
  survivors(sheet, date, wages, death);
  return benefit.plus(funeral);
}

function survivors(sheet: Worksheet, date: LegalDate, { ownWage }: WorkInjuryWages, { spouse, others, lone }: Death) {
  if (spouse === 'none' && others.eq(0)) return;
  const shares = sheet.figure(SURVIVOR_SHARES, date);
  const spouseShare = spouse === 'none' ? money(0) : money(shares.spouse).plus(spouse === 'lone' ? shares.lone : 0);
  const percent = spouseShare.plus(others.times(shares.other)).plus(lone.times(shares.lone));
  const parts = [
    ...(spouse === 'none' ? [] : [{ zh: `配偶${spouseShare.toString()}%`, en: `spouse ${spouseShare.toString()}%` }]),
    ...(others.eq(0)
      ? []
      : [
          {
            zh: `其他${others.toString()}人各${shares.other}%`,
            en: `${others.toString()} others ${shares.other}% each`,
          },
        ]),
    ...(lone.eq(0)
      ? []
      : [{ zh: `其中${lone.toString()}人再加${shares.lone}%`, en: `${lone.toString()} of them ${shares.lone}% more` }]),
  ];
  const over = percent.gt(100);
  const pay = toFen(over ? ownWage : ownWage.times(percent).div(100));
  sheet.step(
    `供养亲属抚恤金：${parts.map(({ zh }) => zh).join('，')}，合计${percent.toString()}%${over ? '，但不能超过本人工资' : ''}：每月${showAmount(pay)}元。`,
    `Survivors: ${parts.map(({ en }) => en).join(', ')}, together ${percent.toString()}%${over ? ', but not above the own wage' : ''}: ${showAmount(pay)} yuan a month.`,
  );
  sheet.item(SURVIVOR_SHARES.name, exactly(pay), MONTHLY);
}
