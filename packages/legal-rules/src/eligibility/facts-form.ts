import { choiceField } from '../fields/field.js';
import { parseFields } from '../fields/parse.js';
import { type EligibilityFacts, UNKNOWN_FACTS } from './facts.js';
import { MATTER_IDS, MATTERS } from './matter.js';

const UNKNOWN = { value: 'unknown', label: { zh: '不清楚', en: 'Not sure' } } as const;

function yesNo(zh: string, en: string) {
  return choiceField({
    label: { zh, en },
    optional: true,
    choices: [
      { value: 'yes', label: { zh: '是', en: 'Yes' } },
      { value: 'no', label: { zh: '不是', en: 'No' } },
      UNKNOWN,
    ],
  });
}

/**
 * The facts as form fields: parsing and JSON schema of the HTTP API. What is left out is not known. More matters than a
 * remote has digits: the television asks with the pre-check.
 */
export const ELIGIBILITY_FIELDS = {
  matter: choiceField({
    label: { zh: '什么事', en: 'Matter' },
    optional: true,
    choices: [...MATTER_IDS.map((value) => ({ value, label: MATTERS[value].name })), UNKNOWN],
  }),
  appointed: yesNo('属于应当通知指派律师的人或案件', 'A person or case for whom a lawyer must be appointed'),
  reopened: yesNo('法院已决定再审或检察院已抗诉', 'Retrial ordered or protested'),
  hasLawyer: yesNo('已经请了律师', 'Has a lawyer already'),
  assistance: yesNo('领低保、特困供养、优抚补助或司法救助', 'Receives social or judicial assistance'),
  noLivelihood: yesNo(
    '没有固定生活来源的未成年人、老年人、残疾人',
    'A minor, elderly or disabled person without fixed livelihood',
  ),
  migrantWorker: yesNo('进城务工人员', 'Migrant worker'),
  means: choiceField({
    label: { zh: '家里经济情况', en: 'Means' },
    optional: true,
    choices: [
      { value: 'short', label: { zh: '困难', en: 'Short' } },
      { value: 'enough', label: { zh: '不困难', en: 'Enough' } },
      UNKNOWN,
    ],
  }),
  urgent: choiceField({
    label: { zh: '急不急', en: 'Urgency' },
    optional: true,
    choices: [
      { value: 'deadline', label: { zh: '七日内到期', en: 'A time limit ends within seven days' } },
      { value: 'preservation', label: { zh: '要马上保全或先予执行', en: 'Preservation or advance enforcement' } },
      { value: 'no', label: { zh: '不急', en: 'Not urgent' } },
      UNKNOWN,
    ],
  }),
  applicant: choiceField({
    label: { zh: '给谁申请', en: 'For whom' },
    optional: true,
    choices: [
      { value: 'self', label: { zh: '自己', en: 'Myself' } },
      { value: 'other', label: { zh: '替别人', en: 'Somebody else' } },
      UNKNOWN,
    ],
  }),
} as const;

/** @throws RuleError for a field or a choice that does not exist; what is left out is not known */
export function parseFacts(raw: Readonly<Record<string, unknown>>): EligibilityFacts {
  const given = parseFields(ELIGIBILITY_FIELDS, raw);
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
  return { ...UNKNOWN_FACTS, ...(known as Partial<EligibilityFacts>) };
}
