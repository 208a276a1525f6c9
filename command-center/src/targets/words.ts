import type { TargetSetting, TargetSource, TargetValues, Text } from '@falink/protocol';
import type { TFunction } from 'i18next';
import { sameDays, screenDayText } from '../model/screen-hours.js';

type DayOfWeek = 0 | 1 | 2 | 3 | 4 | 5 | 6;

interface Channel {
  readonly id: string;
  readonly name: Text;
}

/** A value as people read it. */
export function valueWords<S extends TargetSetting>(
  setting: S,
  value: TargetValues[S],
  { t, locale, channels }: { t: TFunction; locale: string; channels: readonly Channel[] },
): string {
  const values = { [setting]: value } as Partial<TargetValues>;
  if (values.channel !== undefined) {
    const channel = channels.find(({ id }) => id === values.channel);
    return channel ? (locale === 'en' ? channel.name.en : channel.name.zh) : values.channel;
  }
  if (values.volume) return t('targets.volumeWords', values.volume);
  if (values.locale) return withLock(t, t(`targets.locale.${values.locale.value}`), values.locale.locked);
  if (values.elder) return withLock(t, t(`targets.letters.${letterSize(values.elder)}`), values.elder.locked);
  if (values.screen) return screenWords(values.screen.week, t);
  if (values.screensaver !== undefined)
    return values.screensaver === 0 ? t('targets.off') : t('targets.minutes', { minutes: values.screensaver });
  return t(value === true ? 'targets.offered' : 'targets.hidden');
}

export type LetterSize = 'standard' | 'elder' | 'largest';

/** How large letters are, as one choice. */
export function letterSize({ value, largest }: TargetValues['elder']): LetterSize {
  if (!value) return 'standard';
  return largest ? 'largest' : 'elder';
}

export function ofLetterSize(size: LetterSize, locked: boolean): TargetValues['elder'] {
  return { value: size !== 'standard', locked, ...(size === 'largest' && { largest: true }) };
}

function withLock(t: TFunction, words: string, locked: boolean): string {
  return `${words} · ${t(locked ? 'targets.locked' : 'targets.free')}`;
}

function screenWords(week: TargetValues['screen']['week'], t: TFunction): string {
  const dayName = (day: number): string => t(`places.day.${day as DayOfWeek}`);
  return sameDays(week)
    .map(({ from, to, day }) => {
      const days = from === to ? dayName(from) : t('targets.days', { from: dayName(from), to: dayName(to) });
      const hours = day.length === 0 ? t('targets.screenOff') : screenDayText(day);
      return from === 0 && to === 6 ? hours : `${days} ${hours}`;
    })
    .join(t('targets.and'));
}

/** Where a value comes from, as seen from the place that is shown. */
export function sourceWords({ level, id, name }: TargetSource, hereId: string, t: TFunction): string {
  if (id === hereId) return t('targets.fromHere');
  if (level === 'default' || level === 'root') return t(`targets.from.${level}`);
  return t('targets.fromPlace', { name: name ?? '' });
}
