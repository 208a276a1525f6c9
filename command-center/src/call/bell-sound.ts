/** Two soft bells, then a pause: audible across a room, bearable for a day. Offsets in seconds. */
const BELLS = [
  { at: 0, hz: 784 },
  { at: 0.19, hz: 988 },
  { at: 0.7, hz: 784 },
  { at: 0.89, hz: 988 },
] as const;
const PERIOD_S = 2.6;
const BELL_S = 0.5;
const RISE_S = 0.015;
const VOLUME = 0.22;

/** One period of the ringing, to be played in a loop; mono samples of -1 to 1. */
export function bellSamples(sampleRate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.round(PERIOD_S * sampleRate));
  for (const { at, hz } of BELLS) {
    const first = Math.round(at * sampleRate);
    for (let i = 0; i < BELL_S * sampleRate; i++) {
      const s = i / sampleRate;
      // Rises at once, then falls to a two-hundredth.
      const level = s < RISE_S ? s / RISE_S : (0.001 / VOLUME) ** ((s - RISE_S) / (BELL_S - RISE_S));
      samples[first + i] = (samples[first + i] ?? 0) + VOLUME * level * Math.sin(2 * Math.PI * hz * s);
    }
  }
  return samples;
}
