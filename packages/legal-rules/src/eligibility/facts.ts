import { choiceField } from '../fields/field.js';
import { parseFields } from '../fields/parse.js';
import { MATTER_IDS, MATTERS, type Matter } from './matter.js';

export type YesNo = 'yes' | 'no' | 'unknown';

/** What the rule looks at. Not knowing is an answer [LR52]. */
export interface EligibilityFacts {
  /** Several: one of these, not known which. */
  readonly matter: Matter | readonly Matter[] | 'unknown';
  /** Criminal cases: a person or case of Art. 25 (1)-(7). */
  readonly appointed: YesNo;
  /** Retrials: the court ordered it, or the procuratorate protested (Art. 33). */
  readonly reopened: YesNo;
  /** Has a lawyer of their own. Presumed not. */
  readonly hasLawyer: YesNo;
  /** Receives social or judicial assistance or 优抚 (Art. 42 (2)). */
  readonly assistance: YesNo;
  /** A minor, an elderly or a disabled person without a fixed livelihood (Art. 42 (1)). */
  readonly noLivelihood: YesNo;
  /** 进城务工人员 (Art. 42 (3): wages and work injury only). */
  readonly migrantWorker: YesNo;
  /** Within the province's threshold of hardship, as far as the person can say (Art. 34). */
  readonly means: 'short' | 'enough' | 'unknown';
  /** A limitation ends within days, or property or evidence must be preserved (Art. 44). */
  readonly urgent: 'deadline' | 'preservation' | 'no' | 'unknown';
  /** For whom the person asks. */
  readonly applicant: 'self' | 'other' | 'unknown';
}

export type FactName = keyof EligibilityFacts;

export const UNKNOWN_FACTS: EligibilityFacts = {
  matter: 'unknown',
  appointed: 'unknown',
  reopened: 'unknown',
  hasLawyer: 'unknown',
  assistance: 'unknown',
  noLivelihood: 'unknown',
  migrantWorker: 'unknown',
  means: 'unknown',
  urgent: 'unknown',
  applicant: 'unknown',
};

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

/** The facts as form fields: parsing and JSON schema of the HTTP API. What is left out is not known. */
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
