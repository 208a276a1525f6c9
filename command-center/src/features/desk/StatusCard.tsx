import { callRoutes, type StaffCall } from '@falink/protocol';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { BellOff, Coffee, Headset, type LucideIcon, MonitorUp, PhoneMissed, Power, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTopics } from '../../api/live.js';
import { useNow, useServices } from '../../api/services.js';
import { clockText } from '../../model/duration.js';
import { queueOf, talkingOf, waitedMs } from '../../model/overview.js';
import { Card } from '../../ui/Card.js';
import { DeviceCheck } from './DeviceCheck.js';
import { useDuty, useDutyController } from './DutyContext.js';
import type { DutyNotice } from './duty-state.js';

const LIVE_KEY = ['calls', 'live'] as const;
const NO_CALLS: readonly StaffCall[] = [];

function Notice({ kind }: { kind: DutyNotice }) {
  const { t } = useTranslation();
  const controller = useDutyController();
  const Glyph = kind === 'answered_elsewhere' ? MonitorUp : PhoneMissed;
  return (
    <div className={`note ${kind === 'missed' ? 'n-gold' : 'n-blue'}`} role="status">
      <Glyph size={16} aria-hidden />
      <span className="grow">{t(`desk.notice.${kind}`)}</span>
      <button
        type="button"
        className="text-button"
        aria-label={t('common.close')}
        onClick={() => controller.dismissNotice()}
      >
        <X size={15} aria-hidden />
      </button>
    </div>
  );
}

/** Whether I am on duty, how busy the district is, and whether I can be seen and heard. */
export function StatusCard({ view }: { view: 'off' | 'away' | 'idle' }) {
  const { t } = useTranslation();
  const { http } = useServices();
  const controller = useDutyController();
  const { agent, notice } = useDuty();
  const now = useNow();
  const [busy, setBusy] = useState<string | null>(null);
  useTopics(['calls'], [LIVE_KEY]);
  const live = useQuery({
    queryKey: LIVE_KEY,
    queryFn: ({ signal }) => http.send(callRoutes.listCalls, { query: { scope: 'live' }, signal }),
    refetchInterval: 15_000,
  });
  const calls = live.data?.calls ?? NO_CALLS;
  const queue = queueOf(calls);
  const longest = queue[0];
  const talking = talkingOf(calls);
  const become = (state: 'available' | 'away' | 'offline') => async (): Promise<void> => {
    setBusy(state);
    await controller.setState(state);
    setBusy(null);
  };
  const Glyph: LucideIcon = view === 'idle' ? Headset : view === 'away' ? Coffee : BellOff;
  return (
    <Card bare className="status-card">
      <div className="status-main">
        {notice && <Notice kind={notice} />}
        <div className="row" style={{ gap: 14 }}>
          <span className={`status-badge t-${view === 'idle' ? 'jade' : 'slate'}`}>
            <Glyph size={22} strokeWidth={1.75} aria-hidden />
          </span>
          <div className="col">
            <h2 className="headline">{t(`desk.status.${view}.title`)}</h2>
            <p className="s13 t2">
              {t(`desk.status.${view}.text`, { since: agent ? clockText(now - Date.parse(agent.since)) : '' })}
            </p>
          </div>
        </div>
        <dl className="status-figures">
          <div className="kpi">
            <dt className="l">{t('desk.figure.queue')}</dt>
            <dd className="v">{live.data ? t('desk.people', { count: queue.length }) : '–'}</dd>
            <dd className="d">
              {longest
                ? t('desk.figure.longest', { wait: clockText(waitedMs(longest, now)) })
                : t('desk.figure.nobody')}
            </dd>
          </div>
          <div className="kpi">
            <dt className="l">{t('desk.figure.talking')}</dt>
            <dd className="v">{live.data ? t('desk.lines', { count: talking.length }) : '–'}</dd>
            <dd className="d">{t('desk.figure.scope')}</dd>
          </div>
        </dl>
        <span className="grow" />
        <div className="row" style={{ gap: 10 }}>
          {view !== 'idle' && (
            <Button
              type="primary"
              size="large"
              icon={<Headset size={18} aria-hidden />}
              loading={busy === 'available'}
              onClick={become('available')}
            >
              {t('desk.goOnDuty')}
            </Button>
          )}
          {view === 'idle' && (
            <Button
              size="large"
              icon={<Coffee size={17} aria-hidden />}
              loading={busy === 'away'}
              onClick={become('away')}
            >
              {t('desk.away')}
            </Button>
          )}
          {view !== 'off' && (
            <Button
              size="large"
              icon={<Power size={17} aria-hidden />}
              loading={busy === 'offline'}
              onClick={become('offline')}
            >
              {t('desk.goOffDuty')}
            </Button>
          )}
          <span className="grow" />
          {view === 'idle' && (
            <span className="s13 t2 row nowrap">
              <kbd>Enter</kbd>
              {t('desk.answer')}
              <kbd>Esc</kbd>
              {t('desk.decline')}
            </span>
          )}
        </div>
      </div>
      <DeviceCheck />
    </Card>
  );
}
