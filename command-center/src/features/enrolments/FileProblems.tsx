import { COLUMN_NAMES, type EnrolmentColumn, type FileProblem } from '@falink/protocol';
import { Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';

const ROW_HEIGHT = 40;
const MOST_ROWS = 10;

/** Every error of a file: where it is, what stands there, what to do. */
export function FileProblems({ items, total }: { items: readonly FileProblem[]; total: number }) {
  const { t, i18n } = useTranslation();
  const name = (column: EnrolmentColumn | null): string =>
    column === null ? t('common.none') : (COLUMN_NAMES[column][i18n.language === 'en' ? 'en' : 'zh'][0] ?? column);
  const columns: TableColumnsType<FileProblem> = [
    {
      title: t('enrolments.problem.row'),
      key: 'row',
      width: 90,
      render: (_, { row }) => (row === 0 ? t('enrolments.problem.file') : row),
    },
    { title: t('enrolments.problem.column'), key: 'column', width: 120, render: (_, one) => name(one.column) },
    {
      title: t('enrolments.problem.value'),
      key: 'value',
      width: 190,
      ellipsis: true,
      render: (_, { value }) => (value === '' ? t('enrolments.problem.nothing') : value),
    },
    { title: t('enrolments.problem.what'), key: 'what', render: (_, { code }) => t(`enrolments.problems.${code}`) },
  ];
  return (
    <>
      <Table<FileProblem>
        virtual
        size="small"
        rowKey={(one) => `${one.row} ${one.column} ${one.code}`}
        columns={columns}
        dataSource={items}
        pagination={false}
        scroll={{ x: 720, y: Math.min(items.length, MOST_ROWS) * ROW_HEIGHT }}
      />
      {total > items.length && (
        <p className="s12 t3">{t('enrolments.problem.more', { shown: items.length, count: total })}</p>
      )}
    </>
  );
}
