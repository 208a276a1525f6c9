import type { OrgUnit } from '@falink/protocol';
import { Skeleton } from 'antd';
import { clsx } from 'clsx';
import { SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useUnitSearch } from '../../data/org-units.js';
import { Empty } from '../../ui/Empty.js';
import { ListEnd } from '../../ui/ListEnd.js';
import { Trouble } from '../../ui/Trouble.js';
import css from './places.module.css';

/** The units that somebody's words find, in the place of the tree. */
export function UnitFound(props: { words: string; selectedId: string; onSelect: (unit: OrgUnit) => void }) {
  const { t } = useTranslation();
  const list = useUnitSearch(props.words);
  if (list.error) return <Trouble error={list.error} onRetry={list.retry} />;
  if (list.isLoading) return <Skeleton active title={false} paragraph={{ rows: 3 }} />;
  if (list.items.length === 0) {
    return (
      <Empty icon={SearchX} title={t('places.noMatch')}>
        <span>{t('places.noMatchText')}</span>
      </Empty>
    );
  }
  return (
    <div className={css.units}>
      {list.items.map((unit) => (
        <button
          key={unit.id}
          type="button"
          aria-pressed={unit.id === props.selectedId}
          className={clsx(css.unit, css.found, unit.id === props.selectedId && css.on)}
          onClick={() => props.onSelect(unit)}
        >
          <span className="grow ell">{unit.name}</span>
          <span className="s12 t3 ell">{unit.parentName}</span>
        </button>
      ))}
      <ListEnd list={list} />
    </div>
  );
}
