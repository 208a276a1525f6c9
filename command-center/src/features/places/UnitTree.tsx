import type { OrgUnit } from '@falink/protocol';
import { Skeleton } from 'antd';
import { clsx } from 'clsx';
import { ChevronRight } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useChildUnits } from '../../data/org-units.js';
import { ListEnd } from '../../ui/ListEnd.js';
import { Trouble } from '../../ui/Trouble.js';
import css from './places.module.css';

interface TreeProps {
  readonly selectedId: string;
  readonly open: ReadonlySet<string>;
  readonly onSelect: (unit: OrgUnit) => void;
  readonly onToggle: (id: string, open: boolean) => void;
}

/** Moves the focus among the rows that are shown. */
function goTo(from: HTMLElement, step: (rows: HTMLElement[], at: number) => HTMLElement | undefined): void {
  const rows = [...(from.closest('[role="tree"]')?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [])];
  step(rows, rows.indexOf(from))?.focus();
}

function Row({ unit, depth, tree }: { unit: OrgUnit; depth: number; tree: TreeProps }) {
  const { t } = useTranslation();
  const opens = unit.level !== 'village';
  const isOpen = tree.open.has(unit.id);
  const isSelected = tree.selectedId === unit.id;
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const row = event.currentTarget;
    if (event.key === 'ArrowDown') goTo(row, (rows, at) => rows[at + 1]);
    else if (event.key === 'ArrowUp') goTo(row, (rows, at) => rows[at - 1]);
    else if (event.key === 'Home') goTo(row, (rows) => rows[0]);
    else if (event.key === 'End') goTo(row, (rows) => rows.at(-1));
    else if (event.key === 'ArrowRight' && opens && !isOpen) tree.onToggle(unit.id, true);
    else if (event.key === 'ArrowRight' && opens) goTo(row, (rows, at) => rows[at + 1]);
    else if (event.key === 'ArrowLeft' && isOpen) tree.onToggle(unit.id, false);
    else if (event.key === 'ArrowLeft')
      goTo(row, (rows, at) =>
        rows
          .slice(0, at)
          .reverse()
          .find((one) => Number(one.getAttribute('aria-level')) <= depth),
      );
    else if (event.key === 'Enter' || event.key === ' ') tree.onSelect(unit);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div
        role="treeitem"
        aria-level={depth + 1}
        aria-selected={isSelected}
        {...(opens && { 'aria-expanded': isOpen })}
        tabIndex={isSelected ? 0 : -1}
        className={isSelected ? clsx(css.unit, css.on) : css.unit}
        style={{ paddingInlineStart: 8 + depth * 18 }}
        onKeyDown={onKeyDown}
        onClick={() => tree.onSelect(unit)}
      >
        {opens ? (
          <button
            type="button"
            tabIndex={-1}
            className={isOpen ? clsx(css.turn, css.down) : css.turn}
            aria-label={t(isOpen ? 'places.fold' : 'places.unfold', { name: unit.name })}
            onClick={(event) => {
              event.stopPropagation();
              tree.onToggle(unit.id, !isOpen);
            }}
          >
            <ChevronRight size={15} aria-hidden />
          </button>
        ) : (
          <span className={css.turn} />
        )}
        <span className="grow ell">{unit.name}</span>
        {opens && <span className="s12 t3">{unit.children}</span>}
      </div>
      {opens && isOpen && <Below unit={unit} depth={depth + 1} tree={tree} />}
    </>
  );
}

function Below({ unit, depth, tree }: { unit: OrgUnit; depth: number; tree: TreeProps }) {
  const { t } = useTranslation();
  const list = useChildUnits(unit.id, true);
  if (list.error) return <Trouble error={list.error} onRetry={list.retry} />;
  if (list.isLoading) return <Skeleton active title={false} paragraph={{ rows: 2 }} className={css.units} />;
  return (
    <>
      {list.items.map((one) => (
        <Row key={one.id} unit={one} depth={depth} tree={tree} />
      ))}
      {list.items.length === 0 && (
        <span className={clsx('s12 t3', css.nothing)} style={{ paddingInlineStart: 34 + depth * 18 }}>
          {t('places.nothingBelow')}
        </span>
      )}
      {list.hasMore && <ListEnd list={list} />}
    </>
  );
}

/** The units below one, each opened when somebody wants to see it: by pointer, or with the arrow keys. */
export function UnitTree({ root, ...tree }: TreeProps & { root: OrgUnit }) {
  const { t } = useTranslation();
  return (
    <div role="tree" aria-label={t('places.tree')} className={css.units}>
      <Row unit={root} depth={0} tree={tree} />
    </div>
  );
}
