import { isSameValue, type Target, type TargetChange, type TargetSetting, type Text } from '@falink/protocol';
import { Modal, Radio, Skeleton } from 'antd';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TargetPlace, useTargetReach } from '../data/targets.js';
import { readScreenDay, screenDayText } from '../model/screen-hours.js';
import { troubleText } from '../model/trouble.js';
import { Note } from '../ui/Note.js';
import { useSettled } from '../ui/use-settled.js';
import { type Draft, SettingControl } from './SettingControl.js';
import { useSetTarget } from './use-set-target.js';
import { sourceWords, valueWords } from './words.js';

/** Gives one setting at a place, or inherits it again; says beforehand whom that reaches. */
export function TargetDialog(props: {
  place: TargetPlace;
  setting: TargetSetting;
  target: Target;
  channels: readonly { readonly id: string; readonly name: Text }[];
  onClose: () => void;
}) {
  const { place, setting, target, channels, onClose } = props;
  const { t, i18n } = useTranslation();
  const isGiven = target.here?.own[setting] !== undefined;
  const [inherits, setInherits] = useState(!isGiven);
  const [draft, setDraft] = useState<Draft>(() => ({
    value: target.values,
    days: target.values.screen.week.map(screenDayText),
  }));
  const save = useSetTarget(place, onClose);
  const days = draft.days.map(readScreenDay);
  const wrongDays = new Map(
    days.flatMap((day, at) =>
      typeof day === 'string'
        ? [[at, day === 'unclear' ? t('targets.unclear') : t(`places.wrong.${day}`)] as const]
        : [],
    ),
  );
  const { min, default: middle, max } = draft.value.volume;
  const isWrong =
    !inherits &&
    ((setting === 'screen' && wrongDays.size > 0) || (setting === 'volume' && !(min <= middle && middle <= max)));
  const wished = setting === 'screen' ? { week: days } : draft.value[setting];
  const change = { [setting]: inherits ? null : wished } as TargetChange;
  const isSame = inherits ? !isGiven : isGiven && isSameValue(wished, target.here?.own[setting]);
  const canSave = !isWrong && !isSame;
  const reach = useTargetReach(place, useSettled(change), canSave);
  const { inherited } = target.here ?? { inherited: target };
  const words = { t, locale: i18n.language, channels };
  const submit = (): void => {
    if (canSave && !save.isPending) save.mutate({ target, setting, change });
  };
  return (
    <Modal
      open
      title={t(`targets.setting.${setting}`)}
      okText={t('targets.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !canSave, loading: save.isPending }}
      onOk={submit}
      onCancel={onClose}
      width={560}
    >
      <div className="col" style={{ gap: 14 }}>
        <Radio.Group
          aria-label={t('targets.how')}
          value={inherits}
          onChange={({ target: chosen }) => setInherits(chosen.value)}
          className="col"
          style={{ gap: 8 }}
        >
          <Radio value={true}>
            {t('targets.inherit', {
              value: valueWords(setting, inherited.values[setting], words),
              from: sourceWords(inherited.from[setting], place.id, t),
            })}
          </Radio>
          <Radio value={false}>{t('targets.give')}</Radio>
        </Radio.Group>
        {!inherits && (
          <SettingControl
            setting={setting}
            draft={draft}
            channels={channels}
            wrongDays={wrongDays}
            onChange={setDraft}
          />
        )}
        {isWrong && setting === 'volume' && (
          <div className="note n-coral" role="alert">
            <TriangleAlert size={15} aria-hidden />
            {t('targets.volumeWrong')}
          </div>
        )}
        {canSave &&
          (place.kind === 'terminal' ? (
            <div className="note n-blue">{t('targets.reachOne')}</div>
          ) : reach.data ? (
            <Note tone="blue">
              {t(reach.data.own > 0 ? 'targets.reachOwn' : 'targets.reach', numbers(reach.data, i18n.language))}
            </Note>
          ) : reach.error ? (
            <div className="note n-coral">{troubleText(reach.error, i18n.language)}</div>
          ) : (
            <Skeleton active title={false} paragraph={{ rows: 1 }} />
          ))}
        {save.error !== null && (
          <div className="note n-coral" role="alert">
            <TriangleAlert size={15} aria-hidden />
            {troubleText(save.error, i18n.language)}
          </div>
        )}
      </div>
    </Modal>
  );
}

/** 3,412 rather than 3412. */
function numbers<T extends Record<string, number>>(counts: T, locale: string): Record<keyof T, string> {
  const text = Object.entries(counts).map(([name, count]) => [name, count.toLocaleString(locale)]);
  return Object.fromEntries(text) as Record<keyof T, string>;
}
