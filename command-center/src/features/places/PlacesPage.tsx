import type { Staff } from '@falink/protocol';
import { may } from '@falink/protocol';
import { Button, Input, Skeleton } from 'antd';
import { Search, WifiOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useOrgUnit } from '../../data/org-units.js';
import { Card } from '../../ui/Card.js';
import { Note } from '../../ui/Note.js';
import { Page } from '../../ui/Page.js';
import { Trouble } from '../../ui/Trouble.js';
import { useSettled } from '../../ui/use-settled.js';
import css from './places.module.css';
import { SiteDrawer } from './SiteDrawer.js';
import { type Asked, UnitDialog } from './UnitDialog.js';
import { UnitFound } from './UnitFound.js';
import { UnitPanel } from './UnitPanel.js';
import { UnitTree } from './UnitTree.js';

/** The units and sites that somebody is responsible for: the tree on the left, the chosen unit on the right. */
export function PlacesPage({ staff }: { staff: Pick<Staff, 'roles' | 'orgUnit'> }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { unit: unitId = staff.orgUnit.id, site: siteId } = useParams();
  const [words, setWords] = useState('');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set([staff.orgUnit.id]));
  const [asked, setAsked] = useState<Asked | null>(null);
  const text = useSettled(words.trim());
  const root = useOrgUnit(staff.orgUnit.id);
  const chosen = useOrgUnit(unitId);
  const canManage = may(staff, 'places.manage');
  const toggle = (id: string, isOpen: boolean): void => {
    setOpen((known) => new Set(isOpen ? [...known, id] : [...known].filter((one) => one !== id)));
  };
  const toUnit = (id: string): void => void navigate(`/places/${id}`);
  const stale = root.data && (root.error ?? chosen.error);
  return (
    <Page title={t('common.area.places')} note={root.data?.name} className={css.places}>
      {stale && chosen.data && (
        <Note
          tone="gold"
          icon={WifiOff}
          action={
            <Button
              size="small"
              onClick={() => {
                void root.refetch();
                void chosen.refetch();
              }}
            >
              {t('common.retry')}
            </Button>
          }
        >
          {t('places.stale')}
        </Note>
      )}
      <div className={css.columns}>
        <Card bare title={t('places.tree')} className={css.side}>
          <div className={css.filters}>
            <Input
              allowClear
              prefix={<Search size={16} className="t3" aria-hidden />}
              placeholder={t('places.searchUnits')}
              aria-label={t('places.searchUnits')}
              value={words}
              maxLength={60}
              onChange={(event) => setWords(event.target.value)}
            />
          </div>
          <div className={css.scroll}>
            {text !== '' ? (
              <UnitFound words={text} selectedId={unitId} onSelect={({ id }) => toUnit(id)} />
            ) : root.data ? (
              <UnitTree
                root={root.data}
                selectedId={unitId}
                open={open}
                onSelect={({ id }) => toUnit(id)}
                onToggle={toggle}
              />
            ) : root.error ? (
              <Trouble error={root.error} onRetry={() => void root.refetch()} />
            ) : (
              <Skeleton active title={false} paragraph={{ rows: 6 }} className={css.loading} />
            )}
          </div>
        </Card>
        {chosen.data ? (
          <UnitPanel
            key={chosen.data.id}
            unit={chosen.data}
            isOwn={chosen.data.id === staff.orgUnit.id}
            canManage={canManage && chosen.data.closedAt === null}
            siteId={siteId}
            onAsk={setAsked}
            onSite={(id) => void navigate(`/places/${unitId}/${id}`)}
          />
        ) : (
          <Card className={css.panel}>
            {chosen.error ? (
              <Trouble error={chosen.error} onRetry={() => void chosen.refetch()} />
            ) : (
              <Skeleton active title={false} paragraph={{ rows: 8 }} />
            )}
          </Card>
        )}
      </div>
      {chosen.data && asked && (
        <UnitDialog
          unit={chosen.data}
          asked={asked}
          onClose={() => setAsked(null)}
          onDone={(unit, { kind }) => {
            if (kind === 'create') toggle(unit.parentId ?? unit.id, true);
            // What was closed is not in the tree any more.
            toUnit(kind === 'close' ? (unit.parentId ?? staff.orgUnit.id) : unit.id);
          }}
        />
      )}
      {chosen.data && (
        <SiteDrawer
          siteId={siteId}
          unit={chosen.data}
          canManage={canManage}
          onClose={() => toUnit(unitId)}
          onMade={(id) => void navigate(`/places/${unitId}/${id}`)}
        />
      )}
    </Page>
  );
}
