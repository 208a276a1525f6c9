import { createHash } from 'node:crypto';
import {
  canonical,
  type SomeTargetValues,
  TARGET_DEFAULTS,
  TARGET_SETTINGS,
  type Target,
  type TargetLevel,
  type TargetSetting,
  type TargetSource,
  type TargetValues,
} from '@falink/protocol';

/** What one place gives for one setting. */
export interface Given {
  readonly setting: TargetSetting;
  readonly value: unknown;
  readonly level: TargetLevel;
  readonly id: string | null;
  readonly name: string | null;
}

/** All values and where each comes from. */
interface Chosen {
  readonly values: TargetValues;
  readonly from: Readonly<Record<TargetSetting, TargetSource>>;
}

const REVISION_CHARACTERS = 16;

/**
 * Per setting the last that is given, else the default; the channel of the district where nobody gave one. Pure.
 *
 * @param given from the farthest place to the nearest
 */
function choose(given: readonly Given[], districtChannel: string): Chosen {
  const values: Record<string, unknown> = { ...TARGET_DEFAULTS, channel: districtChannel };
  const from = Object.fromEntries(
    TARGET_SETTINGS.map((setting): [TargetSetting, TargetSource] => [
      setting,
      { level: 'default', id: null, name: null },
    ]),
  ) as Record<TargetSetting, TargetSource>;
  for (const { setting, value, level, id, name } of given) {
    values[setting] = value;
    from[setting] = { level, id, name };
  }
  return { values: values as TargetValues, from };
}

/** The same values have the same revision, wherever they come from. */
function revisionOf(values: TargetValues): string {
  return createHash('sha256').update(canonical(values)).digest('hex').slice(0, REVISION_CHARACTERS);
}

/** What a place gives itself, and everything else that a page says of it. */
export function targetOf(
  given: readonly Given[],
  { districtChannel, here }: { readonly districtChannel: string; readonly here: HereAt | null },
): Target {
  const { values, from } = choose(given, districtChannel);
  return {
    revision: revisionOf(values),
    values,
    from,
    here: here && {
      own: Object.fromEntries(
        given.flatMap((one) => (isAt(one, here) ? [[one.setting, one.value]] : [])),
      ) as SomeTargetValues,
      revision: here.revision,
      inherited: choose(
        given.filter((one) => !isAt(one, here)),
        districtChannel,
      ),
    },
  };
}

/** The place whose own values are asked for. */
interface HereAt {
  readonly id: string;
  /** Of what it gives; 0: nothing ever. */
  readonly revision: number;
}

const isAt = (given: Given, here: HereAt): boolean => given.id === here.id;
