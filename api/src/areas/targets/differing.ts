import { isSameValue, type SomeTargetValues, type TargetChange, type TargetSetting } from '@falink/protocol';

/** What of a change is not so already at a place that gives `own`; null: inherit. */
export function differing(own: SomeTargetValues, change: TargetChange): (readonly [TargetSetting, unknown])[] {
  const wished = Object.entries(change) as [TargetSetting, unknown][];
  return wished.filter(([setting, value]) => value !== undefined && !isSameValue(own[setting] ?? null, value));
}
