import type { TargetSetting, TargetValues, Text } from '@falink/protocol';
import { Button, Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { CopyCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import css from './targets.module.css';
import { letterSize, ofLetterSize } from './words.js';

/** Values as they are typed: a week's days are texts until they are read. */
export interface Draft {
  readonly value: Omit<TargetValues, 'screen'>;
  readonly days: readonly string[];
}

const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;

/** The control of one setting. */
export function SettingControl(props: {
  setting: TargetSetting;
  draft: Draft;
  channels: readonly { readonly id: string; readonly name: Text }[];
  /** Days that cannot be read, with the reason. */
  wrongDays: ReadonlyMap<number, string>;
  onChange: (draft: Draft) => void;
}) {
  const { t, i18n } = useTranslation();
  const { setting, draft, channels, wrongDays, onChange } = props;
  const { value } = draft;
  const set = (change: Partial<Draft['value']>): void => onChange({ ...draft, value: { ...value, ...change } });
  const name = t(`targets.setting.${setting}`);
  switch (setting) {
    case 'channel':
      return (
        <Select
          aria-label={name}
          value={value.channel}
          options={channels.map(({ id, name: text }) => ({
            value: id,
            label: i18n.language === 'en' ? text.en : text.zh,
          }))}
          onChange={(channel) => set({ channel })}
        />
      );
    case 'volume':
      return (
        <div className={css.three}>
          {(['min', 'default', 'max'] as const).map((part) => (
            <div key={part} className="col s12 t2">
              <label htmlFor={`volume_${part}`}>{t(`targets.volume.${part}`)}</label>
              <InputNumber
                id={`volume_${part}`}
                min={0}
                max={100}
                precision={0}
                value={value.volume[part]}
                onChange={(number) => set({ volume: { ...value.volume, [part]: number ?? 0 } })}
              />
            </div>
          ))}
        </div>
      );
    case 'locale':
      return (
        <div className="col" style={{ gap: 8 }}>
          <Radio.Group
            aria-label={name}
            value={value.locale.value}
            options={[
              { value: 'zh-CN', label: t('targets.locale.zh-CN') },
              { value: 'en', label: t('targets.locale.en') },
            ]}
            onChange={({ target }) => set({ locale: { ...value.locale, value: target.value } })}
          />
          <Checkbox
            checked={value.locale.locked}
            onChange={({ target }) => set({ locale: { ...value.locale, locked: target.checked } })}
          >
            {t('targets.lock')}
          </Checkbox>
        </div>
      );
    case 'elder':
      return (
        <div className="col" style={{ gap: 8 }}>
          <Radio.Group
            aria-label={name}
            value={letterSize(value.elder)}
            options={[
              { value: 'standard', label: t('targets.letters.standard') },
              { value: 'elder', label: t('targets.letters.elder') },
              { value: 'largest', label: t('targets.letters.largest') },
            ]}
            onChange={({ target }) => set({ elder: ofLetterSize(target.value, value.elder.locked) })}
          />
          <Checkbox
            checked={value.elder.locked}
            onChange={({ target }) => set({ elder: { ...value.elder, locked: target.checked } })}
          >
            {t('targets.lock')}
          </Checkbox>
        </div>
      );
    case 'screen':
      return (
        <div className="col" style={{ gap: 6 }}>
          <p className="s12 t3">{t('targets.screenText')}</p>
          {DAYS.map((day) => (
            <div key={day} className={css.day}>
              <label htmlFor={`screen_${day}`} className="t2">
                {t(`places.day.${day}`)}
              </label>
              <span className="col grow">
                <Input
                  id={`screen_${day}`}
                  value={draft.days[day] ?? ''}
                  maxLength={160}
                  placeholder={t('targets.screenOff')}
                  {...(wrongDays.has(day) && { status: 'error' as const })}
                  onChange={({ target }) =>
                    onChange({ ...draft, days: draft.days.map((text, at) => (at === day ? target.value : text)) })
                  }
                />
                {wrongDays.has(day) && <span className={css.wrong}>{wrongDays.get(day)}</span>}
              </span>
            </div>
          ))}
          <div>
            <Button
              size="small"
              icon={<CopyCheck size={14} aria-hidden />}
              onClick={() => onChange({ ...draft, days: DAYS.map(() => draft.days[0] ?? '') })}
            >
              {t('targets.asMonday')}
            </Button>
          </div>
        </div>
      );
    case 'screensaver':
      return (
        <div className="col s12 t2" style={{ gap: 4 }}>
          <label htmlFor="screensaver">{t('targets.screensaverText')}</label>
          <InputNumber
            id="screensaver"
            min={0}
            max={240}
            precision={0}
            value={value.screensaver}
            onChange={(minutes) => set({ screensaver: minutes ?? 0 })}
          />
        </div>
      );
    default:
      return (
        <Radio.Group
          aria-label={name}
          value={value[setting]}
          options={[
            { value: true, label: t('targets.offered') },
            { value: false, label: t('targets.hidden') },
          ]}
          onChange={({ target }) => set({ [setting]: target.value })}
        />
      );
  }
}
