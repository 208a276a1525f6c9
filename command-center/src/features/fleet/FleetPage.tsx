import { type Terminal, TerminalStateSchema } from '@falink/protocol';
import { Button, Input, Select, Table, type TableColumnsType } from 'antd';
import { clsx } from 'clsx';
import { House, Link2, School, Search, Store, Tv } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useNow } from '../../api/services.js';
import { useFleet, useTerminal, useTerminals } from '../../data/terminals.js';
import { coarseAge } from '../../model/duration.js';
import { type FleetFilter, NO_FILTER } from '../../model/fleet.js';
import { sceneTitle } from '../../model/scene-title.js';
import { Empty } from '../../ui/Empty.js';
import { ListEnd, loadNearEnd } from '../../ui/ListEnd.js';
import { Page } from '../../ui/Page.js';
import { Trouble } from '../../ui/Trouble.js';
import { useSettled } from '../../ui/use-settled.js';
import { ExportTerminals } from './ExportTerminals.js';
import css from './fleet.module.css';
import { TerminalDrawer } from './TerminalDrawer.js';
import { TerminalTag } from './TerminalTag.js';

const VIEWS: readonly FleetFilter['view'][] = ['all', 'attention', 'room', 'home', 'outdated'];
const KIND = { home: House, room: School, kiosk: Store } as const;

function LastSeen({ at, connected }: { at: string | null; connected: boolean }) {
  const { t } = useTranslation();
  const now = useNow(5_000);
  if (at === null) return <span className="t3">{t('fleet.never')}</span>;
  const { n, unit } = coarseAge(now - Date.parse(at));
  return <span className={connected ? '' : 'c-coral'}>{t(`common.age.${unit}`, { n })}</span>;
}

/** The terminal of the address: from the list, or fetched alone when the list does not hold it. */
function useSelected(id: string | undefined, items: readonly Terminal[]): Terminal | null {
  const listed = items.find((one) => one.id === id);
  const query = useTerminal(listed === undefined ? id : undefined);
  return listed ?? (id === undefined ? null : (query.data ?? null));
}

/** The height that is left for the rows, so that only they scroll. */
function useHeightLeft() {
  const box = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(480);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setHeight(Math.max(200, element.clientHeight - 44)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { box, height };
}

/** Every terminal in scope: what it shows, when it was last heard of, which version it runs. `pending`: pairings that wait; null for somebody who does not approve them. */
export function FleetPage(props: { pending: number | null; canRevoke: boolean; canPlace: boolean }) {
  const { pending, canRevoke, canPlace } = props;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id } = useParams();
  const [filter, setFilter] = useState<FleetFilter>(NO_FILTER);
  const text = useSettled(filter.text.trim());
  const { box, height } = useHeightLeft();
  const fleet = useFleet();
  const list = useTerminals({ ...filter, text }, fleet.data?.outdatedVersions ?? []);
  const units = fleet.data?.units.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  const selected = useSelected(id, list.items);
  const isEmpty = fleet.data?.views.all === 0;
  const columns: TableColumnsType<Terminal> = [
    {
      title: t('fleet.column.terminal'),
      key: 'terminal',
      render: (_, one) => {
        const Kind = KIND[one.kind];
        return (
          <span className="row" style={{ gap: 10 }}>
            <Kind size={17} strokeWidth={1.75} className="t3" aria-label={t(`common.kind.${one.kind}`)} />
            <span className="col">
              <span className="ell">
                {one.site.orgUnit.name} {one.name}
              </span>
              <span className="s12 t3 ell">{one.site.name}</span>
            </span>
          </span>
        );
      },
    },
    {
      title: t('fleet.column.state'),
      key: 'state',
      width: 116,
      render: (_, one) => <TerminalTag terminal={one} />,
    },
    {
      title: t('fleet.column.scene'),
      key: 'scene',
      width: 150,
      ellipsis: true,
      render: (_, one) => (one.scene ? sceneTitle(one.scene, t) : t('common.none')),
    },
    {
      title: t('fleet.column.version'),
      key: 'version',
      width: 100,
      render: (_, one) => one.appVersion ?? t('common.none'),
    },
    {
      title: t('fleet.column.seen'),
      key: 'seen',
      width: 100,
      align: 'right',
      render: (_, one) => <LastSeen at={one.lastSeenAt} connected={one.connected} />,
    },
  ];
  return (
    <Page
      title={t('fleet.title')}
      note={fleet.data && t('fleet.count', { total: fleet.data.views.all, online: fleet.data.online })}
      tools={
        <>
          <ExportTerminals filter={filter} />
          {pending !== null && (
            <Button icon={<Link2 size={16} aria-hidden />} onClick={() => void navigate('/pairings')}>
              {t('common.area.pairings')}
              {pending > 0 && <b className="c-coral">{pending}</b>}
            </Button>
          )}
        </>
      }
      className={css.fleet}
    >
      <div className={selected ? clsx(css.fleetMain, css.beside) : css.fleetMain}>
        <div className={clsx('row', css.fleetViews)}>
          {VIEWS.map((view) => (
            <button
              key={view}
              type="button"
              aria-pressed={filter.view === view}
              className={filter.view === view ? clsx(css.view, css.on) : css.view}
              onClick={() => setFilter({ ...filter, view })}
            >
              {t(`fleet.view.${view}`)}
              <b>{fleet.data?.views[view] ?? '–'}</b>
            </button>
          ))}
        </div>
        <div className="row">
          <Input
            className="grow"
            allowClear
            prefix={<Search size={16} className="t3" aria-hidden />}
            placeholder={t('fleet.search')}
            aria-label={t('fleet.search')}
            value={filter.text}
            maxLength={60}
            onChange={(event) => setFilter({ ...filter, text: event.target.value })}
          />
          <Select
            mode="multiple"
            maxTagCount={1}
            allowClear
            className={css.fleetSelect}
            placeholder={t('fleet.unit')}
            aria-label={t('fleet.unit')}
            options={units}
            value={[...filter.units]}
            onChange={(next) => setFilter({ ...filter, units: next })}
          />
          <Select
            mode="multiple"
            maxTagCount={1}
            allowClear
            className={css.fleetSelect}
            placeholder={t('fleet.column.state')}
            aria-label={t('fleet.column.state')}
            options={TerminalStateSchema.options.map((value) => ({ value, label: t(`common.terminal.${value}`) }))}
            value={[...filter.states]}
            onChange={(next) => setFilter({ ...filter, states: next })}
          />
        </div>
        <div className={clsx('card', css.fleetTable)} ref={box}>
          {list.error ? (
            <Trouble error={list.error} onRetry={list.retry} />
          ) : (
            <Table<Terminal>
              virtual
              rowKey="id"
              columns={selected ? columns.filter((one) => one.key !== 'version') : columns}
              dataSource={list.items}
              loading={list.isLoading}
              pagination={false}
              onScroll={loadNearEnd(list)}
              scroll={{ y: height, x: selected ? 560 : 700 }}
              rowClassName={(one) => (one.id === id ? clsx(css.fleetRow, 'ant-table-row-selected') : css.fleetRow)}
              onRow={(one) => ({
                onClick: () => void navigate(one.id === id ? '/fleet' : `/fleet/${one.id}`),
              })}
              locale={{
                emptyText: list.isLoading ? (
                  ' '
                ) : (
                  <Empty icon={Tv} title={t(isEmpty ? 'fleet.empty' : 'fleet.noMatch')}>
                    <span>{t(isEmpty ? 'fleet.emptyText' : 'fleet.noMatchText')}</span>
                  </Empty>
                ),
              }}
            />
          )}
        </div>
        <ListEnd list={list} follows={false} />
      </div>
      <TerminalDrawer
        terminal={selected}
        canRevoke={canRevoke}
        canPlace={canPlace}
        onClose={() => void navigate('/fleet')}
      />
    </Page>
  );
}
