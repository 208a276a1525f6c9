import type { VoiceStyle } from '../platform/Platform.js';

export const VOICE_SPEEDS = ['slow', 'normal', 'fast'] as const;
export type VoiceSpeed = (typeof VOICE_SPEEDS)[number];
export const VOICE_VOLUMES = ['low', 'normal', 'high'] as const;
export type VoiceVolume = (typeof VOICE_VOLUMES)[number];

const RATES: Readonly<Record<VoiceSpeed, number>> = { slow: 0.8, normal: 1, fast: 1.25 };
const VOLUMES: Readonly<Record<VoiceVolume, number>> = { low: 0.4, normal: 0.7, high: 1 };

export function styleOf(chosen: { readonly voiceSpeed: VoiceSpeed; readonly voiceVolume: VoiceVolume }): VoiceStyle {
  return { rate: RATES[chosen.voiceSpeed], volume: VOLUMES[chosen.voiceVolume] };
}

/** The value after this one; after the last the first. */
export function after<T>(values: readonly T[], value: T): T {
  return values[(values.indexOf(value) + 1) % values.length] ?? value;
}
