import { SHANGHAI, shanghaiTimeOfDayMs } from '@falink/client';
import type { FleetMap, Overview } from '@falink/protocol';
import { clsx } from 'clsx';
import { CloudOff, LogOut, Maximize, Minimize, PanelLeft, Radio, Scissors, TriangleAlert } from 'lucide-react';
import { type CSSProperties, type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLink, useNow, useServices } from '../../api/services.js';
import { CallDrawer } from '../../call/CallDrawer.js';
import { useOverview } from '../../data/overview.js';
import { useFleetMap } from '../../data/terminals.js';
import { troubleText } from '../../model/trouble.js';
import { BrandMark } from '../../ui/Brand.js';
import { AgentsPanel } from './AgentsPanel.js';
import { AlarmBand } from './AlarmBand.js';
import { AlarmsPanel } from './AlarmsPanel.js';
import { AreasPanel } from './AreasPanel.js';
import { CallsPanel } from './CallsPanel.js';
import { DuePanel } from './DuePanel.js';
import { HoursPanel } from './HoursPanel.js';
import { LevelPanel } from './LevelPanel.js';
import { MapPanel } from './MapPanel.js';
import { OnAirPanel } from './OnAirPanel.js';
import { QueuePanel } from './QueuePanel.js';
import { RatingsPanel } from './RatingsPanel.js';
import { TasksPanel } from './TasksPanel.js';
import { useDesignSize } from './use-design-size.js';
import css from './wall.module.css';
import { alarmsOf } from './wall-alarm.js';
import { fleetFacts } from './wall-model.js';

/** Since when the page is not connected; null: it is. */
function useStaleSince(isLive: boolean): number | null {
  const { clock } = useServices();
  const [since, setSince] = useState<number | null>(null);
  useEffect(() => setSince(isLive ? null : clock.now()), [isLive, clock]);
  return since;
}

function Now() {
  const { i18n } = useTranslation();
  const now = useNow(500);
  const zone = { ...SHANGHAI } as const;
  return (
    <>
      <span className={css.wDate}>
        {new Intl.DateTimeFormat(i18n.language, { ...zone, dateStyle: 'long' }).format(now)}
        <br />
        {new Intl.DateTimeFormat(i18n.language, { ...zone, weekday: 'long' }).format(now)}
      </span>
      <time className={css.wTime}>
        {new Intl.DateTimeFormat('zh-CN', { ...zone, timeStyle: 'medium', hour12: false }).format(now)}
      </time>
    </>
  );
}

function Fullscreen() {
  const { t } = useTranslation();
  const [full, setFull] = useState(document.fullscreenElement !== null);
  useEffect(() => {
    const listener = () => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', listener);
    return () => document.removeEventListener('fullscreenchange', listener);
  }, []);
  if (!document.fullscreenEnabled) return null;
  const label = t(full ? 'wall.window' : 'wall.fullscreen');
  return (
    <button
      type="button"
      className={clsx(css.wChip, css.wButton)}
      title={label}
      aria-label={label}
      onClick={() => void (full ? document.exitFullscreen() : document.documentElement.requestFullscreen())}
    >
      {full ? <Minimize aria-hidden /> : <Maximize aria-hidden />}
    </button>
  );
}

/** Says when there is more than the snapshot carries: nothing is left out without a word. */
function Cut({ calls, terminals }: Pick<Overview, 'calls'> & Pick<FleetMap, 'terminals'>) {
  const { t } = useTranslation();
  const cut = ({ items, total }: { items: readonly unknown[]; total: number }) => ({ shown: items.length, total });
  const parts = [
    ...(terminals.total > terminals.items.length ? [t('wall.cut.terminals', cut(terminals))] : []),
    ...(calls.total > calls.items.length ? [t('wall.cut.calls', cut(calls))] : []),
  ];
  if (parts.length === 0) return null;
  return (
    <span className={clsx(css.wChip, css.wGold)} role="status">
      <Scissors aria-hidden />
      {parts.join(' · ')}
    </span>
  );
}

/** The command center's wall: everything at a glance, readable from five metres, without a click. */
export function WallPage({ back, banner, isDemo }: { back: string; banner: ReactNode; isDemo: boolean }) {
  const { t, i18n } = useTranslation();
  const { session } = useServices();
  const link = useLink();
  const now = useNow();
  const overview = useOverview();
  const fleet = useFleetMap();
  const [call, setCall] = useState<string | null>(null);
  const data = fleet.data && overview.data && { ...overview.data, fleet: fleet.data };
  const error = overview.error ?? fleet.error;
  useEffect(() => {
    document.title = `${t('common.area.wall')} · 法联 FaLink`;
  }, [t]);
  const live = link === 'connected';
  const staleSinceMs = useStaleSince(live);
  const facts = useMemo(() => fleet.data && fleetFacts(fleet.data), [fleet.data]);
  const alarms = data && facts ? alarmsOf({ overview: data, ...facts, staleSinceMs, nowMs: now }) : [];
  const [alarm] = alarms;
  const { unit, isUltraWide } = useDesignSize(alarm !== undefined);
  return (
    <div className={css.wall} style={{ '--u': `${unit}px` } as CSSProperties}>
      {banner}
      <header className={css.wHead}>
        <BrandMark size={48 * unit} />
        <h1>{t('wall.title', { district: data?.districtName ?? '' })}</h1>
        <span className="grow" />
        <span className={live ? clsx(css.wChip, css.wJade) : clsx(css.wChip, css.wGold)} role="status">
          {live ? <Radio aria-hidden /> : <CloudOff aria-hidden />}
          {t(live ? 'wall.live' : 'wall.stale')}
        </span>
        {isDemo && (
          <span className={clsx(css.wChip, css.wCoral)} role="note" title={t('common.demo')}>
            <TriangleAlert aria-hidden />
            {t('wall.demo')}
          </span>
        )}
        {data && <Cut calls={data.calls} terminals={data.fleet.terminals} />}
        <Link className={clsx(css.wChip, css.wButton)} to={back} title={t('wall.back')} aria-label={t('wall.back')}>
          <PanelLeft aria-hidden />
        </Link>
        <Fullscreen />
        <button
          type="button"
          className={clsx(css.wChip, css.wButton)}
          title={t('common.signOut')}
          aria-label={t('common.signOut')}
          onClick={() => void session.logout()}
        >
          <LogOut aria-hidden />
        </button>
        <Now />
      </header>
      {alarm && <AlarmBand alarm={alarm} />}
      <main style={{ display: 'contents' }}>
        {data ? (
          <div className={clsx(css.wGrid, isUltraWide && css.ultra)}>
            <div className={css.wCol}>
              <QueuePanel calls={data.calls.items} thresholdMs={data.serviceLevel.thresholdMs} />
              <LevelPanel counts={data.serviceLevel} />
              <AgentsPanel agents={data.agents} />
            </div>
            {isUltraWide && (
              <div className={css.wCol}>
                <CallsPanel calls={data.calls.items} onOpen={setCall} />
                <OnAirPanel onAir={data.onAir} />
              </div>
            )}
            <div className={css.wCol}>
              <MapPanel fleet={data.fleet} calls={data.calls.items} />
              <HoursPanel hours={data.hours} hourNow={Math.floor(shanghaiTimeOfDayMs(now) / 3_600_000)} unit={unit} />
            </div>
            {isUltraWide ? (
              <>
                <div className={css.wCol}>
                  <AreasPanel areas={facts?.areas ?? []} />
                  <AlarmsPanel alarms={alarms} />
                </div>
                <div className={css.wCol}>
                  <TasksPanel overview={data} />
                  <DuePanel applications={data.applications} rows={5} />
                  <RatingsPanel ratings={data.ratings} />
                </div>
              </>
            ) : (
              <div className={css.wCol}>
                <CallsPanel calls={data.calls.items} onOpen={setCall} />
                <OnAirPanel onAir={data.onAir} />
                <DuePanel applications={data.applications} rows={3} />
              </div>
            )}
          </div>
        ) : (
          <div className={css.wLoading} role="status">
            {error ? (
              <>
                <CloudOff aria-hidden />
                {troubleText(error, i18n.language)}
              </>
            ) : (
              t('common.loading')
            )}
          </div>
        )}
      </main>
      <CallDrawer dark callId={call} onClose={() => setCall(null)} />
    </div>
  );
}
