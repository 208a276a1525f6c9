import type { Timeline } from '../script/timeline.js';

export type Cue = { startMs: number; endMs: number; text: string };

/** A cue stays a little after the voice, for slow readers; well inside the 0.3 s that it may differ. */
const LINGER_MS = 160;

/** One cue per line, in the given language. */
export function cuesOf(timeline: Timeline, language: 'zh' | 'en'): Cue[] {
  return timeline.scenes.flatMap(({ lines }) =>
    lines.map(({ line, startMs, endMs }) => ({ startMs, endMs: endMs + LINGER_MS, text: line[language] })),
  );
}

function timestamp(ms: number): string {
  const whole = Math.round(ms);
  const part = (value: number, width: number) => String(Math.floor(value)).padStart(width, '0');
  return `${part(whole / 3_600_000, 2)}:${part((whole / 60_000) % 60, 2)}:${part((whole / 1000) % 60, 2)}.${part(whole % 1000, 3)}`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** With its number in the film: a player that has the cue from one segment knows it again in the next. */
function cueBlock({ startMs, endMs, text }: Cue, number: number): string {
  return `${number}\n${timestamp(startMs)} --> ${timestamp(endMs)}\n${escaped(text)}\n`;
}

function blocksOf(cues: readonly Cue[]): string[] {
  return cues.map((cue, index) => cueBlock(cue, index + 1));
}

/** A WebVTT file. */
export function webVtt(cues: readonly Cue[]): string {
  return `WEBVTT\n\n${blocksOf(cues).join('\n')}`;
}

/** Cue time 0 is media time 0, where every asset begins (RFC 8216, 3.5). */
const TIME_MAP = 'X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0';

/**
 * The cues as one WebVTT file a segment, for HLS (RFC 8216, 3.5). A cue that spans a border is in both files, the same in each:
 * number, true times, text.
 */
export function webVttSegments(cues: readonly Cue[], segmentMs: readonly number[]): string[] {
  const blocks = blocksOf(cues);
  let startMs = 0;
  return segmentMs.map((length) => {
    const endMs = startMs + length;
    const own = blocks.filter((_, index) => {
      const cue = cues[index];
      return cue !== undefined && cue.startMs < endMs && cue.endMs > startMs;
    });
    startMs = endMs;
    return `WEBVTT\n${TIME_MAP}\n\n${own.join('\n')}`;
  });
}
