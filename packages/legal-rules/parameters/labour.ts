import type { DatedValue, EarlierLaw, Parameter } from '../src/parameter.js';
import type { Text } from '../src/text.js';
import { CHECKED, showPercent, showYuan, YUAN } from './show.js';

const LABOUR_LAW_FROM = '1995-01-01';
export const CONTRACT_LAW_FROM = '2008-01-01';

const BEFORE_CONTRACT_LAW: readonly EarlierLaw[] = [
  {
    from: LABOUR_LAW_FROM,
    law: {
      zh: '《劳动法》和《违反和解除劳动合同的经济补偿办法》（劳部发〔1994〕481号）',
      en: 'the Labour Law and the Measures on severance (劳部发〔1994〕481号)',
    },
  },
];
const BEFORE_LABOUR_LAW: readonly EarlierLaw[] = [];
const BEFORE_PAID_DAYS: readonly EarlierLaw[] = [
  {
    from: '2000-03-17',
    law: {
      zh: '《关于职工全年月平均工作时间和工资折算问题的通知》（劳社部发〔2000〕8号）',
      en: 'the Notice on conversion of wages of 2000 (劳社部发〔2000〕8号)',
    },
  },
];

function labourLaw(zh: string, en: string): Text {
  return { zh: `《中华人民共和国劳动法》${zh}`, en: `Labour Law, ${en}` };
}

function contractLaw(zh: string, en: string): Text {
  return { zh: `《中华人民共和国劳动合同法》${zh}`, en: `Labour Contract Law, ${en}` };
}

function national(
  id: string,
  name: Text,
  unit: Text,
  values: readonly Omit<DatedValue<string>, 'lastChecked'>[],
  show: (value: string) => Text = (value) => ({ zh: value + unit.zh, en: `${value} ${unit.en}` }),
  before: readonly EarlierLaw[] = BEFORE_CONTRACT_LAW,
): Parameter<string> {
  return {
    id,
    name,
    unit,
    level: 'national',
    checkEveryMonths: 12,
    values: values.map((value) => ({ ...value, lastChecked: CHECKED })),
    before,
    show,
  };
}

function overtimeRate(id: string, name: Text, value: string, item: readonly [string, string]): Parameter<string> {
  const citation = labourLaw(`第四十四条第（${item[0]}）项`, `Art. 44(${item[1]})`);
  return national(
    id,
    name,
    { zh: '%', en: '%' },
    [{ from: LABOUR_LAW_FROM, value, citation }],
    showPercent,
    BEFORE_LABOUR_LAW,
  );
}

export const OVERTIME_WEEKDAY = overtimeRate(
  'overtime.weekday',
  { zh: '平时加班工资', en: 'Overtime pay on working days' },
  '150',
  ['一', '1'],
);
export const OVERTIME_REST_DAY = overtimeRate(
  'overtime.rest-day',
  { zh: '休息日加班工资（没有补休）', en: 'Overtime pay on rest days without time off instead' },
  '200',
  ['二', '2'],
);
export const OVERTIME_HOLIDAY = overtimeRate(
  'overtime.holiday',
  { zh: '法定节假日加班工资', en: 'Overtime pay on public holidays' },
  '300',
  ['三', '3'],
);

export const PAID_DAYS_A_MONTH = national(
  'overtime.paid-days-a-month',
  { zh: '月计薪天数', en: 'Paid days a month' },
  { zh: '天', en: 'days' },
  [
    {
      from: '2008-01-03',
      value: '21.75',
      citation: {
        zh: '《关于职工全年月平均工作时间和工资折算问题的通知》（劳社部发〔2008〕3号）第二条',
        en: 'Notice on average working time and conversion of wages (劳社部发〔2008〕3号), no. 2',
      },
    },
    {
      from: '2025-01-01',
      value: '21.75',
      citation: {
        zh: '《关于职工全年月平均工作时间和工资折算问题的通知》（人社部发〔2025〕2号）第二条',
        en: 'Notice on average working time and conversion of wages (人社部发〔2025〕2号), no. 2',
      },
    },
  ],
  undefined,
  BEFORE_PAID_DAYS,
);

export const HOURS_A_DAY = national(
  'overtime.hours-a-day',
  { zh: '每天工作时间', en: 'Working hours a day' },
  { zh: '小时', en: 'hours' },
  [{ from: LABOUR_LAW_FROM, value: '8', citation: labourLaw('第三十六条', 'Art. 36') }],
  undefined,
  BEFORE_LABOUR_LAW,
);

/** Years counted for severance at most, once the wage is capped. */
export const SEVERANCE_MAX_YEARS = national(
  'severance.max-years',
  { zh: '高工资的经济补偿年限上限', en: 'Most years counted when the wage is capped' },
  { zh: '年', en: 'years' },
  [{ from: CONTRACT_LAW_FROM, value: '12', citation: contractLaw('第四十七条第二款', 'Art. 47 ¶2') }],
);

export const SEVERANCE_WAGE_CAP = national(
  'severance.wage-cap',
  { zh: '经济补偿工资上限：当地职工月平均工资的倍数', en: 'Cap of the severance wage: times the local average wage' },
  { zh: '倍', en: 'times' },
  [{ from: CONTRACT_LAW_FROM, value: '3', citation: contractLaw('第四十七条第二款', 'Art. 47 ¶2') }],
);

export const SEVERANCE_MONTHS_A_YEAR = national(
  'severance.months-a-year',
  { zh: '经济补偿：每满一年', en: 'Severance for each full year' },
  { zh: '个月工资', en: "month's wage" },
  [{ from: CONTRACT_LAW_FROM, value: '1', citation: contractLaw('第四十七条第一款', 'Art. 47 ¶1') }],
);

export const UNLAWFUL_DISMISSAL_TIMES = national(
  'severance.unlawful',
  { zh: '违法解除的赔偿金：经济补偿的倍数', en: 'Damages for unlawful dismissal: times the severance' },
  { zh: '倍', en: 'times' },
  [{ from: CONTRACT_LAW_FROM, value: '2', citation: contractLaw('第八十七条', 'Art. 87') }],
);

export const NO_NOTICE_MONTHS = national(
  'severance.no-notice',
  { zh: '没有提前三十天通知的代通知金', en: "Pay in place of thirty days' notice" },
  { zh: '个月工资', en: "month's wage" },
  [{ from: CONTRACT_LAW_FROM, value: '1', citation: contractLaw('第四十条', 'Art. 40') }],
);

export const NO_CONTRACT_MONTHS = national(
  'severance.no-contract-months',
  { zh: '没签书面合同的二倍工资，最多', en: 'Double pay without a written contract, at most' },
  { zh: '个月', en: 'months' },
  [{ from: CONTRACT_LAW_FROM, value: '11', citation: contractLaw('第八十二条第一款', 'Art. 82 ¶1') }],
);

export const LOCAL_AVERAGE_WAGE: Parameter<string> = {
  id: 'severance.local-average-wage',
  name: { zh: '当地上年度职工月平均工资', en: 'Local average monthly wage of the year before' },
  unit: YUAN,
  level: 'provincial',
  override: { type: 'amount', min: '500', max: '100000' },
  checkEveryMonths: 12,
  values: [],
  show: showYuan,
};

export const LABOUR_PARAMETERS = [
  OVERTIME_WEEKDAY,
  OVERTIME_REST_DAY,
  OVERTIME_HOLIDAY,
  PAID_DAYS_A_MONTH,
  HOURS_A_DAY,
  SEVERANCE_MONTHS_A_YEAR,
  SEVERANCE_WAGE_CAP,
  SEVERANCE_MAX_YEARS,
  UNLAWFUL_DISMISSAL_TIMES,
  NO_NOTICE_MONTHS,
  NO_CONTRACT_MONTHS,
  LOCAL_AVERAGE_WAGE,
] as const;
