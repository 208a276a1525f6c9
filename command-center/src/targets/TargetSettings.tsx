import {
  failureOf,
  type Reported,
  standingOf,
  type Target,
  type TargetSetting,
  type TargetStanding,
} from '@falink/protocol';
import { Button, Skeleton } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../api/services.js';
import { type TargetPlace, useChannels, useReported, useTarget } from '../data/targets.js';
import type { StatusLook } from '../model/status.js';
import { dayTime } from '../ui/format.js';
import { StatusTag } from '../ui/StatusTag.js';
import { Trouble } from '../ui/Trouble.js';
import { TargetDialog } from './TargetDialog.js';
import css from './targets.module.css';
import { sourceWords, valueWords } from './words.js';

type Group = 'sound' | 'words' | 'screen' | 'features';

const GROUPS: readonly (readonly [Group, readonly TargetSetting[]])[] = [
  ['sound', ['channel', 'volume']],
  ['words', ['locale', 'elder']],
  ['screen', ['screen', 'screensaver']],
  [
    'features',
    [
      'feature_call',
      'feature_callback',
      'feature_legal_aid',
      'feature_intake',
      'feature_library',
      'feature_calculators',
      'feature_notice',
      'feature_follow',
    ],
  ],
];

const LOOK: Readonly<Record<TargetStanding, StatusLook>> = {
  applied: { family: 'jade', icon: 'check' },
  waiting: { family: 'slate', icon: 'hourglass' },
  chosen: { family: 'blue', icon: 'circle-check' },
  cannot: { family: 'coral', icon: 'triangle-alert' },
};

/**
 * What holds at a unit, a site or a terminal, where each value comes from, and how far a terminal has got with it. Who
 * may gives a value here, or inherits again.
 */
export function TargetSettings({ place, canManage }: { place: TargetPlace; canManage: boolean }) {
  const target = useTarget(place);
  const reported = useReported(place.kind === 'terminal' ? place.id : null);
  const channels = useChannels();
  const [asked, setAsked] = useState<TargetSetting | null>(null);
  const { t, i18n } = useTranslation();
  const now = useNow();
  if (!target.data) {
    return target.error ? (
      <Trouble error={target.error} onRetry={() => void target.refetch()} />
    ) : (
      <Skeleton active title={false} paragraph={{ rows: 6 }} />
    );
  }
  return (
    <div className="col" style={{ gap: 12 }}>
      {place.kind === 'terminal' && reported.data === null && (
        <div className="note n-gold">{t('targets.neverReported')}</div>
      )}
      {reported.data && (
        <p className="s12 t3">
          {t('targets.reported', {
            at: dayTime(reported.data.reportedAt, now, i18n.language),
            engine: reported.data.engine,
            version: reported.data.appVersion,
            volume: reported.data.volume,
          })}
        </p>
      )}
      {GROUPS.map(([group, settings]) => (
        <div key={group} className="col">
          <p className="field-label">{t(`targets.group.${group}`)}</p>
          <ul className={css.rows}>
            {settings.map((setting) => (
              <SettingRow
                key={setting}
                place={place}
                setting={setting}
                target={target.data}
                reported={reported.data}
                channels={channels.data ?? []}
                onEdit={canManage ? () => setAsked(setting) : null}
              />
            ))}
          </ul>
        </div>
      ))}
      {asked && (
        <TargetDialog
          place={place}
          setting={asked}
          target={target.data}
          channels={channels.data ?? []}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}

function SettingRow(props: {
  place: TargetPlace;
  setting: TargetSetting;
  target: Target;
  /** Undefined: no terminal, or not known yet. */
  reported: Reported | null | undefined;
  channels: Parameters<typeof valueWords>[2]['channels'];
  onEdit: (() => void) | null;
}) {
  const { t, i18n } = useTranslation();
  const { place, setting, target, reported, channels, onEdit } = props;
  const words = { t, locale: i18n.language, channels };
  const name = t(`targets.setting.${setting}`);
  const standing = reported === undefined ? null : standingOf(target, reported, setting);
  const failure = reported && standing === 'cannot' ? failureOf(reported, setting) : null;
  const runs = reported?.values[setting];
  const isOther = standing === 'chosen' || standing === 'waiting';
  return (
    <li className={css.row}>
      <span className={clsx('t2', css.name)}>{name}</span>
      <span className="col grow">
        <span>{valueWords(setting, target.values[setting], words)}</span>
        <span className={clsx('s12', target.from[setting].id === place.id ? css.here : 't3')}>
          {sourceWords(target.from[setting], place.id, t)}
        </span>
        {isOther && runs !== undefined && (
          <span className="s12 t3">{t('targets.runs', { value: valueWords(setting, runs, words) })}</span>
        )}
        {failure && (
          <span className={css.wrong}>
            {t(`targets.reason.${failure.reason}`)}
            {failure.detail !== '' && ` · ${failure.detail}`}
          </span>
        )}
      </span>
      {standing && <StatusTag look={LOOK[standing]}>{t(`targets.standing.${standing}`)}</StatusTag>}
      {onEdit && (
        <Button size="small" onClick={onEdit} aria-label={t('targets.edit', { setting: name })}>
          {t('targets.change')}
        </Button>
      )}
    </li>
  );
}
