import { AVERAGE_MONTHLY_WAGE, URBAN_CONSUMPTION, URBAN_INCOME } from '../../parameters/personal-injury.js';
import { amountField, choiceField, countField, dateField } from '../fields/field.js';
import { PUBLISHED_HINT, TODAY_HINT } from './hints.js';
import { GRADE_FIELD } from './injury-fields.js';

const AGE = { unit: { zh: '周岁', en: 'years' }, min: '0', max: '120' } as const;
const SUPPORTERS = { unit: { zh: '人', en: 'people' }, min: '1', max: '20' } as const;

function fromDependant<const N extends '1' | '2' | '3' | '4'>(first: N) {
  const all = ['1', '2', '3', '4'] as const;
  return { field: 'dependants', is: all.filter((count) => count >= first) } as const;
}

function age<const N extends '1' | '2' | '3' | '4'>(n: N) {
  const label = { zh: `第${n}位被扶养人几岁`, en: `Age of dependant ${n}` };
  return countField({ label, ...AGE, when: fromDependant(n) });
}

function supporters<const N extends '1' | '2' | '3' | '4'>(n: N) {
  const label = { zh: `第${n}位由几个人扶养（含受害人）`, en: `Who supports dependant ${n}, the victim included` };
  return countField({ label, ...SUPPORTERS, when: fromDependant(n) });
}

export const PERSONAL_INJURY_FIELDS = {
  outcome: choiceField({
    label: { zh: '伤害的后果', en: 'What happened' },
    choices: [
      { value: 'disability', label: { zh: '受伤致残', en: 'Disabled' } },
      { value: 'death', label: { zh: '死亡', en: 'Died' } },
    ],
  }),
  grade: GRADE_FIELD,
  age: countField({
    label: { zh: '受害人几岁', en: 'Age of the victim' },
    hint: { zh: '定残或者死亡时的周岁。', en: 'In full years, when graded or at death.' },
    ...AGE,
  }),
  urbanIncome: amountField({
    label: URBAN_INCOME.name,
    hint: PUBLISHED_HINT,
    max: '9999999.99',
    optional: true,
  }),
  averageWage: amountField({
    label: AVERAGE_MONTHLY_WAGE.name,
    hint: PUBLISHED_HINT,
    max: '999999.99',
    when: { field: 'outcome', is: ['death'] },
    optional: true,
  }),
  dependants: choiceField({
    label: { zh: '靠受害人扶养的有几人', en: 'How many the victim supports' },
    hint: {
      zh: '未成年人，或者没有劳动能力又没有其他收入的成年人。',
      en: 'Minors, and adults unable to work without other means.',
    },
    initial: '0',
    choices: [
      { value: '1', label: { zh: '1人', en: 'One' } },
      { value: '2', label: { zh: '2人', en: 'Two' } },
      { value: '3', label: { zh: '3人', en: 'Three' } },
      { value: '4', label: { zh: '4人', en: 'Four' } },
      { value: '0', label: { zh: '没有', en: 'None' } },
    ],
  }),
  urbanConsumption: amountField({
    label: URBAN_CONSUMPTION.name,
    hint: PUBLISHED_HINT,
    max: '9999999.99',
    when: fromDependant('1'),
    optional: true,
  }),
  dependant1Age: age('1'),
  dependant1Supporters: supporters('1'),
  dependant2Age: age('2'),
  dependant2Supporters: supporters('2'),
  dependant3Age: age('3'),
  dependant3Supporters: supporters('3'),
  dependant4Age: age('4'),
  dependant4Supporters: supporters('4'),
  expenses: amountField({
    label: { zh: '有票据的费用合计', en: 'Costs with receipts, together' },
    hint: { zh: '医疗费、护理费、交通费、误工费等。', en: 'Medical, nursing, travel, lost wages and the like.' },
    optional: true,
  }),
  injured: dateField({
    label: { zh: '受伤害的日期', en: 'Day of the injury' },
    hint: TODAY_HINT,
    optional: true,
  }),
} as const;
