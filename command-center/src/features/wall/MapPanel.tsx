import type { FleetMap, StaffCall, TerminalState } from '@falink/protocol';
import { clsx } from 'clsx';
import { Map as MapIcon, Tv } from 'lucide-react';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import own from './MapPanel.module.css';
import { Panel } from './Panel.js';
import css from './wall.module.css';
import { type MapMark, wallMap } from './wall-map.js';
import { countStates, STATE_ORDER } from './wall-model.js';

const AREAS = [own.mArea0, own.mArea1, own.mArea2, own.mArea3] as const;

/** On the map the shape differs too: a state is never colour alone. */
function Shape({ state, call }: { state: TerminalState; call: number | null }) {
  if (call !== null) {
    return (
      <>
        <circle r="12.5" className={own.mCall} />
        <text y="5.5" className={own.mNumber}>
          {call}
        </text>
      </>
    );
  }
  switch (state) {
    case 'playing':
      return <circle r="6" className={own.mPlaying} />;
    case 'on_call':
      return <circle r="9" className={own.mCall} />;
    case 'waiting':
      return (
        <>
          <circle r="13" className={own.mWaitingHalo} />
          <circle r="7.5" className={own.mWaiting} />
          <circle r="2.8" className={own.mWaitingDot} />
        </>
      );
    case 'idle':
      return <circle r="5.5" className={own.mIdle} />;
    case 'alert':
      return <path d="M0 -8L9 7.5H-9Z" className={own.mAlert} />;
    case 'offline':
      return <path d="M-6 -6L6 6M6 -6L-6 6" className={own.mOffline} />;
  }
}

const Mark = memo(function Mark({ mark }: { mark: MapMark }) {
  return (
    <g transform={`translate(${mark.x.toFixed(1)} ${mark.y.toFixed(1)})`}>
      <Shape state={mark.terminal.state} call={mark.call} />
    </g>
  );
});

/** Ten thousand marks: drawn when they change, not with the clock of the wall. */
export const MapPanel = memo(function MapPanel({ fleet, calls }: { fleet: FleetMap; calls: readonly StaffCall[] }) {
  const { t } = useTranslation();
  const map = useMemo(() => wallMap(fleet, calls), [fleet, calls]);
  const terminals = fleet.terminals.items;
  const counts = countStates(terminals);
  const online = terminals.length - counts.offline;
  const { centre } = map;
  return (
    <Panel
      className={css.wMap}
      icon={MapIcon}
      title={t('wall.map.title')}
      extra={
        <span className={css.wOnline}>
          <b>{online}</b> / {t('wall.map.online', { total: terminals.length })}
        </span>
      }
    >
      <div className={own.wMapStage}>
        {terminals.length === 0 ? (
          <div className={css.wEmpty}>
            <Tv aria-hidden />
            <b>{t('wall.map.empty')}</b>
            <span>{t('wall.map.emptyText')}</span>
          </div>
        ) : (
          <svg viewBox="0 0 872 520" role="img" aria-label={t('wall.map.label', { online, total: terminals.length })}>
            {map.district.cells.map((cell, i) => (
              <path key={cell.name} d={cell.path} className={clsx(own.mArea, AREAS[i % AREAS.length])} />
            ))}
            {map.marks.map((mark) =>
              mark.call === null ? null : (
                <path
                  key={mark.terminal.id}
                  className={mark.unstable ? clsx(own.mLine, own.unstable) : own.mLine}
                  d={`M${centre.x} ${centre.y}Q${(centre.x + mark.x) / 2} ${Math.min(centre.y, mark.y) - 22} ${mark.x} ${mark.y}`}
                />
              ),
            )}
            {map.areas.map((area) => (
              <g
                key={area.name}
                transform={`translate(${area.x.toFixed(1)} ${area.y.toFixed(1)})`}
                className={own.mLabel}
              >
                <text>{area.name}</text>
                {area.calls > 0 && (
                  <text y="20" className={own.mSub}>
                    {t('wall.map.calls', { count: area.calls })}
                  </text>
                )}
              </g>
            ))}
            {map.marks.map((mark) => (
              <Mark key={mark.terminal.id} mark={mark} />
            ))}
            <g transform={`translate(${centre.x} ${centre.y})`}>
              <circle r="11" className={own.mCentre} />
              <path
                className={own.mStar}
                d="M0 -6.5L1.9 -2.2L6.5 -1.9L3 1.1L4.1 5.6L0 3.1L-4.1 5.6L-3 1.1L-6.5 -1.9L-1.9 -2.2Z"
              />
            </g>
          </svg>
        )}
      </div>
      <ul className={own.wLegend}>
        {STATE_ORDER.map((state) => (
          <li key={state}>
            <svg viewBox="-13 -13 26 26" aria-hidden focusable="false">
              <title>{state}</title>
              <Shape state={state} call={null} />
            </svg>
            {t(`common.terminal.${state}`)}
            <b>{counts[state]}</b>
          </li>
        ))}
      </ul>
    </Panel>
  );
});
