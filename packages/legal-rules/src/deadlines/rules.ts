import {
  AGREEMENT,
  ASSIGNMENT,
  CRIMINAL_ASSIGNMENT,
  CRIMINAL_NOTICE,
  DECISION,
  DETAINEE_FORWARDING,
  type DeadlineUnit,
  OBJECTION,
} from '../../parameters/deadlines.js';
import { aidLaw } from '../aid-law.js';
import type { Parameter } from '../parameter.js';
import { RuleError } from '../rule-error.js';
import type { Text } from '../text.js';

interface RuleBase {
  readonly name: Text;
  readonly unit: DeadlineUnit;
  /** What starts the clock. */
  readonly event: Text;
  /** The clock may stand still while supplements are awaited [LR13]. */
  readonly supplements?: true;
}

/** The law says how long. */
export interface LegalLimit extends RuleBase {
  readonly parameter: Parameter<number>;
}

/** A notice or the province says how long, within the law; whoever asks gives it as `days` [LR17]. */
export interface GivenLimit extends RuleBase {
  readonly citation: Text;
}

function legal(parameter: Parameter<number>, unit: DeadlineUnit, event: Text, more: { supplements?: true } = {}) {
  return { name: parameter.name, parameter, unit, event, ...more };
}

/** Every clock of legal aid, by the name that the HTTP API uses. */
export const DEADLINE_RULES = {
  decision: legal(DECISION, 'day', { zh: '收到申请', en: 'The application was received' }, { supplements: true }),
  assignment: legal(ASSIGNMENT, 'day', { zh: '决定给予援助', en: 'Aid was granted' }),
  objection: legal(OBJECTION, 'day', { zh: '收到异议', en: 'The objection was received' }),
  'detainee-forwarding': legal(DETAINEE_FORWARDING, 'hour', {
    zh: '被羁押人员提出申请',
    en: 'The person in custody applied',
  }),
  'criminal-notice': legal(CRIMINAL_NOTICE, 'day', {
    zh: '发现应当通知的情形',
    en: 'The reason to appoint a defender was found',
  }),
  'criminal-assignment': legal(CRIMINAL_ASSIGNMENT, 'day', { zh: '收到通知', en: 'The notice was received' }),
  agreement: legal(AGREEMENT, 'day', { zh: '安排或者收到指派', en: 'The assignment was received' }),
  supplement: {
    name: { zh: '补充材料的期限', en: 'the time to supply what is missing' },
    unit: 'day',
    event: { zh: '收到补充材料通知', en: 'The notice of what is missing was received' },
    citation: aidLaw(43),
  },
  rectification: {
    name: { zh: '差评整改的期限', en: 'the time to put right what was rated bad' },
    unit: 'working_day',
    event: { zh: '收到差评', en: 'The bad rating was received' },
    citation: {
      zh: '《国务院办公厅关于建立政务服务“好差评”制度提高政务服务水平的意见》（国办发〔2019〕51号），天数由省里规定',
      en: 'State Council General Office, opinions on rating government services (2019 No. 51); days are the province’s',
    },
  },
} as const satisfies Record<string, LegalLimit | GivenLimit>;

export type DeadlineRule = keyof typeof DEADLINE_RULES;

/** @throws RuleError `legal.unknown_rule` */
export function findDeadlineRule(rule: string): LegalLimit | GivenLimit {
  if (Object.hasOwn(DEADLINE_RULES, rule)) return DEADLINE_RULES[rule as DeadlineRule];
  throw new RuleError(
    'legal.unknown_rule',
    { zh: `没有“${rule}”这条期限规则。`, en: `There is no time limit "${rule}".` },
    { rule },
  );
}
