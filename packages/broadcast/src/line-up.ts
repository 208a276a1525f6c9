import { BroadcastError } from './errors.js';
import type { AssetManifest } from './manifest.js';

/**
 * What a linear channel plays: its programmes one after another, for ever, the first beginning at the epoch. Every server that has
 * the same line-up says the same at the same moment; nothing is kept, so a restart is invisible. Adding renditions to a programme
 * changes nothing for viewers; another order or other lengths is another line-up and deserves another epoch.
 */
export type LineUp = {
  id: string;
  /** Milliseconds since 1970; fixed when the line-up is made. */
  epochMs: number;
  programmes: readonly AssetManifest[];
};

/** One showing of a programme. */
export type Airing = { programme: AssetManifest; startsAtMs: number; endsAtMs: number };

/** What is on at a moment. */
export type OnAir = {
  programme: AssetManifest;
  startedAtMs: number;
  endsAtMs: number;
  /** How far into the programme, milliseconds. */
  positionMs: number;
  next: Airing;
};

/** Length of one round through the programmes. Throws `line_up_empty`. */
export function roundMs(lineUp: LineUp): number {
  const total = lineUp.programmes.reduce((sum, { durationMs }) => sum + durationMs, 0);
  if (total <= 0) throw new BroadcastError('line_up_empty', `channel ${lineUp.id} has no programmes`);
  return total;
}

function airingAt(lineUp: LineUp, nowMs: number): Airing {
  const round = roundMs(lineUp);
  if (nowMs < lineUp.epochMs) throw new BroadcastError('not_on_air', `channel ${lineUp.id} has not begun`);
  let startsAtMs = lineUp.epochMs + Math.floor((nowMs - lineUp.epochMs) / round) * round;
  for (const programme of lineUp.programmes) {
    const endsAtMs = startsAtMs + programme.durationMs;
    if (nowMs < endsAtMs) return { programme, startsAtMs, endsAtMs };
    startsAtMs = endsAtMs;
  }
  throw new BroadcastError('line_up_empty', `channel ${lineUp.id} has no programme at ${nowMs}`);
}

/** The programme of that moment and the one after it. Throws `line_up_empty`, and `not_on_air` before the epoch. */
export function nowOnAir(lineUp: LineUp, nowMs: number): OnAir {
  const { programme, startsAtMs, endsAtMs } = airingAt(lineUp, nowMs);
  return {
    programme,
    startedAtMs: startsAtMs,
    endsAtMs,
    positionMs: nowMs - startsAtMs,
    next: airingAt(lineUp, endsAtMs),
  };
}

/** Every showing that overlaps [fromMs, toMs), in order: a programme guide. */
export function airings(lineUp: LineUp, fromMs: number, toMs: number): Airing[] {
  const out: Airing[] = [];
  for (let at = Math.max(fromMs, lineUp.epochMs); at < toMs; ) {
    const airing = airingAt(lineUp, at);
    out.push(airing);
    at = airing.endsAtMs;
  }
  return out;
}
