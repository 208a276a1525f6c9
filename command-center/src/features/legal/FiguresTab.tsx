import type { Figure } from '@falink/protocol';
import { Input, Segmented, Table, type TableColumnsType } from 'antd';
import { clsx } from 'clsx';
import { BookOpenCheck, Search } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card.js';
import { Empty } from '../../ui/Empty.js';
import { fullDate, said } from '../../ui/format.js';
import { FigureMarks } from './FigureMarks.js';
import {
  countViews,
  FIGURE_VIEWS,
  type FigureFilter,
  type FigureView,
  filterFigures,
  groupFigures,
  NO_FIGURE_FILTER,
  type Subject,
} from './figures-model.js';
import css from './legal.module.css';

type Row =
  | { readonly key: string; readonly subject: Subject; readonly count: number }
  | { readonly key: string; readonly figure: Figure };

/** Every figure in force, by subject. The name is a button, so that the list works without a mouse. */
export function FiguresTab(props: {
  figures: readonly Figure[];
  loading: boolean;
  /** The id of the one whose details are open. */
  open: string | null;
  onOpen: (parameterId: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const locale = i18n.language;
  const [filter, setFilter] = useState<FigureFilter>(NO_FIGURE_FILTER);
  const counts = useMemo(() => countViews(props.figures), [props.figures]);
  const rows = useMemo<Row[]>(
    () =>
      groupFigures(filterFigures(props.figures, filter)).flatMap(({ subject, figures }): Row[] => [
        { key: subject, subject, count: figures.length },
        ...figures.map((figure): Row => ({ key: figure.parameterId, figure })),
      ]),
    [props.figures, filter],
  );
  const beside = props.open !== null;
  const list = useRef<HTMLDivElement>(null);
  const before = useRef<string | null>(undefined);
  useEffect(() => {
    const rowOf = (id: string) => list.current?.querySelector(`[data-row-key="${CSS.escape(id)}"]`);
    // Opened by its address it is brought into view; otherwise kept there while the columns make room for the details.
    if (props.open !== null)
      rowOf(props.open)?.scrollIntoView({ block: before.current === undefined ? 'center' : 'nearest' });
    // Closed: the row that opened the details takes the focus.
    else if (before.current) rowOf(before.current)?.querySelector('button')?.focus({ preventScroll: true });
    before.current = props.open;
  }, [props.open]);
  const columns = [
    {
      title: t('legal.column.name'),
      key: 'name',
      render: (figure: Figure) => (
        <button type="button" className={css.figureName} aria-expanded={figure.parameterId === props.open}>
          {said(figure.name, locale)}
        </button>
      ),
    },
    {
      title: t('legal.column.value'),
      key: 'value',
      width: 200,
      render: (figure: Figure) =>
        figure.shown ? <b className={css.figureValue}>{said(figure.shown, locale)}</b> : <span className="t3">—</span>,
    },
    {
      title: t('legal.column.from'),
      key: 'from',
      width: 130,
      render: (figure: Figure) => (figure.from ? fullDate(figure.from, locale) : <span className="t3">—</span>),
    },
    {
      title: t('legal.column.source'),
      key: 'source',
      width: 282,
      render: (figure: Figure) => (
        <span className={clsx(css.figureSource, 't2')}>{figure.citation ? said(figure.citation, locale) : '—'}</span>
      ),
    },
    {
      title: t('legal.column.checked'),
      key: 'checked',
      width: 130,
      render: (figure: Figure) =>
        figure.lastChecked ? fullDate(figure.lastChecked, locale) : <span className="t3">—</span>,
    },
    {
      title: t('legal.column.marks'),
      key: 'marks',
      width: 200,
      render: (figure: Figure) => <FigureMarks figure={figure} />,
    },
  ].filter((column) => !beside || !['from', 'source', 'checked'].includes(column.key));
  const table: TableColumnsType<Row> = columns.map((column, index) => ({
    ...column,
    onCell: (row: Row) => ('figure' in row ? {} : { colSpan: index === 0 ? columns.length : 0 }),
    render: (_: unknown, row: Row) =>
      'figure' in row ? (
        column.render(row.figure)
      ) : (
        <span className={css.figureSubject}>
          {t(`legal.subject.${row.subject}`)} <span className="t3">{row.count}</span>
        </span>
      ),
  }));
  const filtered = filter.view !== 'all' || filter.text.trim() !== '';
  return (
    <Card bare className={css.figures}>
      <div className={css.figuresFilter}>
        <Segmented<FigureView>
          value={filter.view}
          aria-label={t('legal.filter')}
          onChange={(view) => setFilter({ ...filter, view })}
          options={FIGURE_VIEWS.map((view) => ({
            value: view,
            label: (
              <span className={css.figuresView}>
                {t(`legal.view.${view}`)} <span className="t3">{counts[view]}</span>
              </span>
            ),
          }))}
        />
        <span className="grow" />
        <Input
          className={css.figuresSearch}
          allowClear
          prefix={<Search size={16} className="t3" aria-hidden />}
          placeholder={t('legal.search')}
          aria-label={t('legal.search')}
          value={filter.text}
          onChange={(event) => setFilter({ ...filter, text: event.target.value })}
        />
      </div>
      <div ref={list}>
        <Table<Row>
          rowKey="key"
          columns={table}
          dataSource={rows}
          loading={props.loading}
          pagination={false}
          scroll={{ x: beside ? 560 : 1040 }}
          rowClassName={(row) =>
            'figure' in row
              ? clsx(css.figureRow, row.figure.parameterId === props.open ? 'ant-table-row-selected' : '')
              : css.subjectRow
          }
          onRow={(row) => ('figure' in row ? { onClick: () => props.onOpen(row.figure.parameterId) } : {})}
          locale={{
            emptyText: props.loading ? (
              ' '
            ) : (
              <Empty icon={BookOpenCheck} title={t(filtered ? 'legal.noMatch' : 'legal.empty')}>
                <span>{t(filtered ? `legal.noMatchText.${filter.view}` : 'legal.emptyText')}</span>
              </Empty>
            ),
          }}
        />
      </div>
    </Card>
  );
}
