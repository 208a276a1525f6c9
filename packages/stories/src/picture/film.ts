import type { Story } from '../script/story.js';
import { CROSS_FADE_MS, FRAME_MS, type Timeline } from '../script/timeline.js';
import { crossFade, Frame } from './compose.js';
import { type Loudness, Stage } from './stage.js';

/**
 * All frames of a story at one size, in order. The yielded bytes (YUV 4:2:0) are overwritten by the next frame: write them before
 * asking for more. Rasters live only as long as their scene.
 */
export function* filmFrames(
  story: Story,
  timeline: Timeline,
  width: number,
  height: number,
  loudness: Loudness,
): Generator<Uint8Array> {
  const frame = new Frame(width, height);
  const next = new Frame(width, height);
  const stages = new Map<number, Stage>();
  const count = Math.round(timeline.totalMs / FRAME_MS);
  for (let k = 0; k < count; k++) {
    const ms = k * FRAME_MS;
    const live = timeline.scenes.flatMap((timed, index) => (ms >= timed.startMs && ms < timed.endMs ? [index] : []));
    for (const index of stages.keys()) if (!live.includes(index)) stages.delete(index);
    for (const [order, index] of live.entries()) {
      const timed = timeline.scenes[index];
      if (!timed) continue;
      let stage = stages.get(index);
      if (!stage) {
        stage = new Stage(story, timed, width, loudness);
        stages.set(index, stage);
      }
      if (order === 0) stage.draw(frame, ms);
      else {
        stage.draw(next, ms);
        crossFade(frame, next, (ms - timed.startMs + FRAME_MS) / (CROSS_FADE_MS + FRAME_MS));
      }
    }
    yield frame.bytes;
  }
}

/** The poster: a scene without words, at its middle. */
export function posterFrame(story: Story, timeline: Timeline, width: number, height: number): Uint8Array {
  const timed = timeline.scenes.find(({ scene }) => scene.id === story.posterScene);
  if (!timed) throw new RangeError(`${story.id}: no scene ${story.posterScene} for the poster`);
  const frame = new Frame(width, height);
  const eyesOpen = new Stage({ ...story }, timed, width, () => 0, false);
  // Any moment between two blinks will do.
  eyesOpen.draw(frame, timed.endMs - CROSS_FADE_MS);
  return frame.bytes;
}
