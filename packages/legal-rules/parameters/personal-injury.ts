import type { DatedValue, Parameter } from '../src/parameter.js';
import type { Text } from '../src/text.js';
import { CHECKED, showYuan, YUAN } from './show.js';

/** 法释〔2003〕20号 as amended by 法释〔2022〕14号, for injuries from here on. */
const FROM = '2022-05-01';
const BEFORE = [
  {
    from: '2004-05-01',
    law: {
      zh: '修改前的《最高人民法院关于审理人身损害赔偿案件适用法律若干问题的解释》',
      en: "the Supreme People's Court's Interpretation on personal injury before its amendment",
    },
  },
];

function interpretation(zh: string, en: string): Text {
  return {
    zh: `《最高人民法院关于审理人身损害赔偿案件适用法律若干问题的解释》（2022年修正）${zh}`,
    en: `Supreme People's Court, Interpretation on personal injury (as amended in 2022), ${en}`,
  };
}

function national<V>(
  id: string,
  name: Text,
  unit: Text,
  value: Pick<DatedValue<V>, 'value' | 'citation' | 'unverified'>,
  show: (value: V) => Text,
): Parameter<V> {
  return {
    id: `personal-injury.${id}`,
    name,
    unit,
    level: 'national',
    checkEveryMonths: 12,
    values: [{ from: FROM, lastChecked: CHECKED, ...value }],
    before: BEFORE,
    show,
  };
}

function published(id: string, name: Text, max: string): Parameter<string> {
  return {
    id: `personal-injury.${id}`,
    name,
    unit: YUAN,
    level: 'provincial',
    override: { type: 'amount', min: '500', max },
    checkEveryMonths: 12,
    values: [],
    show: showYuan,
  };
}

/** How many years are compensated, by age. */
export interface YearsByAge {
  readonly full: number;
  /** From this age on, one year less for each year of age beyond it. */
  readonly lessFrom: number;
  /** From this age on, `least`. */
  readonly leastFrom: number;
  readonly least: number;
}

function showYears({ full, lessFrom, leastFrom, least }: YearsByAge): Text {
  return {
    zh: `${full}年；${lessFrom}周岁以上每大一岁减一年；${leastFrom}周岁以上${least}年`,
    en: `${full} years; from ${lessFrom} one less for each year of age; from ${leastFrom} on ${least}`,
  };
}

const YEARS: Text = { zh: '年', en: 'years' };
const TWENTY_YEARS: YearsByAge = { full: 20, lessFrom: 60, leastFrom: 75, least: 5 };

export const DISABILITY_YEARS = national(
  'disability-years',
  { zh: '残疾赔偿金的年限', en: 'Years of disability compensation' },
  YEARS,
  { value: TWENTY_YEARS, citation: interpretation('第十二条', 'Art. 12') },
  showYears,
);

export const DEATH_YEARS = national(
  'death-years',
  { zh: '死亡赔偿金的年限', en: 'Years of death compensation' },
  YEARS,
  { value: TWENTY_YEARS, citation: interpretation('第十五条', 'Art. 15') },
  showYears,
);

export const DEPENDANT_YEARS = national(
  'dependant-years',
  { zh: '成年被扶养人生活费的年限', en: 'Years of support for an adult dependant' },
  YEARS,
  { value: TWENTY_YEARS, citation: interpretation('第十七条', 'Art. 17') },
  showYears,
);

export const MINOR_UNTIL = national(
  'minor-until',
  { zh: '未成年被扶养人生活费，算到', en: 'Support for a minor, until the age of' },
  { zh: '周岁', en: 'years' },
  { value: '18', citation: interpretation('第十七条', 'Art. 17') },
  (value) => ({ zh: `${value}周岁`, en: value }),
);

export const FUNERAL_MONTHS = national(
  'funeral-months',
  { zh: '丧葬费', en: 'Funeral costs' },
  { zh: '个月职工月平均工资', en: 'months of the average wage' },
  { value: '6', citation: interpretation('第十四条', 'Art. 14') },
  (value) => ({ zh: `${value}个月`, en: `${value} months` }),
);

/** The Interpretation says "by the degree" and leaves the scale to the courts: this one is their habit. */
export const GRADE_COEFFICIENTS = national<readonly string[]>(
  'grade-coefficients',
  { zh: '伤残等级的赔偿系数', en: 'Share of the compensation by grade of disability' },
  { zh: '%', en: '%' },
  {
    value: ['100', '90', '80', '70', '60', '50', '40', '30', '20', '10'],
    citation: interpretation('第十二条（按伤残等级；系数为通行做法）', 'Art. 12 (by grade; the scale is practice)'),
    unverified: true,
  },
  (values) => ({
    zh: values.map((value, index) => `${index + 1}级${value}%`).join('，'),
    en: values.map((value, index) => `grade ${index + 1}: ${value}%`).join(', '),
  }),
);

export const URBAN_INCOME = published(
  'urban-income',
  { zh: '当地上年度城镇居民人均可支配收入', en: 'Local urban disposable income per head, year before' },
  '1000000',
);

export const URBAN_CONSUMPTION = published(
  'urban-consumption',
  { zh: '当地上年度城镇居民人均消费支出', en: 'Local urban consumption per head, year before' },
  '1000000',
);

export const AVERAGE_MONTHLY_WAGE = published(
  'average-monthly-wage',
  { zh: '当地上年度职工月平均工资', en: 'Local average monthly wage, year before' },
  '100000',
);

export const PERSONAL_INJURY_PARAMETERS = [
  DISABILITY_YEARS,
  DEATH_YEARS,
  DEPENDANT_YEARS,
  MINOR_UNTIL,
  FUNERAL_MONTHS,
  GRADE_COEFFICIENTS,
  URBAN_INCOME,
  URBAN_CONSUMPTION,
  AVERAGE_MONTHLY_WAGE,
] as const;
