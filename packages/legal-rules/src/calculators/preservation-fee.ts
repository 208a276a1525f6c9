import { PRESERVATION_FEE } from '../../parameters/court-fees.js';
import { amountField, choiceField, dateField } from '../fields/field.js';
import { money } from '../money.js';
import { exactly, showSpan } from '../span.js';
import { defineCalculator } from './calculator.js';
import { TODAY_HINT } from './hints.js';
import { tieredFee } from './tiered-fee.js';
import { needed, Worksheet } from './worksheet.js';

const fields = {
  kind: choiceField({
    label: { zh: '保全什么', en: 'What is preserved' },
    initial: 'property',
    choices: [
      { value: 'property', label: { zh: '冻结、查封财产', en: 'Freezing or sealing property' } },
      { value: 'no_property', label: { zh: '不涉及财产数额', en: 'No amount of property' } },
    ],
  }),
  amount: amountField({
    label: { zh: '要保全的金额', en: 'Amount to preserve' },
    when: { field: 'kind', is: ['property'] },
  }),
  filed: dateField({
    label: { zh: '申请保全的日期', en: 'Date of the application' },
    hint: TODAY_HINT,
    optional: true,
  }),
} as const;

/** 申请保全费: 诉讼费用交纳办法 Art. 14(2) [LR99]. */
export const preservationFee = defineCalculator({
  id: 'preservation-fee',
  name: { zh: '申请保全费', en: 'Preservation fee' },
  question: { zh: '申请财产保全要交多少钱？', en: 'What does freezing property cost?' },
  fields,
  compute({ kind, amount, filed }, book) {
    const sheet = new Worksheet(book);
    const table = sheet.figure(PRESERVATION_FEE, filed ?? book.today);
    // The flat fee of the lowest part is also the one where there is no amount at all.
    const fee = exactly(
      kind === 'property'
        ? tieredFee(sheet, table, needed(amount, 'amount', fields.amount.label))
        : money(table.base.fee),
    );
    sheet.step(`应交${showSpan(fee).zh}。`, `To pay: ${showSpan(fee).en}.`);
    sheet.note(
      '申请时由申请人预交。法院可能还要求担保，担保的费用不在内。',
      'The applicant advances it. A security that the court may ask for costs extra.',
    );
    return sheet.finish('preservation-fee', kind, { zh: '申请保全费', en: 'Preservation fee' }, fee);
  },
});
