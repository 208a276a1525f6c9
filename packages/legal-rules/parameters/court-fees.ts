import type { AmountRange, EarlierLaw, Parameter } from '../src/parameter.js';
import type { Text } from '../src/text.js';
import { CHECKED, showRange, showYuan, YUAN } from './show.js';
import { showTiers, type TierTable } from './tiers.js';

/** 诉讼费用交纳办法（国务院令第481号）, in force from here. */
const FROM = '2007-04-01';
const BEFORE: readonly EarlierLaw[] = [
  { from: '1989-09-01', law: { zh: '《人民法院诉讼收费办法》', en: 'the Measures on Court Fees of 1989' } },
];
const TIERS: Text = { zh: '分段计算', en: 'by parts' };

function measures(zh: string, en: string): Text {
  return { zh: `《诉讼费用交纳办法》${zh}`, en: `Measures on the Payment of Litigation Costs, ${en}` };
}

function tiers(id: string, name: Text, value: TierTable, citation: Text): Parameter<TierTable> {
  return {
    id,
    name,
    unit: TIERS,
    level: 'national',
    checkEveryMonths: 12,
    values: [{ from: FROM, value, citation, lastChecked: CHECKED }],
    before: BEFORE,
    show: showTiers,
  };
}

function fixed(id: string, name: Text, value: string, citation: Text): Parameter<string> {
  return {
    id,
    name,
    unit: YUAN,
    level: 'national',
    checkEveryMonths: 12,
    values: [{ from: FROM, value, citation, lastChecked: CHECKED }],
    before: BEFORE,
    show: showYuan,
  };
}

/** The province chooses within the range (Art. 13 ¶2). */
function range(id: string, name: Text, value: AmountRange, citation: Text): Parameter<AmountRange> {
  return {
    id,
    name,
    unit: YUAN,
    level: 'provincial',
    override: { type: 'amount_range', ...value },
    checkEveryMonths: 12,
    values: [{ from: FROM, value, citation, lastChecked: CHECKED }],
    before: BEFORE,
    show: showRange,
  };
}

export const PROPERTY_FEE = tiers(
  'court-fee.property',
  { zh: '财产案件受理费', en: 'Court fee of a property claim' },
  {
    base: { upTo: '10000', fee: '50' },
    rates: [
      { over: '10000', percent: '2.5' },
      { over: '100000', percent: '2' },
      { over: '200000', percent: '1.5' },
      { over: '500000', percent: '1' },
      { over: '1000000', percent: '0.9' },
      { over: '2000000', percent: '0.8' },
      { over: '5000000', percent: '0.7' },
      { over: '10000000', percent: '0.6' },
      { over: '20000000', percent: '0.5' },
    ],
  },
  measures('第十三条第（一）项', 'Art. 13(1)'),
);

export const DIVORCE_FEE = range(
  'court-fee.divorce',
  { zh: '离婚案件受理费', en: 'Court fee of a divorce' },
  { min: '50', max: '300' },
  measures('第十三条第（二）项第1目', 'Art. 13(2) no. 1'),
);

export const DIVORCE_PROPERTY_FEE = tiers(
  'court-fee.divorce-property',
  { zh: '离婚案件财产部分受理费', en: 'Court fee for the property in a divorce' },
  { base: { upTo: '200000', fee: '0' }, rates: [{ over: '200000', percent: '0.5' }] },
  measures('第十三条第（二）项第1目', 'Art. 13(2) no. 1'),
);

export const PERSONALITY_FEE = range(
  'court-fee.personality',
  { zh: '人格权案件受理费', en: 'Court fee of a personality-rights case' },
  { min: '100', max: '500' },
  measures('第十三条第（二）项第2目', 'Art. 13(2) no. 2'),
);

export const PERSONALITY_DAMAGES_FEE = tiers(
  'court-fee.personality-damages',
  { zh: '人格权案件损害赔偿部分受理费', en: 'Court fee for the damages in a personality-rights case' },
  {
    base: { upTo: '50000', fee: '0' },
    rates: [
      { over: '50000', percent: '1' },
      { over: '100000', percent: '0.5' },
    ],
  },
  measures('第十三条第（二）项第2目', 'Art. 13(2) no. 2'),
);

export const OTHER_NON_PROPERTY_FEE = range(
  'court-fee.other-non-property',
  { zh: '其他非财产案件受理费', en: 'Court fee of another case not about property' },
  { min: '50', max: '100' },
  measures('第十三条第（二）项第3目', 'Art. 13(2) no. 3'),
);

export const IP_NO_AMOUNT_FEE = range(
  'court-fee.ip-no-amount',
  { zh: '知识产权案件（没有争议金额）受理费', en: 'Court fee of an intellectual-property case without an amount' },
  { min: '500', max: '1000' },
  measures('第十三条第（三）项', 'Art. 13(3)'),
);

export const LABOUR_FEE = fixed(
  'court-fee.labour',
  { zh: '劳动争议案件受理费', en: 'Court fee of a labour dispute' },
  '10',
  measures('第十三条第（四）项', 'Art. 13(4)'),
);

export const ADMINISTRATIVE_SPECIAL_FEE = fixed(
  'court-fee.administrative-special',
  { zh: '商标、专利、海事行政案件受理费', en: 'Court fee of a trademark, patent or maritime administrative case' },
  '100',
  measures('第十三条第（五）项第1目', 'Art. 13(5) no. 1'),
);

export const ADMINISTRATIVE_FEE = fixed(
  'court-fee.administrative',
  { zh: '其他行政案件受理费', en: 'Court fee of another administrative case' },
  '50',
  measures('第十三条第（五）项第2目', 'Art. 13(5) no. 2'),
);

export const JURISDICTION_FEE = range(
  'court-fee.jurisdiction-objection',
  { zh: '管辖权异议不成立的费用', en: 'Fee of a failed objection to jurisdiction' },
  { min: '50', max: '100' },
  measures('第十三条第（六）项', 'Art. 13(6)'),
);

/** A divisor and not a percent: one third has no exact decimal. */
export const PAYMENT_ORDER_DIVISOR = fixedNumber(
  'court-fee.payment-order',
  { zh: '支付令申请费：财产案件受理费的几分之一', en: 'Payment order: the property fee divided by' },
  '3',
  measures('第十四条第（三）项', 'Art. 14(3)'),
);

export const HALVING_DIVISOR = fixedNumber(
  'court-fee.halving',
  { zh: '减半交纳', en: 'Halved fee: divided by' },
  '2',
  measures('第十五条、第十六条、第十八条', 'Arts. 15, 16, 18'),
);

export const PUBLIC_SUMMONS_FEE = fixed(
  'court-fee.public-summons',
  { zh: '公示催告申请费', en: 'Fee of a public summons' },
  '100',
  measures('第十四条第（四）项', 'Art. 14(4)'),
);

export const REVOKE_ARBITRATION_FEE = fixed(
  'court-fee.revoke-arbitration',
  {
    zh: '申请撤销仲裁裁决或者认定仲裁协议效力的费用',
    en: 'Fee to set aside an award or test an arbitration agreement',
  },
  '400',
  measures('第十四条第（五）项', 'Art. 14(5)'),
);

export const BANKRUPTCY_DIVISOR = fixedNumber(
  'court-fee.bankruptcy',
  { zh: '破产案件申请费：财产案件受理费的几分之一', en: 'Bankruptcy: the property fee divided by' },
  '2',
  measures('第十四条第（六）项', 'Art. 14(6)'),
);

export const BANKRUPTCY_CAP = fixed(
  'court-fee.bankruptcy-cap',
  { zh: '破产案件申请费上限（按财产案件受理费减半）', en: 'Cap of the bankruptcy fee (half the property fee)' },
  '300000',
  measures('第十四条第（六）项', 'Art. 14(6)'),
);

export const ENFORCEMENT_FEE = tiers(
  'enforcement-fee.money',
  { zh: '申请执行费', en: 'Enforcement fee' },
  {
    base: { upTo: '10000', fee: '50' },
    rates: [
      { over: '10000', percent: '1.5' },
      { over: '500000', percent: '1' },
      { over: '5000000', percent: '0.5' },
      { over: '10000000', percent: '0.1' },
    ],
  },
  measures('第十四条第（一）项第2目', 'Art. 14(1) no. 2'),
);

/** Art. 14 does not say who chooses; the provinces' fee schedules do, as for Art. 13. */
export const ENFORCEMENT_NO_AMOUNT_FEE = range(
  'enforcement-fee.no-amount',
  { zh: '申请执行费（没有执行金额）', en: 'Enforcement fee without an amount' },
  { min: '50', max: '500' },
  measures('第十四条第（一）项第1目', 'Art. 14(1) no. 1'),
);

export const PRESERVATION_FEE = tiers(
  'preservation-fee.property',
  { zh: '申请保全费', en: 'Preservation fee' },
  {
    base: { upTo: '1000', fee: '30' },
    rates: [
      { over: '1000', percent: '1' },
      { over: '100000', percent: '0.5' },
    ],
    cap: '5000',
  },
  measures('第十四条第（二）项', 'Art. 14(2)'),
);

export const COURT_FEE_PARAMETERS = [
  PROPERTY_FEE,
  DIVORCE_FEE,
  DIVORCE_PROPERTY_FEE,
  PERSONALITY_FEE,
  PERSONALITY_DAMAGES_FEE,
  OTHER_NON_PROPERTY_FEE,
  IP_NO_AMOUNT_FEE,
  LABOUR_FEE,
  ADMINISTRATIVE_SPECIAL_FEE,
  ADMINISTRATIVE_FEE,
  JURISDICTION_FEE,
  PAYMENT_ORDER_DIVISOR,
  HALVING_DIVISOR,
  PUBLIC_SUMMONS_FEE,
  REVOKE_ARBITRATION_FEE,
  BANKRUPTCY_DIVISOR,
  BANKRUPTCY_CAP,
  ENFORCEMENT_FEE,
  ENFORCEMENT_NO_AMOUNT_FEE,
  PRESERVATION_FEE,
] as const;

function fixedNumber(id: string, name: Text, value: string, citation: Text): Parameter<string> {
  return {
    ...fixed(id, name, value, citation),
    unit: { zh: '分之一', en: 'divisor' },
    show: (divisor) => ({ zh: `${divisor}分之一`, en: `1/${divisor}` }),
  };
}
