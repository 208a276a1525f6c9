import { type FleetLook, type HealthTrouble, may, type Staff, type Terminal } from '@falink/protocol';
import { Button } from 'antd';
import { clsx } from 'clsx';
import { Link2, TriangleAlert, Tv } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams } from 'react-router';
import { useTerminalList, useTerminalRow } from '../../data/terminal-list.js';
import { useFleet, useTerminal } from '../../data/terminals.js';
import { lookOf, paramsOf } from '../../model/fleet-look.js';
import { troubleOf } from '../../model/fleet-trouble.js';
import { countOf, NOTHING_SELECTED, type Selection, targetOf } from '../../model/selection.js';
import type { TerminalList } from '../../model/terminal-list.js';
import { troubleText } from '../../model/trouble.js';
import { Empty } from '../../ui/Empty.js';
import { Page } from '../../ui/Page.js';
import { Trouble } from '../../ui/Trouble.js';
import { CommandAct } from './CommandAct.js';
import { ExportTerminals } from './ExportTerminals.js';
import { FleetFilters } from './FleetFilters.js';
import { FleetTable } from './FleetTable.js';
import css from './fleet.module.css';
import own from './fleet-list.module.css';
import { ManageGroups } from './ManageGroups.js';
import { SaveGroupAct } from './SaveGroupAct.js';
import { SelectionBar } from './SelectionBar.js';
import { TagAct } from './TagAct.js';
import { TerminalDrawer } from './TerminalDrawer.js';
import { TerminalTags } from './TerminalTags.js';
import { TroubledTerminals } from './TroubledTerminals.js';
import { ViewsMenu } from './ViewsMenu.js';

const VIEWS: readonly FleetLook['filter']['view'][] = ['all', 'attention', 'room', 'home', 'outdated'];

/** The terminal of the address: from the list, or fetched alone when the list does not hold it. */
function useOpened(id: string | undefined, list: TerminalList): Terminal | null {
  const listed = useTerminalRow(list, id);
  const query = useTerminal(listed === undefined ? id : undefined);
  return listed ?? (id === undefined ? null : (query.data ?? null));
}

/** The list that the address names, all terminals or those with such trouble, and how to go to another one. */
function useLook(): {
  look: FleetLook;
  trouble: HealthTrouble | null;
  go: (look: FleetLook, id?: string) => void;
  goToTrouble: (trouble: HealthTrouble) => void;
  open: (id: string | null) => void;
} {
  const navigate = useNavigate();
  const { search } = useLocation();
  const { id } = useParams();
  const params = useMemo(() => new URLSearchParams(search), [search]);
  const look = useMemo(() => lookOf(params), [params]);
  const to = (terminal: string | null | undefined, query: string): void =>
    void navigate({ pathname: terminal ? `/fleet/${terminal}` : '/fleet', search: query });
  return {
    look,
    trouble: troubleOf(params),
    goToTrouble: (trouble) => to(id, `trouble=${trouble}`),
    go: (next) => to(id, paramsOf(next).toString()),
    open: (terminal) => to(terminal, search),
  };
}

/** Every terminal in scope: found, chosen, grouped; what each shows, and when it was last seen. `pending`: pairings that wait; null for somebody who does not approve them. */
export function FleetPage(props: { staff: Staff; pending: number | null; canRevoke: boolean; canPlace: boolean }) {
  const { staff, pending, canRevoke, canPlace } = props;
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { id } = useParams();
  const { look, trouble, go, goToTrouble, open } = useLook();
  const fleet = useFleet();
  const { list, state } = useTerminalList(look, fleet.data);
  const [chosen, setChosen] = useState<{ list: TerminalList; selection: Selection }>({
    list,
    selection: NOTHING_SELECTED,
  });
  // What was chosen in another list is not chosen in this one.
  const selection = chosen.list === list ? chosen.selection : NOTHING_SELECTED;
  const select = (next: Selection): void => setChosen({ list, selection: next });
  const opened = useOpened(id, list);
  const count = countOf(selection, state.total);
  const target = targetOf(selection, look);
  const canManage = may(staff, 'groups.manage');
  const isOn = (view: FleetLook['filter']['view']): boolean => trouble === null && look.filter.view === view;
  const isEmpty = fleet.data?.views.all === 0;
  const hasFailed = state.error !== null && state.total === null;
  return (
    <Page
      title={t('fleet.title')}
      note={fleet.data && t('fleet.count', { total: fleet.data.views.all, online: fleet.data.online })}
      tools={
        pending !== null && (
          <Button icon={<Link2 size={16} aria-hidden />} onClick={() => void navigate('/pairings')}>
            {t('common.area.pairings')}
            {pending > 0 && <b className="c-coral">{pending}</b>}
          </Button>
        )
      }
      className={css.fleet}
    >
      <div className={opened ? clsx(css.fleetMain, css.beside) : css.fleetMain}>
        <div className={clsx('row', css.fleetViews)}>
          {VIEWS.map((view) => (
            <button
              key={view}
              type="button"
              aria-pressed={isOn(view)}
              className={clsx(css.view, isOn(view) && css.on)}
              onClick={() => go({ ...look, filter: { ...look.filter, view } })}
            >
              {t(`fleet.view.${view}`)}
              <b>{fleet.data?.views[view] ?? '–'}</b>
            </button>
          ))}
          <button
            type="button"
            aria-pressed={trouble !== null}
            className={clsx(css.view, trouble !== null && css.on)}
            onClick={() => goToTrouble(trouble ?? 'stalls')}
          >
            {t('health.troubled.view')}
          </button>
          <span className="grow" />
          {canManage && !opened && (
            <ManageGroups
              staff={staff}
              onShow={(what) =>
                go(
                  'group' in what
                    ? { ...look, filter: { view: 'all' }, group: what.group }
                    : { ...look, filter: { view: 'all', tag: [what.tag] } },
                )
              }
            />
          )}
          {trouble === null && <ExportTerminals look={look} />}
          <ViewsMenu look={look} staff={staff} onChange={go} />
        </div>
        {trouble !== null ? (
          <TroubledTerminals
            by={trouble}
            openId={opened?.id}
            onBy={goToTrouble}
            onOpen={(terminal) => open(terminal === id ? null : terminal)}
          />
        ) : (
          <>
            <FleetFilters look={look} fleet={fleet.data} onChange={go} />
            {target !== null && count > 0 && (
              <SelectionBar count={count} onClear={() => select(NOTHING_SELECTED)}>
                <CommandAct count={count} target={target} />
                <TagAct count={count} target={target} />
                <SaveGroupAct count={count} target={target} staff={staff} units={fleet.data?.units ?? []} />
              </SelectionBar>
            )}
            <div className={clsx('card', css.fleetTable)}>
              {hasFailed ? (
                <Trouble error={state.error} onRetry={() => list.retry()} />
              ) : (
                <FleetTable
                  list={list}
                  state={state}
                  look={look}
                  columns={opened ? look.columns.slice(0, 2) : look.columns}
                  openId={opened?.id}
                  selection={selection}
                  canSelect={canManage}
                  onSelect={select}
                  onSort={(sort) => go({ ...look, sort })}
                  onOpen={(terminal) => open(terminal === id ? null : terminal)}
                >
                  {state.total !== null && (
                    <Empty icon={Tv} title={t(isEmpty ? 'fleet.empty' : 'fleet.noMatch')}>
                      <span>{t(isEmpty ? 'fleet.emptyText' : 'fleet.noMatchText')}</span>
                    </Empty>
                  )}
                </FleetTable>
              )}
            </div>
            <div className={own.foot}>
              <span role="status">{state.total !== null && t('groups.of', { total: state.total })}</span>
              {selection.ids.size >= 1_000 && <span className="c-gold">{t('groups.selectedMax')}</span>}
              {state.error !== null && state.total !== null && (
                <span className="list-failed" role="alert">
                  <TriangleAlert size={14} aria-hidden />
                  {troubleText(state.error, i18n.language)}
                  <Button size="small" onClick={() => list.retry()}>
                    {t('common.retry')}
                  </Button>
                </span>
              )}
            </div>
          </>
        )}
      </div>
      <TerminalDrawer terminal={opened} canRevoke={canRevoke} canPlace={canPlace} onClose={() => open(null)}>
        {opened && <TerminalTags terminal={opened} canManage={canManage} />}
      </TerminalDrawer>
    </Page>
  );
}
