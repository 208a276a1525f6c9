import { type AgentStatus, dueOf, type OnAir, type Overview, type StaffCall } from '@falink/protocol';
import {
  CircleCheck,
  FolderClock,
  Gauge,
  Headset,
  Hourglass,
  PhoneCall,
  TrendingDown,
  TriangleAlert,
  Tv,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/services.js';
import { clockText } from '../../model/duration.js';
import { queueOf, talkingOf, talkMs, waitedMs } from '../../model/overview.js';
import { placeOf } from '../../model/place.js';
import { type Level, serviceLevelA, serviceLevelB } from '../../model/service-level.js';
import { AGENT_LOOK, DEADLINE_LOOK } from '../../model/status.js';
import { Bars } from '../../ui/Bars.js';
import { Icon } from '../../ui/icons.js';
import { Panel } from './Panel.js';
import { AGENT_ORDER, countAgents } from './wall-model.js';

/** From here a wait is near the limit; at the limit itself it is over. */
const NEAR_SHARE = 0.6;

export function QueuePanel({ calls, thresholdMs }: { calls: readonly StaffCall[]; thresholdMs: number }) {
  const { t } = useTranslation();
  const now = useNow();
  const queue = queueOf(calls);
  const longest = queue[0];
  const tone = (ms: number): string => (ms > thresholdMs ? 'w-coral' : ms > thresholdMs * NEAR_SHARE ? 'w-gold' : '');
  const longestMs = longest ? waitedMs(longest, now) : 0;
  return (
    <Panel
      className="w-queue"
      icon={Hourglass}
      title={t('wall.queue.title')}
      extra={t('wall.queue.count', { count: queue.length })}
    >
      <div className="w-alarm">
        <b className={longest ? tone(longestMs) : 'w-jade'}>{longest ? clockText(longestMs) : '00:00'}</b>
        <span>
          <strong className={longest ? tone(longestMs) : 'w-jade'}>
            {longest && longestMs > thresholdMs ? <TriangleAlert aria-hidden /> : <CircleCheck aria-hidden />}
            {t(longest ? 'wall.queue.longest' : 'wall.queue.nobody')}
          </strong>
          <small>{t('wall.queue.standard', { count: thresholdMs / 1000 })}</small>
        </span>
      </div>
      <ul className="w-rows">
        {queue.slice(0, 3).map((call) => {
          const ms = waitedMs(call, now);
          return (
            <li key={call.id}>
              <b className={tone(ms)}>{clockText(ms)}</b>
              <span>{t(`common.category.${call.category}`)}</span>
              <small className="ell">{placeOf(call.terminal)}</small>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function LevelRow({ level, target, name, formula }: { level: Level; target: number; name: string; formula: string }) {
  const { t } = useTranslation();
  const tone = level.onTarget === null ? 'w-slate' : level.onTarget ? 'w-jade' : 'w-gold';
  const percent = level.ratio === null ? null : Math.round(level.ratio * 1000) / 10;
  return (
    <div className="w-level">
      <div className="w-level-top">
        <b className={tone}>
          {percent === null ? '–' : percent.toFixed(1)}
          {percent !== null && <i>%</i>}
        </b>
        <span>
          {level.onTarget !== null && (
            <strong>
              {level.onTarget ? (
                <CircleCheck className="w-jade" aria-hidden />
              ) : (
                <TrendingDown className="w-gold" aria-hidden />
              )}
              {t(level.onTarget ? 'wall.level.reached' : 'wall.level.below', { target: Math.round(target * 100) })}
            </strong>
          )}
          <small>{level.denominator > 0 ? `${level.numerator} ÷ ${level.denominator}` : t('wall.level.none')}</small>
        </span>
      </div>
      <div className="w-bar" role="img" aria-label={`${name} ${percent ?? '–'} %`}>
        <i className={`f-${tone}`} style={{ width: `${percent ?? 0}%` }} />
        <u style={{ left: `${target * 100}%` }} />
      </div>
      <small>
        {name}
        {formula}
      </small>
    </div>
  );
}

export function LevelPanel({ counts }: { counts: Overview['serviceLevel'] }) {
  const { t } = useTranslation();
  const count = counts.thresholdMs / 1000;
  return (
    <Panel className="w-levels" icon={Gauge} title={t('wall.level.title')} extra={t('wall.level.today')}>
      <LevelRow
        level={serviceLevelA(counts)}
        target={counts.targetRatio}
        name={t('wall.level.a')}
        formula={t('wall.level.aText', { count })}
      />
      <LevelRow
        level={serviceLevelB(counts)}
        target={counts.targetRatio}
        name={t('wall.level.b')}
        formula={t('wall.level.bText', { count })}
      />
    </Panel>
  );
}

export function AgentsPanel({ agents }: { agents: readonly AgentStatus[] }) {
  const { t } = useTranslation();
  const { total, by } = countAgents(agents);
  const shown = AGENT_ORDER.filter((state) => state !== 'reserved' || by.reserved > 0);
  return (
    <Panel
      className="w-agents"
      icon={Headset}
      title={t('wall.agents.title')}
      extra={t('wall.agents.count', { count: total })}
    >
      <div className="w-split" aria-hidden>
        {shown.map(
          (state) =>
            by[state] > 0 && (
              <i key={state} className={`s-${AGENT_LOOK[state].family}`} style={{ flexGrow: by[state] }} />
            ),
        )}
        {total === 0 && <i className="s-none" style={{ flexGrow: 1 }} />}
      </div>
      <ul className="w-agent-list">
        {shown.map((state) => (
          <li key={state}>
            <span className={`w-${AGENT_LOOK[state].family}`}>
              <Icon name={AGENT_LOOK[state].icon} size={22} />
            </span>
            {t(`common.agent.${state}`)}
            <b>{by[state]}</b>
          </li>
        ))}
      </ul>
      {total === 0 && <small className="w-coral">{t('wall.agents.none')}</small>}
    </Panel>
  );
}

const CALLS_SHOWN = 6;

export function CallsPanel({ calls, onOpen }: { calls: readonly StaffCall[]; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const now = useNow();
  const talking = talkingOf(calls);
  const longest = talking[0];
  return (
    <Panel
      className="w-calls"
      icon={PhoneCall}
      title={t('wall.calls.title')}
      extra={
        longest
          ? t('wall.calls.count', { count: talking.length, longest: clockText(talkMs(longest, now)) })
          : t('wall.calls.zero')
      }
    >
      {talking.length === 0 ? (
        <div className="w-empty">
          <PhoneCall aria-hidden />
          <b>{t('wall.calls.empty')}</b>
          <span>{t('wall.calls.emptyText')}</span>
        </div>
      ) : (
        <ol className="w-call-list">
          {talking.slice(0, CALLS_SHOWN).map((call, i) => (
            <li key={call.id}>
              <button type="button" className="w-call" onClick={() => onOpen(call.id)}>
                <span className="w-number">{i + 1}</span>
                <span className="w-call-text">
                  <span className="ell">{placeOf(call.terminal)}</span>
                  <small className="ell">
                    {call.kind === 'intake' ? t('common.callKind.intake') : t(`common.category.${call.category}`)}
                    {call.agent && ` — ${call.agent.displayName}`}
                    {call.unstable && <em className="w-gold"> · {t('wall.calls.unstable')}</em>}
                  </small>
                </span>
                <Bars level={call.unstable ? 1 : 4} className={call.unstable ? 'w-gold' : 'w-jade'} />
                <b>{clockText(talkMs(call, now))}</b>
              </button>
            </li>
          ))}
          {talking.length > CALLS_SHOWN && (
            <li className="w-more">{t('wall.calls.more', { count: talking.length - CALLS_SHOWN })}</li>
          )}
        </ol>
      )}
    </Panel>
  );
}

function progressOf(now: NonNullable<OnAir['now']>, at: number): number {
  const start = Date.parse(now.startedAt);
  const end = Date.parse(now.endsAt);
  return end > start ? Math.min(1, Math.max(0, (at - start) / (end - start))) : 0;
}

function Poster({ src }: { src: string }) {
  const [failed, setFailed] = useState(false);
  if (failed) {
    return (
      <span className="w-poster w-poster-none">
        <Tv aria-hidden />
      </span>
    );
  }
  return <img className="w-poster" src={src} alt="" onError={() => setFailed(true)} />;
}

export function OnAirPanel({ onAir }: { onAir: readonly OnAir[] }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const english = i18n.language === 'en';
  const channel = onAir[0];
  const watching = channel?.watching ?? null;
  return (
    <Panel
      className="w-onair"
      icon={Tv}
      title={t('wall.onAir.title')}
      extra={watching === null ? '' : t('wall.onAir.watching', { count: watching })}
    >
      {!channel?.now ? (
        <div className="w-empty">
          <Tv aria-hidden />
          <b>{t('wall.onAir.empty')}</b>
          <span>{t('wall.onAir.emptyText')}</span>
        </div>
      ) : (
        <>
          <div className="w-programme">
            <Poster key={channel.now.asset.id} src={channel.now.asset.posterUrl} />
            <div className="w-programme-text">
              <b className="ell">{english ? channel.now.asset.title.en : channel.now.asset.title.zh}</b>
              <small className="ell">
                {english ? channel.now.asset.series.en : channel.now.asset.series.zh} ·{' '}
                {t('wall.onAir.episode', { n: channel.now.asset.episode })}
              </small>
              <div className="w-bar thin">
                <i className="f-w-gold" style={{ width: `${progressOf(channel.now, now) * 100}%` }} />
              </div>
              <small className="w-times">
                <span>{clockText(now - Date.parse(channel.now.startedAt))}</span>
                <span>{clockText(Date.parse(channel.now.endsAt) - Date.parse(channel.now.startedAt))}</span>
              </small>
            </div>
          </div>
          {channel.next && (
            <p className="w-next ell">
              {t('wall.onAir.next')} <b>{english ? channel.next.asset.title.en : channel.next.asset.title.zh}</b>
            </p>
          )}
        </>
      )}
    </Panel>
  );
}

export function DuePanel({ applications: { total, counts, nearest } }: { applications: Overview['applications'] }) {
  const { t } = useTranslation();
  const urgent = counts.overdue + counts.today + counts.soon;
  return (
    <Panel
      className="w-due"
      icon={FolderClock}
      title={t('wall.due.title')}
      extra={t('wall.due.count', { urgent, total })}
    >
      {nearest.length === 0 ? (
        <div className="w-empty small">
          <b>{t('wall.due.empty')}</b>
        </div>
      ) : (
        <ul className="w-rows">
          {nearest.slice(0, 3).map((one) => {
            const look = DEADLINE_LOOK[dueOf(one.daysLeft)];
            return (
              <li key={one.id}>
                <span className={`w-${look.family}`}>
                  <Icon name={look.icon} size={22} />
                </span>
                <span className="grow ell">{one.number}</span>
                <small className={`w-${look.family}`}>
                  {one.daysLeft < 0
                    ? t('applications.over', { count: -one.daysLeft })
                    : one.daysLeft === 0
                      ? t('common.deadline.today')
                      : t('applications.left', { count: one.daysLeft })}
                </small>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
