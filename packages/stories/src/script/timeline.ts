import { FRAME_RATE, SEGMENT_MS } from '@falink/broadcast';
import type { Line, Scene, Story } from './story.js';

export const FRAME_MS = 1000 / FRAME_RATE;
export const CROSS_FADE_MS = 480;
/** From a scene's first frame to its first word: the cross-fade and a breath. */
const LEAD_MS = 720;
const BETWEEN_LINES_MS = 320;
/** From the last word to the next scene's first frame. */
const TAIL_MS = 320;

export type TimedLine = { line: Line; startMs: number; endMs: number };
export type TimedScene = { scene: Scene; startMs: number; endMs: number; lines: readonly TimedLine[] };
/** When everything happens. A scene lasts until the next has faded in, so neighbours overlap by the cross-fade. */
export type Timeline = { totalMs: number; scenes: readonly TimedScene[] };

const toFrame = (ms: number) => Math.ceil(ms / FRAME_MS - 1e-6) * FRAME_MS;

/**
 * Places scenes and lines by the real lengths of the spoken lines (milliseconds). Everything starts on a frame; the last picture
 * stays until a segment is full.
 */
export function timelineOf(story: Story, spokenMs: readonly (readonly number[])[]): Timeline {
  const scenes: TimedScene[] = [];
  let startMs = 0;
  for (const [k, scene] of story.scenes.entries()) {
    let at = startMs + LEAD_MS;
    const lines: TimedLine[] = [];
    for (const [j, line] of scene.lines.entries()) {
      const length = spokenMs[k]?.[j];
      if (length === undefined) throw new RangeError(`${story.id}/${scene.id}: line ${j} has no voice`);
      lines.push({ line, startMs: at, endMs: at + length });
      at = toFrame(at + length + BETWEEN_LINES_MS);
    }
    const nextMs = toFrame((lines.at(-1)?.endMs ?? at) + TAIL_MS + (scene.holdMs ?? 0));
    scenes.push({ scene, startMs, endMs: nextMs + CROSS_FADE_MS, lines });
    startMs = nextMs;
  }
  const last = scenes.at(-1);
  if (!last) throw new RangeError(`${story.id} has no scenes`);
  const totalMs = Math.ceil(last.endMs / SEGMENT_MS) * SEGMENT_MS;
  scenes[scenes.length - 1] = { ...last, endMs: totalMs };
  return { totalMs, scenes };
}
