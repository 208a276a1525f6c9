import { SHANGHAI } from '@falink/client';
import type { HealthHistory } from '@falink/protocol';
import { HEALTH_METRICS, type HealthMetric } from '../../../model/health-chart.js';

const DAY_S = 86_400;

/** A value as people read it, without its unit. */
export function healthNumber(metric: HealthMetric, value: number, locale: string): string {
  const { unit } = HEALTH_METRICS[metric];
  const digits = (unit === 'percent' || unit === 's') && value < 10 ? 1 : 0;
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
}

/** When a step begins: the time, of longer charts the day as well. */
export function stepTime(history: Pick<HealthHistory, 'from' | 'to'>, ms: number, locale: string): string {
  const long = Date.parse(history.to) - Date.parse(history.from) > 2 * DAY_S * 1_000;
  return new Intl.DateTimeFormat(locale, {
    ...SHANGHAI,
    ...(long && { month: 'numeric', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(ms);
}
