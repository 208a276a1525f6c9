import { ENFORCEMENT_FEE, ENFORCEMENT_NO_AMOUNT_FEE } from '../../parameters/court-fees.js';
import { amountField, choiceField, dateField } from '../fields/field.js';
import { exactly, showSpan, spanOf } from '../span.js';
import { defineCalculator } from './calculator.js';
import { TODAY_HINT } from './hints.js';
import { tieredFee } from './tiered-fee.js';
import { needed, Worksheet } from './worksheet.js';

const fields = {
  kind: choiceField({
    label: { zh: '执行什么', en: 'What is enforced' },
    initial: 'money',
    choices: [
      { value: 'money', label: { zh: '要钱或者财物', en: 'Money or property' } },
      { value: 'no_amount', label: { zh: '没有金额，如探望孩子', en: 'No amount, e.g. visiting a child' } },
    ],
  }),
  amount: amountField({
    label: { zh: '申请执行的金额', en: 'Amount to enforce' },
    when: { field: 'kind', is: ['money'] },
  }),
  filed: dateField({
    label: { zh: '申请执行的日期', en: 'Date of the application' },
    hint: TODAY_HINT,
    optional: true,
  }),
} as const;

/** 申请执行费: 诉讼费用交纳办法 Art. 14(1) [LR98]. */
export const enforcementFee = defineCalculator({
  id: 'enforcement-fee',
  name: { zh: '申请执行费', en: 'Enforcement fee' },
  question: { zh: '申请法院强制执行要交多少钱？', en: 'What does enforcement by the court cost?' },
  fields,
  compute({ kind, amount, filed }, book) {
    const sheet = new Worksheet(book);
    const date = filed ?? book.today;
    const fee =
      kind === 'money'
        ? exactly(tieredFee(sheet, sheet.figure(ENFORCEMENT_FEE, date), needed(amount, 'amount', fields.amount.label)))
        : spanOf(sheet.figure(ENFORCEMENT_NO_AMOUNT_FEE, date));
    sheet.step(`应交${showSpan(fee).zh}。`, `To pay: ${showSpan(fee).en}.`);
    sheet.note(
      '申请时不用预交，执行后由被执行人负担。',
      'Nothing is paid in advance: it is collected from the debtor at enforcement.',
    );
    return sheet.finish('enforcement-fee', kind, { zh: '申请执行费', en: 'Enforcement fee' }, fee);
  },
});
