import type { Story } from '../script/story.js';
import type { SpeechEngine } from './engine.js';
import { durationMs, normalise, soften, trim, type Wave } from './wave.js';

/** RMS of the voice; about -19 dB, as television speech. */
const VOICE_LEVEL = 0.115;

/** The spoken lines of each scene, trimmed to the voice and brought to one loudness. */
export type Narration = readonly (readonly Wave[])[];

/** Speaks every line of a story. Throws when the voice says nothing for a line. */
export async function narrate(story: Story, engine: SpeechEngine, signal?: AbortSignal): Promise<Narration> {
  const scenes: Wave[][] = [];
  for (const scene of story.scenes) {
    const waves: Wave[] = [];
    for (const line of scene.lines) {
      const wave = soften(normalise(trim(await engine.speak(line.zh, signal)), VOICE_LEVEL));
      if (durationMs(wave) < 200) throw new Error(`${story.id}/${scene.id}: the voice said nothing for “${line.zh}”`);
      waves.push(wave);
    }
    scenes.push(waves);
  }
  return scenes;
}

/** Lays the lines on one track at the given starts. */
export function mixDown(lines: readonly { startMs: number; wave: Wave }[], totalMs: number): Wave {
  const sampleRate = lines[0]?.wave.sampleRate ?? 22_050;
  const samples = new Float32Array(Math.round((totalMs / 1000) * sampleRate));
  for (const { startMs, wave } of lines) {
    if (wave.sampleRate !== sampleRate) throw new RangeError('lines of different sample rates');
    samples.set(wave.samples, Math.round((startMs / 1000) * sampleRate));
  }
  return { sampleRate, samples };
}
