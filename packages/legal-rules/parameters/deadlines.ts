import type { Parameter } from '../src/parameter.js';
import type { Text } from '../src/text.js';

/** A statutory limit in calendar days. */
export interface Deadline {
  readonly days: number;
}

const DAYS: Text = { zh: '日（自然日）', en: 'calendar days' };

/** Time limits of legal aid, by rule. */
export const DEADLINES = {
  decision: {
    id: 'deadline.decision',
    name: { zh: '审查决定的期限', en: 'Time to decide on an application' },
    unit: DAYS,
    level: 'national',
    checkEveryMonths: 12,
    show: ({ days }) => ({ zh: `${days}日`, en: `${days} days` }),
    values: [
      {
        from: '2022-01-01',
        value: { days: 7 },
        citation: { zh: '《中华人民共和国法律援助法》第四十三条第一款', en: 'Legal Aid Law of the PRC, Art. 43 ¶1' },
        lastChecked: '2026-11-22',
      },
    ],
  },
} as const satisfies Record<string, Parameter<Deadline>>;

export type DeadlineRule = keyof typeof DEADLINES;
