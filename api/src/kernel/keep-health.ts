import type { HealthLevel } from '@falink/protocol';
import { ConfigError } from '@falink/service-kit';

/** How many days what televisions measure is kept at each level. */
export type KeepHealth = Readonly<Record<HealthLevel, number>>;

/** The finer, the shorter. @throws ConfigError naming what is kept longer than its sums */
export function orderedKeepHealth(keep: KeepHealth): KeepHealth {
  const problems = [
    {
      variable: 'FALINK_KEEP_HEALTH_MINUTES_DAYS',
      days: keep.minute,
      above: 'FALINK_KEEP_HEALTH_HOURS_DAYS',
      max: keep.hour,
    },
    {
      variable: 'FALINK_KEEP_HEALTH_HOURS_DAYS',
      days: keep.hour,
      above: 'FALINK_KEEP_HEALTH_SUMS_DAYS',
      max: keep.day,
    },
  ]
    .filter(({ days, max }) => days > max)
    .map(({ variable, days, above, max }) => ({
      variable,
      message: `is ${days}, more than ${above} (${max}): sums are kept at least as long as what they are made of. Lower this one, or raise that one`,
      description: undefined,
    }));
  if (problems.length > 0) throw new ConfigError(problems);
  return keep;
}
