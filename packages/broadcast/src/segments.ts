import { BroadcastError } from './errors.js';
import { type LineUp, roundMs } from './line-up.js';
import type { AssetManifest } from './manifest.js';

/** Segments before the one on air, and after it. */
const PAST = 3;
/**
 * A player that keeps its distance of three target durations from the end then shows what is on air by the clock, so the picture,
 * the guide and the info bar agree. A linear channel may list what it has not shown yet: the files are there.
 */
const AHEAD = 2;

/** One segment of a channel, numbered from the epoch. */
export type ChannelSegment = {
  programme: AssetManifest;
  /** Index in the programme. */
  index: number;
  /** Media sequence number: the same segment has the same number in every playlist. */
  sequence: number;
  startsAtMs: number;
  durationMs: number;
  /** True at the start of every showing but the very first: the media timeline starts over. */
  discontinuity: boolean;
};

export type SegmentWindow = {
  segments: ChannelSegment[];
  /** Discontinuities before the first listed segment's own. */
  discontinuitySequence: number;
  /** Whole seconds; the same in all playlists of the line-up. */
  targetDurationS: number;
};

type Slot = { programmeIndex: number; index: number; offsetMs: number; durationMs: number };
type Round = { slots: Slot[]; lengthMs: number; targetDurationS: number };

const rounds = new WeakMap<LineUp, Round>();

/** All segments of one round; kept as long as the line-up object lives, because a day's line-up has 21,600. */
function roundOf(lineUp: LineUp): Round {
  const known = rounds.get(lineUp);
  if (known) return known;
  const lengthMs = roundMs(lineUp);
  const slots: Slot[] = [];
  let offsetMs = 0;
  for (const [programmeIndex, programme] of lineUp.programmes.entries()) {
    for (const [index, { durationMs }] of segmentDurations(programme).entries()) {
      slots.push({ programmeIndex, index, offsetMs, durationMs });
      offsetMs += durationMs;
    }
  }
  // RFC 8216, 4.3.3.1: every EXTINF, rounded to the nearest second, is at most the target
  const targetDurationS = Math.max(...slots.map(({ durationMs }) => Math.max(1, Math.round(durationMs / 1000))));
  const round = { slots, lengthMs, targetDurationS };
  rounds.set(lineUp, round);
  return round;
}

function segmentDurations(programme: AssetManifest): readonly { durationMs: number }[] {
  return programme.renditions[0]?.segments ?? [];
}

function slotAt({ slots }: Round, offsetMs: number): number {
  let low = 0;
  let high = slots.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((slots[middle]?.offsetMs ?? 0) <= offsetMs) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The segments that a channel's playlists list at a moment. Throws `line_up_empty`, and `not_on_air` before the epoch. */
export function segmentWindow(lineUp: LineUp, nowMs: number): SegmentWindow {
  const round = roundOf(lineUp);
  if (nowMs < lineUp.epochMs) throw new BroadcastError('not_on_air', `channel ${lineUp.id} has not begun`);
  const elapsed = nowMs - lineUp.epochMs;
  const current = Math.floor(elapsed / round.lengthMs) * round.slots.length + slotAt(round, elapsed % round.lengthMs);
  const first = Math.max(0, current - PAST);
  const segments: ChannelSegment[] = [];
  for (let sequence = first; sequence <= current + AHEAD; sequence++) {
    const turn = Math.floor(sequence / round.slots.length);
    const slot = round.slots[sequence % round.slots.length];
    const programme = slot && lineUp.programmes[slot.programmeIndex];
    if (!slot || !programme) continue;
    segments.push({
      programme,
      index: slot.index,
      sequence,
      startsAtMs: lineUp.epochMs + turn * round.lengthMs + slot.offsetMs,
      durationMs: slot.durationMs,
      discontinuity: slot.index === 0 && sequence > 0,
    });
  }
  return {
    segments,
    discontinuitySequence: discontinuitiesBefore(lineUp, round, first),
    targetDurationS: round.targetDurationS,
  };
}

/** Showings begun before that segment, the very first aside: it is no discontinuity. */
function discontinuitiesBefore(lineUp: LineUp, round: Round, sequence: number): number {
  const slot = round.slots[sequence % round.slots.length];
  if (!slot || sequence === 0) return 0;
  const showing = Math.floor(sequence / round.slots.length) * lineUp.programmes.length + slot.programmeIndex;
  return slot.index === 0 ? showing - 1 : showing;
}
