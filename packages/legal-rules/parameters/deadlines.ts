import { aidLaw, aidProcedure } from '../src/aid-law.js';
import type { DatedValue, EarlierLaw, Parameter } from '../src/parameter.js';
import type { Text } from '../src/text.js';
import { CHECKED } from './show.js';

/** What the law counts in. Days are calendar days unless it says working days. */
export type DeadlineUnit = 'day' | 'hour' | 'working_day';

export const UNIT_NAMES = {
  day: { zh: '日', en: 'calendar days' },
  hour: { zh: '小时', en: 'hours' },
  working_day: { zh: '个工作日', en: 'working days' },
} as const satisfies Record<DeadlineUnit, Text>;

/** The regulation that the Legal Aid Law followed. */
const BEFORE_THE_LAW: readonly EarlierLaw[] = [
  {
    from: '2003-09-01',
    law: {
      zh: '《法律援助条例》（国务院令第385号）',
      en: 'the Regulations on Legal Aid (State Council Order 385)',
    },
  },
];

const BEFORE_ORDER_148: readonly EarlierLaw[] = [
  {
    from: '2012-07-01',
    law: {
      zh: '《办理法律援助案件程序规定》（司法部令第124号）',
      en: 'the Procedure for Legal Aid Cases (Ministry of Justice Order 124)',
    },
  },
  ...BEFORE_THE_LAW,
];

function limit(
  id: string,
  name: Text,
  unit: DeadlineUnit,
  value: Pick<DatedValue<number>, 'value' | 'citation'> & Partial<DatedValue<number>>,
  before: readonly EarlierLaw[] = BEFORE_THE_LAW,
): Parameter<number> {
  return {
    id: `deadline.${id}`,
    name,
    unit: UNIT_NAMES[unit],
    level: 'national',
    checkEveryMonths: 12,
    before,
    values: [{ from: '2022-01-01', lastChecked: CHECKED, ...value }],
    show: (amount) => ({ zh: `${amount}${UNIT_NAMES[unit].zh}`, en: `${amount} ${UNIT_NAMES[unit].en}` }),
  };
}

export const DECISION = limit('decision', { zh: '审查决定的期限', en: 'the time to decide on an application' }, 'day', {
  value: 7,
  citation: aidLaw(43),
});

export const ASSIGNMENT = limit(
  'assignment',
  { zh: '决定援助后指派人员的期限', en: 'the time to assign somebody after aid is granted' },
  'day',
  { value: 3, citation: aidLaw(43) },
);

export const OBJECTION = limit(
  'objection',
  { zh: '司法行政部门审查异议的期限', en: 'the time to decide on an objection' },
  'day',
  { value: 5, citation: aidLaw(49) },
);

export const DETAINEE_FORWARDING = limit(
  'detainee-forwarding',
  { zh: '转交被羁押人员申请的期限', en: 'the time to forward the application of somebody in custody' },
  'hour',
  { value: 24, citation: aidLaw(39) },
);

export const CRIMINAL_NOTICE = limit(
  'criminal-notice',
  { zh: '办案机关通知法律援助机构的期限', en: 'the time for court, procuratorate or police to notify the agency' },
  'day',
  { value: 3, citation: aidLaw(36) },
);

export const CRIMINAL_ASSIGNMENT = limit(
  'criminal-assignment',
  { zh: '收到办案机关通知后指派律师的期限', en: 'the time to assign a lawyer after their notice' },
  'day',
  { value: 3, citation: aidLaw(36) },
);

export const AGREEMENT = limit(
  'agreement',
  { zh: '签订委托协议和授权委托书的期限', en: 'the time to sign agreement and authorisation' },
  'day',
  {
    value: 5,
    from: '2023-09-01',
    // The figure was read in the order; the day from which it is in force is from memory.
    unverified: true,
    citation: aidProcedure(27),
  },
  BEFORE_ORDER_148,
);

/** Fewer days than this before a limitation ends: aid may be given before the means are reviewed. */
export const EMERGENCY = limit(
  'emergency',
  { zh: '先行提供法律援助：距时效或期限届满不足的天数', en: 'emergency aid: days left of a limitation, fewer than' },
  'day',
  { value: 7, citation: aidLaw(44, 1) },
);

export const DEADLINE_PARAMETERS = [
  DECISION,
  ASSIGNMENT,
  OBJECTION,
  DETAINEE_FORWARDING,
  CRIMINAL_NOTICE,
  CRIMINAL_ASSIGNMENT,
  AGREEMENT,
  EMERGENCY,
] as const;
