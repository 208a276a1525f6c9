import type { Shift } from '@falink/protocol';
import { useTranslation } from 'react-i18next';
import { minuteOfDay } from '../../ui/format.js';

/** `08:30 至 17:30`. */
export function useShiftTimes(): (shift: Pick<Shift, 'startsAt' | 'endsAt'>) => string {
  const { t, i18n } = useTranslation();
  return ({ startsAt, endsAt }) =>
    t('roster.times', { from: minuteOfDay(startsAt, i18n.language), to: minuteOfDay(endsAt, i18n.language) });
}
