import type { DatedValue, Parameter } from '../src/parameter.js';
import type { Text } from '../src/text.js';
import { CHECKED, showPercent, showYuan, YUAN } from './show.js';

/** 工伤保险条例（国务院令第586号修订）, in force from here. */
const FROM = '2011-01-01';
const BEFORE = [
  {
    from: '2004-01-01',
    law: { zh: '2003年公布的《工伤保险条例》', en: 'the Regulations on Work-Injury Insurance of 2003' },
  },
];
const PERCENT: Text = { zh: '%', en: '%' };
const MONTHS: Text = { zh: '个月', en: 'months' };

function regulations(zh: string, en: string): Text {
  return { zh: `《工伤保险条例》${zh}`, en: `Regulations on Work-Injury Insurance, ${en}` };
}

function national<V>(
  id: string,
  name: Text,
  unit: Text,
  value: V,
  citation: Text,
  show: (value: V) => Text,
): Parameter<V> {
  return {
    id: `work-injury.${id}`,
    name,
    unit,
    level: 'national',
    checkEveryMonths: 12,
    values: [{ from: FROM, value, citation, lastChecked: CHECKED }],
    before: BEFORE,
    show,
  };
}

/** In order of grade, the first for grade 1. */
function byGrade(unit: Text): (values: readonly string[]) => Text {
  return (values) => ({
    zh: values.map((value, index) => `${index + 1}级${value}${unit.zh}`).join('，'),
    en: values.map((value, index) => `grade ${index + 1}: ${value} ${unit.en}`).join(', '),
  });
}

const months = (value: string): Text => ({ zh: `${value}个月`, en: `${value} months` });

export const DISABILITY_LUMP_SUM = national<readonly string[]>(
  'disability-lump-sum',
  { zh: '一次性伤残补助金', en: 'One-off disability benefit' },
  { zh: '个月本人工资', en: "months of one's own wage" },
  ['27', '25', '23', '21', '18', '16', '13', '11', '9', '7'],
  regulations('第三十五条至第三十七条', 'Arts. 35-37'),
  byGrade(MONTHS),
);

export const DISABILITY_ALLOWANCE = national<readonly string[]>(
  'disability-allowance',
  { zh: '伤残津贴', en: 'Disability allowance' },
  { zh: '%本人工资，每月', en: "% of one's own wage a month" },
  ['90', '85', '80', '75', '70', '60'],
  regulations('第三十五条、第三十六条', 'Arts. 35, 36'),
  byGrade(PERCENT),
);

export interface NursingShares {
  readonly full: string;
  readonly most: string;
  readonly part: string;
}

export const NURSING_SHARES = national<NursingShares>(
  'nursing',
  { zh: '生活护理费', en: 'Nursing allowance' },
  { zh: '%当地职工月平均工资', en: '% of the local average monthly wage' },
  { full: '50', most: '40', part: '30' },
  regulations('第三十四条', 'Art. 34'),
  ({ full, most, part }) => ({
    zh: `完全不能自理${full}%，大部分${most}%，部分${part}%`,
    en: `wholly dependent ${full}%, mostly ${most}%, partly ${part}%`,
  }),
);

export const OWN_WAGE_FLOOR = national(
  'own-wage-floor',
  { zh: '本人工资的下限', en: 'Least own wage' },
  { zh: '%当地职工月平均工资', en: '% of the local average monthly wage' },
  '60',
  regulations('第六十四条第二款', 'Art. 64 ¶2'),
  showPercent,
);

export const OWN_WAGE_CEILING = national(
  'own-wage-ceiling',
  { zh: '本人工资的上限', en: 'Most own wage' },
  { zh: '%当地职工月平均工资', en: '% of the local average monthly wage' },
  '300',
  regulations('第六十四条第二款', 'Art. 64 ¶2'),
  showPercent,
);

export const PAID_LEAVE_MONTHS = national(
  'paid-leave',
  { zh: '停工留薪期，一般最长', en: 'Paid leave, as a rule at most' },
  MONTHS,
  '12',
  regulations('第三十三条', 'Art. 33'),
  months,
);

export const FUNERAL_MONTHS = national(
  'funeral',
  { zh: '丧葬补助金', en: 'Funeral benefit' },
  { zh: '个月当地职工月平均工资', en: 'months of the local average wage' },
  '6',
  regulations('第三十九条第一款第（一）项', 'Art. 39 ¶1(1)'),
  months,
);

export interface SurvivorShares {
  readonly spouse: string;
  readonly other: string;
  /** More for each lone elderly person or orphan. */
  readonly lone: string;
}

export const SURVIVOR_SHARES = national<SurvivorShares>(
  'survivors',
  { zh: '供养亲属抚恤金', en: "Survivors' pension" },
  { zh: '%本人工资，每月', en: "% of the worker's own wage a month" },
  { spouse: '40', other: '30', lone: '10' },
  regulations('第三十九条第一款第（二）项', 'Art. 39 ¶1(2)'),
  ({ spouse, other, lone }) => ({
    zh: `配偶${spouse}%，其他亲属每人${other}%，孤寡老人或孤儿每人再加${lone}%`,
    en: `spouse ${spouse}%, others ${other}% each, ${lone}% more for each lone elder or orphan`,
  }),
);

export const DEATH_BENEFIT_TIMES = national(
  'death-benefit',
  { zh: '一次性工亡补助金', en: 'One-off death benefit' },
  { zh: '倍全国城镇居民人均可支配收入', en: 'times the national urban disposable income' },
  '20',
  regulations('第三十九条第一款第（三）项', 'Art. 39 ¶1(3)'),
  (value) => ({ zh: `${value}倍`, en: `${value} times` }),
);

function incomeOf(year: number, value: string, more: { readonly unverified?: true } = {}): DatedValue<string> {
  return {
    from: `${year + 1}-01-01`,
    value,
    citation: {
      zh: `国家统计局《${year}年居民收入和消费支出情况》`,
      en: `National Bureau of Statistics, residents' income and consumption in ${year}`,
    },
    lastChecked: CHECKED,
    ...more,
  };
}

/**
 * Each year's law looks at the year before it. A year that is missing says so with `null`: last year's figure in its
 * place would be wrong.
 */
export const NATIONAL_URBAN_INCOME: Parameter<string> = {
  id: 'work-injury.national-urban-income',
  name: { zh: '上一年度全国城镇居民人均可支配收入', en: 'National urban disposable income per head, year before' },
  unit: YUAN,
  level: 'national',
  checkEveryMonths: 2,
  values: [
    incomeOf(2021, '47412'),
    incomeOf(2022, '49283'),
    incomeOf(2023, '51821'),
    incomeOf(2024, '54188'),
    incomeOf(2025, '56502', { unverified: true }),
    {
      from: '2027-01-01',
      value: null,
      citation: { zh: '国家统计局，尚未公布', en: 'National Bureau of Statistics, not yet published' },
      lastChecked: CHECKED,
    },
  ],
  show: showYuan,
};

export const AREA_AVERAGE_WAGE: Parameter<string> = {
  id: 'work-injury.area-average-wage',
  name: { zh: '统筹地区上年度职工月平均工资', en: 'Average monthly wage of the insurance area, year before' },
  unit: YUAN,
  level: 'provincial',
  override: { type: 'amount', min: '500', max: '100000' },
  checkEveryMonths: 12,
  values: [],
  show: showYuan,
};

export const WORK_INJURY_PARAMETERS = [
  DISABILITY_LUMP_SUM,
  DISABILITY_ALLOWANCE,
  NURSING_SHARES,
  OWN_WAGE_FLOOR,
  OWN_WAGE_CEILING,
  PAID_LEAVE_MONTHS,
  FUNERAL_MONTHS,
  SURVIVOR_SHARES,
  DEATH_BENEFIT_TIMES,
  NATIONAL_URBAN_INCOME,
  AREA_AVERAGE_WAGE,
] as const;
