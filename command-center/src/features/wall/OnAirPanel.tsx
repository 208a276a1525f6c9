import { clockText } from '@falink/client';
import type { OnAir } from '@falink/protocol';
import { clsx } from 'clsx';
import { Tv } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/services.js';
import own from './OnAirPanel.module.css';
import { Panel } from './Panel.js';
import css from './wall.module.css';

function progressOf(now: NonNullable<OnAir['now']>, at: number): number {
  const start = Date.parse(now.startedAt);
  const end = Date.parse(now.endsAt);
  return end > start ? Math.min(1, Math.max(0, (at - start) / (end - start))) : 0;
}

function Poster({ src }: { src: string }) {
  const [failed, setFailed] = useState(false);
  if (failed) {
    return (
      <span className={clsx(own.wPoster, own.wPosterNone)}>
        <Tv aria-hidden />
      </span>
    );
  }
  return <img className={own.wPoster} src={src} alt="" onError={() => setFailed(true)} />;
}

/** What the district's channel shows now and next. */
export function OnAirPanel({ onAir }: { onAir: readonly OnAir[] }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const english = i18n.language === 'en';
  const channel = onAir[0];
  const watching = channel?.watching ?? null;
  return (
    <Panel
      className={css.wOnair}
      icon={Tv}
      title={t('wall.onAir.title')}
      extra={watching === null ? '' : t('wall.onAir.watching', { count: watching })}
    >
      {!channel?.now ? (
        <div className={css.wEmpty}>
          <Tv aria-hidden />
          <b>{t('wall.onAir.empty')}</b>
          <span>{t('wall.onAir.emptyText')}</span>
        </div>
      ) : (
        <>
          <div className={own.wProgramme}>
            <Poster key={channel.now.asset.id} src={channel.now.asset.posterUrl} />
            <div className={own.wProgrammeText}>
              <b className="ell">{english ? channel.now.asset.title.en : channel.now.asset.title.zh}</b>
              <small className="ell">
                {english ? channel.now.asset.series.en : channel.now.asset.series.zh} ·{' '}
                {t('wall.onAir.episode', { n: channel.now.asset.episode })}
              </small>
              <div className={clsx(css.wBar, css.thin)}>
                <i className={css.fWGold} style={{ width: `${progressOf(channel.now, now) * 100}%` }} />
              </div>
              <small className={own.wTimes}>
                <span>{clockText(now - Date.parse(channel.now.startedAt))}</span>
                <span>{clockText(Date.parse(channel.now.endsAt) - Date.parse(channel.now.startedAt))}</span>
              </small>
            </div>
          </div>
          {channel.next && (
            <p className={clsx(own.wNext, 'ell')}>
              {t('wall.onAir.next')} <b>{english ? channel.next.asset.title.en : channel.next.asset.title.zh}</b>
            </p>
          )}
        </>
      )}
    </Panel>
  );
}
