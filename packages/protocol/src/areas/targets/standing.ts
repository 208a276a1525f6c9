import type { Reported, TargetFailure } from './report.js';
import { TARGET_SETTINGS, type TargetSetting } from './settings.js';
import type { EffectiveTarget } from './target.js';

/** How far a setting has got. `chosen`: the resident chose otherwise, and may. */
export type TargetStanding = 'applied' | 'waiting' | 'chosen' | 'cannot';

/** Whether two values of a setting are the same, whatever the order of their fields. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

/** One text for equal values: fields in the order of their names. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
}

/** Why a television does not run a setting; null: it gave no reason. */
export function failureOf(reported: Pick<Reported, 'failures'> | null, setting: TargetSetting): TargetFailure | null {
  return reported?.failures.find((failure) => failure.setting === setting) ?? null;
}

/** How far a setting has got at a terminal, by what it should run and what it says that it runs (SPEC R5). */
export function standingOf(
  target: Pick<EffectiveTarget, 'revision' | 'values'>,
  reported: Reported | null,
  setting: TargetSetting,
): TargetStanding {
  if (!reported) return 'waiting';
  const isLatest = reported.revision === target.revision;
  const isRun = isSameValue(target.values[setting], reported.values[setting]);
  if (isLatest && reported.chosen.includes(setting)) return 'chosen';
  if ((isLatest || isRun) && failureOf(reported, setting)) return 'cannot';
  return isRun ? 'applied' : 'waiting';
}

/** How many settings stand how. */
export function standingsOf(
  target: Pick<EffectiveTarget, 'revision' | 'values'>,
  reported: Reported | null,
): Readonly<Record<TargetStanding, number>> {
  const counts = { applied: 0, waiting: 0, chosen: 0, cannot: 0 };
  for (const setting of TARGET_SETTINGS) counts[standingOf(target, reported, setting)] += 1;
  return counts;
}
