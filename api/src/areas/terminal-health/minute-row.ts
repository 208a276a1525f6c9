import type { TerminalHealth } from '@falink/protocol';

/** What a terminal measured in a minute, as the database has it: shares by the thousand or ten thousand, memory in KiB. */
export interface MinuteRow {
  readonly beats: number;
  readonly coveredS: number;
  readonly cpu: number | null;
  readonly busy: number | null;
  readonly heap: number | null;
  readonly texture: number | null;
  readonly rtt: number | null;
  readonly loss: number | null;
  readonly storage: number | null;
  readonly longFrames: number;
  readonly worstFrameMs: number;
  readonly stalls: number;
  readonly stalledMs: number;
  readonly noCamera: boolean | null;
  readonly noMicrophone: boolean | null;
}

export const GAUGES = ['cpu', 'busy', 'heap', 'texture', 'rtt', 'loss', 'storage'] as const;
export type Gauge = (typeof GAUGES)[number];

export const PER_THOUSAND = 1_000;
export const PER_TEN_THOUSAND = 10_000;
export const KIB = 1_024;
/** The greatest values that the table accepts. */
const MAX = {
  kib: 2 ** 31 - 1,
  rttMs: 60_000,
  count: 100_000,
  frameMs: 3_600_000,
  coveredS: 86_400,
} as const;

/** The nearest value that can be true: a box may send any number (SPEC H2). */
function clamp(value: number, max: number): number {
  return Number.isFinite(value) ? Math.min(max, Math.max(0, Math.round(value))) : 0;
}

function clampKnown(value: number | null | undefined, scale: number, max: number): number | null {
  return value === null || value === undefined ? null : clamp(value * scale, max);
}

function not(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}

/** One heartbeat's measurements. Older pages send fewer, and none of what is counted. */
export function readingOf({ heapBytes, textureBytes, rttMs, camera, microphone, sample }: TerminalHealth): MinuteRow {
  return {
    beats: 1,
    coveredS: clamp(sample?.coveredS ?? 0, MAX.coveredS),
    cpu: clampKnown(sample?.cpu, PER_THOUSAND, PER_THOUSAND),
    busy: clampKnown(sample?.busy, PER_THOUSAND, PER_THOUSAND),
    heap: clampKnown(heapBytes, 1 / KIB, MAX.kib),
    texture: clampKnown(textureBytes, 1 / KIB, MAX.kib),
    rtt: clampKnown(rttMs, 1, MAX.rttMs),
    loss: clampKnown(sample?.loss, PER_TEN_THOUSAND, PER_TEN_THOUSAND),
    storage: clampKnown(sample?.storage, PER_THOUSAND, PER_THOUSAND),
    longFrames: clamp(sample?.longFrames ?? 0, MAX.count),
    worstFrameMs: clamp(sample?.worstFrameMs ?? 0, MAX.frameMs),
    stalls: clamp(sample?.stalls ?? 0, MAX.count),
    stalledMs: clamp((sample?.stalledS ?? 0) * 1_000, MAX.coveredS * 1_000),
    noCamera: not(camera),
    noMicrophone: not(microphone),
  };
}
