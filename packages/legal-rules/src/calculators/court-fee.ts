import {
  ADMINISTRATIVE_FEE,
  ADMINISTRATIVE_SPECIAL_FEE,
  BANKRUPTCY_CAP,
  BANKRUPTCY_DIVISOR,
  DIVORCE_FEE,
  DIVORCE_PROPERTY_FEE,
  HALVING_DIVISOR,
  IP_NO_AMOUNT_FEE,
  JURISDICTION_FEE,
  LABOUR_FEE,
  OTHER_NON_PROPERTY_FEE,
  PAYMENT_ORDER_DIVISOR,
  PERSONALITY_DAMAGES_FEE,
  PERSONALITY_FEE,
  PROPERTY_FEE,
  PUBLIC_SUMMONS_FEE,
  REVOKE_ARBITRATION_FEE,
} from '../../parameters/court-fees.js';
import type { TierTable } from '../../parameters/tiers.js';
import type { LegalDate } from '../dates.js';
import { amountField, choiceField, dateField, type InputOf } from '../fields/field.js';
import { equals, type Money, money, showAmount } from '../money.js';
import type { AmountRange, Parameter } from '../parameter.js';
import { dividedBy, exactly, plus, type Span, showSpan, spanOf } from '../span.js';
import { defineCalculator } from './calculator.js';
import { TODAY_HINT } from './hints.js';
import { tieredFee } from './tiered-fee.js';
import { needed, Worksheet } from './worksheet.js';

const HALVED_KINDS = [
  'property',
  'divorce',
  'labour',
  'personality',
  'ip_no_amount',
  'other_non_property',
  'administrative',
] as const;

const fields = {
  kind: choiceField({
    label: { zh: '案件类型', en: 'Kind of case' },
    choices: [
      { value: 'property', label: { zh: '要钱、要物（财产案件）', en: 'Money or property' } },
      { value: 'divorce', label: { zh: '离婚', en: 'Divorce' } },
      { value: 'labour', label: { zh: '劳动争议', en: 'Labour dispute' } },
      { value: 'personality', label: { zh: '名誉、肖像、隐私等人格权', en: 'Reputation, likeness, privacy' } },
      { value: 'administrative', label: { zh: '告行政机关', en: 'Against an administrative office' } },
      { value: 'other_non_property', label: { zh: '其他不涉及财产的案件', en: 'Other, not about property' } },
      { value: 'ip_no_amount', label: { zh: '知识产权（没有争议金额）', en: 'Intellectual property, no amount' } },
      { value: 'jurisdiction_objection', label: { zh: '管辖权异议', en: 'Objection to jurisdiction' } },
      { value: 'application', label: { zh: '支付令、公示催告等申请', en: 'Payment order and other applications' } },
    ],
  }),
  application: choiceField({
    label: { zh: '申请什么', en: 'Which application' },
    when: { field: 'kind', is: ['application'] },
    choices: [
      { value: 'payment_order', label: { zh: '支付令', en: 'Payment order' } },
      { value: 'public_summons', label: { zh: '公示催告', en: 'Public summons' } },
      { value: 'revoke_arbitration', label: { zh: '撤销仲裁裁决', en: 'Setting aside an arbitral award' } },
      { value: 'bankruptcy', label: { zh: '破产', en: 'Bankruptcy' } },
    ],
  }),
  matter: choiceField({
    label: { zh: '哪一类行政案件', en: 'Which administrative case' },
    when: { field: 'kind', is: ['administrative'] },
    initial: 'ordinary',
    choices: [
      { value: 'ordinary', label: { zh: '一般行政案件', en: 'An ordinary one' } },
      { value: 'trademark_patent_maritime', label: { zh: '商标、专利、海事', en: 'Trademark, patent, maritime' } },
    ],
  }),
  amount: amountField({
    label: { zh: '争议金额', en: 'Amount in dispute' },
    hint: { zh: '起诉要求的钱数，或者争议财物的价值。', en: 'What you claim, or what the property is worth.' },
    when: { field: 'kind', is: ['property'] },
  }),
  divorceProperty: amountField({
    label: { zh: '要分割的财产总额', en: 'Property to be divided' },
    when: { field: 'kind', is: ['divorce'] },
    optional: true,
  }),
  damages: amountField({
    label: { zh: '要求的赔偿金额', en: 'Damages claimed' },
    when: { field: 'kind', is: ['personality'] },
    optional: true,
  }),
  applicationAmount: amountField({
    label: { zh: '申请的金额（破产填财产总额）', en: 'Amount (bankruptcy: the whole estate)' },
    when: { field: 'application', is: ['payment_order', 'bankruptcy'] },
  }),
  halving: choiceField({
    label: { zh: '有没有减半的情形', en: 'A reason to halve the fee' },
    when: { field: 'kind', is: HALVED_KINDS },
    optional: true,
    choices: [
      { value: 'mediation', label: { zh: '调解结案', en: 'Ended by mediation' } },
      { value: 'withdrawal', label: { zh: '撤诉', en: 'Withdrawn' } },
      { value: 'summary', label: { zh: '适用简易程序', en: 'Summary procedure' } },
      { value: 'joined_counterclaim', label: { zh: '反诉合并审理', en: 'Counterclaim tried together' } },
    ],
  }),
  filed: dateField({
    label: { zh: '起诉或申请的日期', en: 'Date of filing' },
    hint: TODAY_HINT,
    optional: true,
  }),
} as const;

type Input = InputOf<typeof fields>;

/** Court fees of the 诉讼费用交纳办法, Arts. 13-18 [LR91]-[LR97]. */
export const courtFee = defineCalculator({
  id: 'court-fee',
  name: { zh: '诉讼费', en: 'Court fee' },
  question: { zh: '打官司要交多少诉讼费？', en: 'What does the court charge?' },
  fields,
  compute(input, book) {
    const sheet = new Worksheet(book);
    const date = input.filed ?? book.today;
    const full = fullFee(sheet, input, date);
    const result = input.halving ? halved(sheet, full, date) : full;
    sheet.step(`应交${showSpan(result).zh}。`, `To pay: ${showSpan(result).en}.`);
    if (input.kind === 'labour') {
      sheet.note('劳动争议先要仲裁，劳动仲裁不收费。', 'A labour dispute goes to arbitration first, which is free.');
    }
    if (input.kind !== 'application') {
      sheet.note(
        '先由起诉的人预交，最后一般由败诉的人负担；交不起可以向法院申请缓交、减交、免交。',
        'Whoever sues advances it; in the end the loser usually bears it. If you cannot pay, ask the court to defer, reduce or waive it.',
      );
    }
    const label =
      input.kind === 'application' ? { zh: '申请费', en: 'Application fee' } : { zh: '案件受理费', en: 'Court fee' };
    return sheet.finish('court-fee', input.application ?? input.kind, label, result);
  },
});

function fullFee(sheet: Worksheet, input: Input, date: LegalDate): Span {
  switch (input.kind) {
    case 'property':
      return exactly(
        tieredFee(sheet, sheet.figure(PROPERTY_FEE, date), needed(input.amount, 'amount', fields.amount.label)),
      );
    case 'divorce':
      return rangeAndPart(sheet, date, DIVORCE_FEE, DIVORCE_PROPERTY_FEE, input.divorceProperty);
    case 'personality':
      return rangeAndPart(sheet, date, PERSONALITY_FEE, PERSONALITY_DAMAGES_FEE, input.damages);
    case 'other_non_property':
      return ranged(sheet, OTHER_NON_PROPERTY_FEE, date);
    case 'ip_no_amount':
      return ranged(sheet, IP_NO_AMOUNT_FEE, date);
    case 'jurisdiction_objection':
      sheet.note('只有异议不成立才交。', 'Charged only when the objection fails.');
      return ranged(sheet, JURISDICTION_FEE, date);
    case 'labour':
      return fixed(sheet, LABOUR_FEE, date);
    case 'administrative':
      return fixed(sheet, input.matter === 'ordinary' ? ADMINISTRATIVE_FEE : ADMINISTRATIVE_SPECIAL_FEE, date);
    case 'application':
      return exactly(applicationFee(sheet, input, date));
  }
}

function applicationFee(sheet: Worksheet, input: Input, date: LegalDate): Money {
  const kind = needed(input.application, 'application', fields.application.label);
  if (kind === 'public_summons') return money(sheet.figure(PUBLIC_SUMMONS_FEE, date));
  if (kind === 'revoke_arbitration') return money(sheet.figure(REVOKE_ARBITRATION_FEE, date));
  const amount = needed(input.applicationAmount, 'applicationAmount', fields.applicationAmount.label);
  const whole = tieredFee(sheet, sheet.figure(PROPERTY_FEE, date), amount);
  if (kind === 'payment_order') {
    const divisor = sheet.figure(PAYMENT_ORDER_DIVISOR, date);
    const part = whole.div(divisor);
    const sum = `${showAmount(whole)} ÷ ${divisor} ${equals(part)}`;
    sheet.step(`支付令交财产案件受理费的三分之一：${sum}元。`, `A payment order costs one third of that: ${sum} yuan.`);
    return part;
  }
  const divisor = sheet.figure(BANKRUPTCY_DIVISOR, date);
  const half = whole.div(divisor);
  const sum = `${showAmount(whole)} ÷ ${divisor} ${equals(half)}`;
  sheet.step(`破产案件减半：${sum}元。`, `Bankruptcy: half of that: ${sum} yuan.`);
  sheet.note('破产申请费在清算后从破产财产里付。', 'It is paid out of the estate after liquidation.');
  const cap = sheet.figure(BANKRUPTCY_CAP, date);
  if (half.lte(cap)) return half;
  sheet.step(`最多收${showAmount(money(cap))}元。`, `At most ${showAmount(money(cap))} yuan is charged.`);
  return money(cap);
}

function fixed(sheet: Worksheet, parameter: Parameter<string>, date: LegalDate): Span {
  const span = exactly(money(sheet.figure(parameter, date)));
  sheet.step(`每件${showSpan(span).zh}。`, `${showSpan(span).en} a case.`);
  return span;
}

function ranged(sheet: Worksheet, parameter: Parameter<AmountRange>, date: LegalDate): Span {
  const span = spanOf(sheet.figure(parameter, date));
  sheet.step(`每件${showSpan(span).zh}。`, `${showSpan(span).en} a case.`);
  if (!span.min.eq(span.max)) {
    sheet.note('在这个范围内，具体数额由省里规定。', 'Within this range the province sets the amount.');
  }
  return span;
}

function rangeAndPart(
  sheet: Worksheet,
  date: LegalDate,
  base: Parameter<AmountRange>,
  part: Parameter<TierTable>,
  amount: Money | null,
): Span {
  const span = ranged(sheet, base, date);
  return amount ? plus(span, exactly(tieredFee(sheet, sheet.figure(part, date), amount))) : span;
}

function halved(sheet: Worksheet, full: Span, date: LegalDate): Span {
  const divisor = sheet.figure(HALVING_DIVISOR, date);
  const half = dividedBy(full, money(divisor));
  sheet.step(
    `减半：${showSpan(full).zh} ÷ ${divisor} = ${showSpan(half).zh}。`,
    `Halved: ${showSpan(full).en} ÷ ${divisor} = ${showSpan(half).en}.`,
  );
  return half;
}
