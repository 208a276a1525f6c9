import type { OrgUnit, SiteKind, SiteProfile } from '@falink/protocol';
import { SiteKindSchema, wordOfUnit } from '@falink/protocol';
import { Button, Input, Select, Skeleton } from 'antd';
import { clsx } from 'clsx';
import { Building2, FolderPlus, GitMerge, MapPinPlus, MoveRight, PencilLine, Search, SquareX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSites } from '../../data/sites.js';
import { TargetButton } from '../../targets/TargetButton.js';
import { Card } from '../../ui/Card.js';
import { Empty } from '../../ui/Empty.js';
import { ListEnd } from '../../ui/ListEnd.js';
import { Trouble } from '../../ui/Trouble.js';
import { useSettled } from '../../ui/use-settled.js';
import css from './places.module.css';
import { SITE_ICON } from './site-icon.js';
import type { Asked } from './UnitDialog.js';

function Acts({ unit, isOwn, onAsk }: { unit: OrgUnit; isOwn: boolean; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation();
  const icon = { size: 15, 'aria-hidden': true } as const;
  return (
    <div className={clsx('row', css.acts)}>
      {unit.level !== 'village' && (
        <Button icon={<FolderPlus {...icon} />} onClick={() => onAsk('create')}>
          {t(unit.level === 'district' ? 'places.addStreet' : 'places.addVillage')}
        </Button>
      )}
      <Button icon={<PencilLine {...icon} />} onClick={() => onAsk('rename')}>
        {t('places.act.rename')}
      </Button>
      {!isOwn && (
        <>
          {unit.level === 'village' && (
            <Button icon={<MoveRight {...icon} />} onClick={() => onAsk('move')}>
              {t('places.act.move')}
            </Button>
          )}
          <Button icon={<GitMerge {...icon} />} onClick={() => onAsk('merge')}>
            {t('places.act.merge')}
          </Button>
          <Button icon={<SquareX {...icon} />} onClick={() => onAsk('close')}>
            {t('places.act.close')}
          </Button>
        </>
      )}
    </div>
  );
}

function SiteRow({ site, isOn, onOpen }: { site: SiteProfile; isOn: boolean; onOpen: () => void }) {
  const { t } = useTranslation();
  const Glyph = SITE_ICON[site.kind];
  return (
    <li>
      <button type="button" className={isOn ? clsx(css.site, css.on) : css.site} aria-pressed={isOn} onClick={onOpen}>
        <Glyph size={18} strokeWidth={1.75} className="t3" aria-hidden />
        <span className="col grow">
          <span className="ell">{site.name}</span>
          <span className="s12 t3 ell">
            {[site.orgUnit.name, t(`places.kind.${site.kind}`), site.address].filter((text) => text !== '').join(' · ')}
          </span>
        </span>
        <span className="s12 t3 nowrap">{t('places.boxes', { count: site.terminals })}</span>
      </button>
    </li>
  );
}

/** One unit: what may be done with it, and the sites at and below it. `canManage`: who may change it. */
export function UnitPanel(props: {
  unit: OrgUnit;
  /** The unit of who looks: its own place in the tree is for others to change. */
  isOwn: boolean;
  canManage: boolean;
  siteId: string | undefined;
  onAsk: (asked: Asked) => void;
  onSite: (id: string) => void;
}) {
  const { unit } = props;
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [kinds, setKinds] = useState<readonly SiteKind[]>([]);
  const text = useSettled(words.trim());
  const list = useSites({ q: text, unit, kinds });
  const level = unit.level === 'village' ? t(`places.word.${wordOfUnit(unit)}`) : t(`places.level.${unit.level}`);
  const isFiltered = text !== '' || kinds.length > 0;
  return (
    <Card
      bare
      className={css.panel}
      title={unit.name}
      note={[level, unit.nameEn, unit.parentName].filter(Boolean).join(' · ')}
      extra={
        props.canManage && (
          <Button type="primary" icon={<MapPinPlus size={15} aria-hidden />} onClick={() => props.onSite('new')}>
            {t('places.addSite')}
          </Button>
        )
      }
    >
      {props.canManage && <Acts unit={unit} isOwn={props.isOwn} onAsk={props.onAsk} />}
      <div className={clsx('row', css.acts)}>
        <TargetButton place={{ kind: 'unit', id: unit.id }} name={unit.name} canManage={props.canManage} />
      </div>
      <div className={clsx('row', css.filters)}>
        <Input
          className="grow"
          allowClear
          prefix={<Search size={16} className="t3" aria-hidden />}
          placeholder={t('places.searchSites')}
          aria-label={t('places.searchSites')}
          value={words}
          maxLength={60}
          onChange={(event) => setWords(event.target.value)}
        />
        <Select
          mode="multiple"
          maxTagCount={1}
          allowClear
          className={css.kinds}
          placeholder={t('places.kindLabel')}
          aria-label={t('places.kindLabel')}
          options={SiteKindSchema.options.map((value) => ({ value, label: t(`places.kind.${value}`) }))}
          value={[...kinds]}
          onChange={setKinds}
        />
      </div>
      <div className={css.siteList}>
        {list.error ? (
          <Trouble error={list.error} onRetry={list.retry} />
        ) : list.isLoading ? (
          <Skeleton active title={false} paragraph={{ rows: 5 }} className={css.loading} />
        ) : list.items.length === 0 ? (
          <Empty icon={Building2} title={t(isFiltered ? 'places.noMatch' : 'places.noSite')}>
            <span>{t(isFiltered ? 'places.noMatchText' : 'places.noSiteText')}</span>
          </Empty>
        ) : (
          <ul className={css.sites}>
            {list.items.map((site) => (
              <SiteRow key={site.id} site={site} isOn={site.id === props.siteId} onOpen={() => props.onSite(site.id)} />
            ))}
          </ul>
        )}
        <ListEnd list={list} />
      </div>
    </Card>
  );
}
