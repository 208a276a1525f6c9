import { clockText } from '@falink/client';
import { clsx } from 'clsx';
import { TriangleAlert } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { timeOfDay } from '../../ui/format.js';
import own from './AlarmBand.module.css';
import { type Alarm, isGrave, widthInEms } from './wall-alarm.js';

/** An alarm in words; `clock` is the part that changes every second. */
export function useAlarmWords(): (alarm: Alarm) => { readonly words: string; readonly clock: string } {
  const { t, i18n } = useTranslation();
  return (alarm) => {
    switch (alarm.kind) {
      case 'stale':
        return {
          words: t('wall.alarm.stale', { at: timeOfDay(new Date(alarm.sinceMs).toISOString(), i18n.language) }),
          clock: '',
        };
      case 'nobody':
      case 'away':
      case 'waits': {
        const key = alarm.kind === 'nobody' && alarm.waiting === 0 ? 'nobodyYet' : alarm.kind;
        return {
          words: t(`wall.alarm.${key}`, { n: alarm.waiting }),
          clock: alarm.waiting > 0 ? t('wall.alarm.longest', { clock: clockText(alarm.longestMs) }) : '',
        };
      }
      case 'offline':
        return { words: t('wall.alarm.offline', alarm), clock: '' };
      case 'area_offline':
        return { words: t('wall.alarm.area_offline', { area: alarm.area, n: alarm.offline }), clock: '' };
      case 'unstable':
        return { words: t('wall.alarm.unstable', alarm), clock: '' };
    }
  };
}

/** The one sentence over the whole wall that says what is wrong, as large as its length allows. */
export function AlarmBand({ alarm }: { alarm: Alarm }) {
  const { words, clock } = useAlarmWords()(alarm);
  return (
    <div
      className={clsx(own.band, isGrave(alarm) && own.grave)}
      style={{ '--ems': widthInEms(words + clock) } as CSSProperties}
    >
      <TriangleAlert aria-hidden />
      <strong>
        <span role="alert">{words}</span>
        {/* A screen reader would read the whole sentence again every second. */}
        {clock !== '' && <span aria-hidden>{clock}</span>}
      </strong>
    </div>
  );
}
