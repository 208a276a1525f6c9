import type { TFunction } from 'i18next';
import type { LineFigures, QualityDevice } from '../model/call-quality.js';

/** `0.4 %`: small losses count, so one decimal below ten. */
export const percent = (share: number): string => {
  const value = share * 100;
  return `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value)}%`;
};

/** Who measured: the resident's side, their phone, or an agent. */
export function deviceName(t: TFunction, { role, phone }: Pick<QualityDevice, 'role' | 'phone'>): string {
  return phone ? t('quality.phone') : t(`quality.role.${role}`);
}

/** The figures of a line that matter first, for one line of text. */
export function lineText(t: TFunction, figures: LineFigures): string {
  const { loss, rttMs, freezes } = figures;
  const parts = [t('quality.loss', { percent: percent(loss) })];
  if (rttMs !== null) parts.push(t('quality.rtt', { ms: Math.round(rttMs) }));
  if (freezes > 0) parts.push(t('quality.freezes', { n: freezes }));
  return parts.join(t('quality.and'));
}
