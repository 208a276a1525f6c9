import type { Parameter } from '../src/parameter.js';

export interface Deadline {
  readonly days: number;
  readonly citation: { readonly zh: string; readonly en: string };
  readonly what: { readonly zh: string; readonly en: string };
}

/** Time limits of legal aid, by rule. */
export const DEADLINES = {
  decision: {
    unit: 'calendar days',
    values: [
      {
        from: '2022-01-01',
        value: {
          days: 7,
          citation: {
            zh: '《中华人民共和国法律援助法》第四十三条第一款',
            en: 'Legal Aid Law of the PRC, Art. 43 ¶1',
          },
          what: {
            zh: '法律援助机构自收到申请之日起七日内决定',
            en: 'the legal-aid agency decides within seven days of receiving the application',
          },
        },
        source: '中华人民共和国法律援助法（2021年8月20日通过，2022年1月1日起施行）',
        lastChecked: '2026-11-22',
      },
    ],
  },
} as const satisfies Record<string, Parameter<Deadline>>;

export type DeadlineRule = keyof typeof DEADLINES;
