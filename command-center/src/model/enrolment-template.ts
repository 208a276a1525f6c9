import { COLUMN_NAMES, EnrolmentColumnSchema, KIND_NAMES, REQUIRED_COLUMNS } from '@falink/protocol';

const EXAMPLE = {
  zh: ['TV-2026-000187', KIND_NAMES.home.zh[0], '云河区/东街街道/永安社区', '永安社区 3 号楼 201', '客厅'],
  en: ['TV-2026-000187', KIND_NAMES.home.en[0], 'District/Street/Village', 'House 3, flat 201', 'Living room'],
} as const;

/** An empty file of expected boxes, with one row as an example; Excel reads its mark as UTF-8. */
export function enrolmentTemplate(locale: string): string {
  const language = locale === 'en' ? 'en' : 'zh';
  const columns = EnrolmentColumnSchema.options;
  const header = columns.map((column) => COLUMN_NAMES[column][language][0] ?? column);
  const rest = columns.slice(REQUIRED_COLUMNS.length).map(() => '');
  return `\uFEFF${[header, [...EXAMPLE[language], ...rest]].map((cells) => cells.join(',')).join('\r\n')}\r\n`;
}
