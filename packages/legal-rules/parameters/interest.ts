import type { EarlierLaw, Parameter } from '../src/parameter.js';
import { CHECKED, PERCENT, showPercent } from './show.js';

export const DELAYED_PERFORMANCE_RATE: Parameter<string> = {
  id: 'delayed-interest.daily-rate',
  name: { zh: '加倍部分债务利息的日利率', en: 'Daily rate of the doubled part of the interest' },
  unit: { zh: '%/天', en: '% a day' },
  level: 'national',
  checkEveryMonths: 12,
  values: [
    {
      from: '2014-08-01',
      value: '0.0175',
      citation: {
        zh: '《最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释》（法释〔2014〕8号）第一条',
        en: "Supreme People's Court, Interpretation on interest for delayed performance (法释〔2014〕8号), Art. 1",
      },
      lastChecked: CHECKED,
    },
  ],
  before: [
    {
      from: '2009-05-18',
      law: {
        zh: '《最高人民法院关于在执行工作中如何计算迟延履行期间的债务利息等问题的批复》（法释〔2009〕6号）',
        en: "the Supreme People's Court's Reply on interest for delayed performance (法释〔2009〕6号)",
      },
    },
  ],
  show: showPercent,
};

const LPR_SOURCE = {
  zh: '中国人民银行授权全国银行间同业拆借中心公布的贷款市场报价利率（一年期）',
  en: 'Loan Prime Rate (one year), National Interbank Funding Center by authority of the PBC',
};

/** Four times the LPR has been the cap since 2020-08-20; the LPR of those first two years is not in the table. */
const LENDING_BEFORE: readonly EarlierLaw[] = [
  {
    from: '2015-09-01',
    law: {
      zh: '《最高人民法院关于审理民间借贷案件适用法律若干问题的规定》（法释〔2015〕18号）',
      en: "the Supreme People's Court's Provisions on private lending of 2015 (法释〔2015〕18号)",
    },
  },
  {
    from: '2020-08-20',
    law: {
      zh: '同样的四倍上限，但那时的LPR这里没有收',
      en: 'the same cap of four times, with an LPR that is not in the table here',
    },
  },
];

/**
 * One-year LPR by publication: the 20th of each month, or the next working day. Only changes are listed. The newest
 * is unverified because nobody has compared the months after it with the publications.
 */
export const LPR_ONE_YEAR: Parameter<string> = {
  id: 'lending.lpr-one-year',
  name: { zh: '一年期贷款市场报价利率（LPR）', en: 'One-year Loan Prime Rate (LPR)' },
  unit: PERCENT,
  level: 'national',
  checkEveryMonths: 1,
  values: [
    { from: '2022-08-22', value: '3.65', citation: LPR_SOURCE, lastChecked: CHECKED },
    { from: '2023-06-20', value: '3.55', citation: LPR_SOURCE, lastChecked: CHECKED },
    { from: '2023-08-21', value: '3.45', citation: LPR_SOURCE, lastChecked: CHECKED },
    { from: '2024-07-22', value: '3.35', citation: LPR_SOURCE, lastChecked: CHECKED },
    { from: '2024-10-21', value: '3.10', citation: LPR_SOURCE, lastChecked: CHECKED },
    { from: '2025-05-20', value: '3.00', citation: LPR_SOURCE, lastChecked: CHECKED, unverified: true },
  ],
  before: LENDING_BEFORE,
  show: showPercent,
};

export const LENDING_CAP_TIMES: Parameter<string> = {
  id: 'lending.cap',
  name: { zh: '民间借贷利率上限：一年期LPR的倍数', en: 'Cap of private lending: times the one-year LPR' },
  unit: { zh: '倍', en: 'times' },
  level: 'national',
  checkEveryMonths: 12,
  values: [
    {
      from: '2020-08-20',
      value: '4',
      citation: {
        zh: '《最高人民法院关于审理民间借贷案件适用法律若干问题的规定》第二十五条',
        en: "Supreme People's Court, Provisions on private lending, Art. 25",
      },
      lastChecked: CHECKED,
    },
  ],
  show: (value) => ({ zh: `${value}倍`, en: `${value} times` }),
};

export const INTEREST_PARAMETERS = [DELAYED_PERFORMANCE_RATE, LPR_ONE_YEAR, LENDING_CAP_TIMES] as const;
