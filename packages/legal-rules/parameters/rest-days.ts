import type { LegalDate } from '../src/dates.js';

export interface Holiday {
  readonly zh: string;
  readonly en: string;
  readonly first: LegalDate;
  readonly last: LegalDate;
}

/** What one announcement of the State Council says about its year. */
export interface RestYear {
  readonly year: number;
  readonly source: string;
  readonly url: string;
  readonly lastChecked: LegalDate;
  readonly holidays: readonly Holiday[];
  /** 调休上班: Saturdays and Sundays on which people work. */
  readonly makeUpDays: readonly LegalDate[];
}

/**
 * Public holidays by announcement (国务院办公厅关于某年部分节假日安排的通知), which comes out in the November before.
 * A new year is one more entry. Cross-checked with npm chinese-days 1.5.7.
 */
export const REST_YEARS: readonly RestYear[] = [
  {
    year: 2025,
    source: '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）',
    url: 'https://www.gov.cn/zhengce/content/202411/content_6986382.htm',
    lastChecked: '2026-11-22',
    holidays: [
      { zh: '元旦', en: "New Year's Day", first: '2025-01-01', last: '2025-01-01' },
      { zh: '春节', en: 'Spring Festival', first: '2025-01-28', last: '2025-02-04' },
      { zh: '清明节', en: 'Qingming Festival', first: '2025-04-04', last: '2025-04-06' },
      { zh: '劳动节', en: 'Labour Day', first: '2025-05-01', last: '2025-05-05' },
      { zh: '端午节', en: 'Dragon Boat Festival', first: '2025-05-31', last: '2025-06-02' },
      { zh: '国庆节、中秋节', en: 'National Day and Mid-Autumn Festival', first: '2025-10-01', last: '2025-10-08' },
    ],
    makeUpDays: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    year: 2026,
    source: '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号，2025-11-04）',
    url: 'https://www.gov.cn/zhengce/content/202511/content_7047090.htm',
    lastChecked: '2026-11-22',
    holidays: [
      { zh: '元旦', en: "New Year's Day", first: '2026-01-01', last: '2026-01-03' },
      { zh: '春节', en: 'Spring Festival', first: '2026-02-15', last: '2026-02-23' },
      { zh: '清明节', en: 'Qingming Festival', first: '2026-04-04', last: '2026-04-06' },
      { zh: '劳动节', en: 'Labour Day', first: '2026-05-01', last: '2026-05-05' },
      { zh: '端午节', en: 'Dragon Boat Festival', first: '2026-06-19', last: '2026-06-21' },
      { zh: '中秋节', en: 'Mid-Autumn Festival', first: '2026-09-25', last: '2026-09-27' },
      { zh: '国庆节', en: 'National Day', first: '2026-10-01', last: '2026-10-07' },
    ],
    makeUpDays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
];

/**
 * From this month-day on, the next year's announcement may reach back: the one of 2023 made 2022-12-31 a holiday,
 * the one of 2019 made 2018-12-29 a working Saturday. The 26th leaves room for the longest bridge seen.
 */
export const REACHES_BACK_FROM = '12-26';
