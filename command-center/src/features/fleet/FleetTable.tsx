// biome-ignore-all lint/a11y/useSemanticElements: rows of a table cannot be placed by hand, as a window onto many needs
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, aria-activedescendant names the row
import type { FleetColumn, FleetLook, TerminalSort } from '@falink/protocol';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ALL_SELECTED, extend, isSelected, NOTHING_SELECTED, type Selection, toggle } from '../../model/selection.js';
import type { TerminalList, TerminalListState } from '../../model/terminal-list.js';
import { FleetRow, type RowActs } from './FleetRow.js';
import { COLUMN_SORT, columnTitle, tracksOf } from './fleet-columns.js';
import own from './fleet-list.module.css';

const ROW_PX = 52;
const HEAD_PX = 40;
/** Rows beyond the window that are drawn, and that are loaded. */
const OVERSCAN = 8;
const AHEAD = 30;

interface FleetTableProps {
  readonly list: TerminalList;
  readonly state: TerminalListState;
  readonly look: FleetLook;
  readonly columns: readonly FleetColumn[];
  readonly openId: string | undefined;
  readonly selection: Selection;
  /** False: nobody here acts on several terminals. */
  readonly canSelect: boolean;
  readonly onSelect: (selection: Selection) => void;
  readonly onSort: (sort: TerminalSort) => void;
  readonly onOpen: (id: string) => void;
  /** What stands in place of rows when there are none. */
  readonly children: ReactNode;
}

/** Ten thousand terminals in one grid: only the rows in the window are drawn, and everything works by keyboard. */
export function FleetTable(props: FleetTableProps) {
  const { list, state, look, columns, openId, selection, canSelect, children } = props;
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const count = Math.max(state.total ?? 0, state.ids.length);
  const rows = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    scrollMargin: HEAD_PX,
    scrollPaddingStart: HEAD_PX,
    initialRect: { width: 800, height: 600 },
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => list.need(last + AHEAD), [list, last]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its beginning
  useEffect(() => {
    setActive(0);
    box.current?.scrollTo?.({ top: 0 });
  }, [list]);

  const latest = useRef(props);
  latest.current = props;
  const acts = useMemo<RowActs>(
    () => ({
      toggle: (id, index, isRange) => {
        const { selection: now, state: loaded, canSelect: may, onSelect } = latest.current;
        setActive(index);
        if (may) onSelect((isRange ? extend : toggle)(now, id, loaded.ids));
      },
      open: (id, index) => {
        setActive(index);
        latest.current.onOpen(id);
      },
    }),
    [],
  );

  const goTo = (to: number, isRange: boolean): void => {
    const index = Math.min(Math.max(0, to), count - 1);
    setActive(index);
    rows.scrollToIndex(index);
    const [from, id] = [state.ids[active], state.ids[index]];
    if (isRange && canSelect && id !== undefined)
      props.onSelect(extend({ ...selection, anchor: selection.anchor ?? from ?? null }, id, state.ids));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / ROW_PX) - 2);
    const steps: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: count - 1,
    };
    const to = steps[event.key];
    const id = state.ids[active];
    if (event.target !== event.currentTarget) return;
    if (to !== undefined) goTo(to, event.shiftKey);
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey) && canSelect)
      props.onSelect(ALL_SELECTED);
    else if (event.key === ' ' && id !== undefined) acts.toggle(id, active, event.shiftKey);
    else if (event.key === 'Enter' && id !== undefined) props.onOpen(id);
    else if (event.key === 'Escape' && (selection.isAll || selection.ids.size > 0)) props.onSelect(NOTHING_SELECTED);
    else return;
    event.preventDefault();
  };

  const tracks = tracksOf(columns);
  const isWhole = selection.isAll && count > 0;
  return (
    <div
      ref={box}
      role="grid"
      tabIndex={0}
      className={own.scroll}
      aria-label={t('groups.list')}
      aria-description={t('groups.keys')}
      aria-rowcount={count + 1}
      aria-multiselectable={canSelect}
      aria-busy={state.isLoading}
      {...(count > 0 && { 'aria-activedescendant': `fleet-row-${active}` })}
      onKeyDown={onKeyDown}
    >
      <div role="row" aria-rowindex={1} className={own.head} style={{ gridTemplateColumns: tracks }}>
        <span role="columnheader" className={own.check}>
          {canSelect && (
            <input
              type="checkbox"
              checked={isWhole}
              disabled={count === 0}
              ref={(input) => {
                if (input) input.indeterminate = !isWhole && selection.ids.size > 0;
              }}
              aria-label={t('groups.chooseAll', { total: count })}
              onChange={() => props.onSelect(isWhole ? NOTHING_SELECTED : ALL_SELECTED)}
            />
          )}
        </span>
        <Head title={t('fleet.column.terminal')} sort="name" now={look.sort} onSort={props.onSort} />
        {columns.map((column) => (
          <Head
            key={column}
            title={t(columnTitle(column))}
            sort={COLUMN_SORT[column]}
            now={look.sort}
            onSort={props.onSort}
          />
        ))}
      </div>
      <div className={own.body} style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index, start }) => {
          const id = state.ids[index];
          return (
            <FleetRow
              key={id ?? index}
              list={list}
              id={id}
              index={index}
              top={start - HEAD_PX}
              tracks={tracks}
              columns={columns}
              isSelected={id !== undefined && isSelected(selection, id)}
              isOpen={id !== undefined && id === openId}
              isActive={index === active}
              acts={acts}
            />
          );
        })}
      </div>
      {count === 0 && <div className={own.over}>{children}</div>}
    </div>
  );
}

function Head(props: {
  title: string;
  sort: TerminalSort | undefined;
  now: TerminalSort;
  onSort: (sort: TerminalSort) => void;
}) {
  const { title, sort, now, onSort } = props;
  const { t } = useTranslation();
  if (!sort) {
    return (
      <span role="columnheader" className={own.cell}>
        {title}
      </span>
    );
  }
  return (
    <span role="columnheader" className={own.cell} aria-sort={now === sort ? 'other' : 'none'}>
      <button
        type="button"
        className={own.sort}
        title={t(`groups.sort.${sort}`)}
        aria-label={t('groups.sortBy', { column: title })}
        onClick={() => onSort(sort)}
      >
        {title}
        {now === sort && <ArrowDown size={13} aria-hidden />}
      </button>
    </span>
  );
}
