import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Loudness } from '../picture/stage.js';
import type { Story } from '../script/story.js';
import { type Timeline, timelineOf } from '../script/timeline.js';
import type { SpeechEngine } from '../speech/engine.js';
import { mixDown, narrate } from '../speech/narration.js';
import { durationMs, envelope, formatWav } from '../speech/wave.js';
import { temporaryName } from './files.js';

/** A story with its voice: everything a rendition needs. */
export type Prepared = { story: Story; timeline: Timeline; loudness: Loudness; voiceFile: string };

const WINDOW_MS = 10;

/** Synthesises the narration and computes every time. Deterministic for one engine. */
export async function prepare(story: Story, engine: SpeechEngine, signal?: AbortSignal): Promise<Prepared> {
  const narration = await narrate(story, engine, signal);
  const timeline = timelineOf(
    story,
    narration.map((waves) => waves.map(durationMs)),
  );
  const lines = timeline.scenes.flatMap(({ lines: timed }, k) =>
    timed.flatMap(({ startMs, endMs }, j) => {
      const wave = narration[k]?.[j];
      return wave ? [{ startMs, endMs, wave, levels: envelope(wave) }] : [];
    }),
  );
  const loudness: Loudness = (ms) => {
    const line = lines.find(({ startMs, endMs }) => ms >= startMs && ms < endMs);
    if (!line) return 0;
    return (line.levels[Math.floor((ms - line.startMs) / WINDOW_MS)] ?? 0) / Math.max(...line.levels);
  };
  const voiceFile = temporaryName(join(tmpdir(), `falink-${story.id}.wav`));
  await writeFile(voiceFile, formatWav(mixDown(lines, timeline.totalMs)));
  return { story, timeline, loudness, voiceFile };
}
