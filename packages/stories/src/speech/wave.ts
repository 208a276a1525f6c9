/** Mono sound, samples from -1 to 1. */
export type Wave = { sampleRate: number; samples: Float32Array };

const WINDOW_MS = 10;
/** Below this share of the loudest window a window counts as silence (-34 dB). */
const SILENCE_SHARE = 0.02;

/** Reads 16-bit mono PCM. A streamed header may promise more data than came: what came is taken. */
export function parseWav(bytes: Buffer): Wave {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE')
    throw new TypeError('not a WAV file');
  let at = 12;
  let sampleRate = 0;
  while (at + 8 <= bytes.length) {
    const id = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    if (id === 'fmt ') {
      if (bytes.readUInt16LE(at + 10) !== 1 || bytes.readUInt16LE(at + 22) !== 16)
        throw new TypeError('expected 16-bit mono WAV');
      sampleRate = bytes.readUInt32LE(at + 12);
    }
    if (id === 'data') {
      const count = Math.floor(Math.min(size, bytes.length - at - 8) / 2);
      const samples = new Float32Array(count);
      for (let k = 0; k < count; k++) samples[k] = bytes.readInt16LE(at + 8 + k * 2) / 32768;
      return { sampleRate, samples };
    }
    at += 8 + size + (size & 1);
  }
  throw new TypeError('WAV file without data');
}

/** Writes 16-bit mono PCM. */
export function formatWav({ sampleRate, samples }: Wave): Buffer {
  const out = Buffer.alloc(44 + samples.length * 2);
  out.write('RIFF', 0, 'latin1');
  out.writeUInt32LE(36 + samples.length * 2, 4);
  out.write('WAVEfmt ', 8, 'latin1');
  out.writeUInt32LE(16, 16);
  out.writeUInt16LE(1, 20);
  out.writeUInt16LE(1, 22);
  out.writeUInt32LE(sampleRate, 24);
  out.writeUInt32LE(sampleRate * 2, 28);
  out.writeUInt16LE(2, 32);
  out.writeUInt16LE(16, 34);
  out.write('data', 36, 'latin1');
  out.writeUInt32LE(samples.length * 2, 40);
  for (const [k, sample] of samples.entries())
    out.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32767), 44 + k * 2);
  return out;
}

export function durationMs({ sampleRate, samples }: Wave): number {
  return (samples.length / sampleRate) * 1000;
}

/** Root mean square of each 10 ms. */
export function envelope({ sampleRate, samples }: Wave): Float32Array {
  const size = Math.round((sampleRate * WINDOW_MS) / 1000);
  const out = new Float32Array(Math.floor(samples.length / size));
  for (let k = 0; k < out.length; k++) {
    let sum = 0;
    for (let j = k * size; j < (k + 1) * size; j++) sum += (samples[j] as number) ** 2;
    out[k] = Math.sqrt(sum / size);
  }
  return out;
}

/** Cuts silence before and after the voice. */
export function trim(wave: Wave): Wave {
  const windows = envelope(wave);
  const loud = Math.max(...windows) * SILENCE_SHARE;
  const first = windows.findIndex((level) => level > loud);
  const last = windows.findLastIndex((level) => level > loud);
  if (first < 0) return { ...wave, samples: new Float32Array(0) };
  const size = Math.round((wave.sampleRate * WINDOW_MS) / 1000);
  return { ...wave, samples: wave.samples.slice(first * size, (last + 1) * size) };
}

/** RMS of the voiced windows only, so that pauses do not count. */
export function voicedLevel(wave: Wave): number {
  const windows = envelope(wave);
  const loud = Math.max(...windows) * 0.1;
  let sum = 0;
  let count = 0;
  for (const level of windows) {
    if (level < loud) continue;
    sum += level * level;
    count += 1;
  }
  return count === 0 ? 0 : Math.sqrt(sum / count);
}

/** Brings every line to one loudness; peaks are bent, not cut, above 0.8. */
export function normalise(wave: Wave, targetLevel: number): Wave {
  const gain = targetLevel / Math.max(voicedLevel(wave), 1e-6);
  return {
    ...wave,
    samples: wave.samples.map((sample) => {
      const loud = sample * gain;
      const size = Math.abs(loud);
      return size <= 0.8 ? loud : Math.sign(loud) * (0.8 + 0.18 * Math.tanh((size - 0.8) / 0.18));
    }),
  };
}

/** Short ramps at both ends, against clicks. */
export function soften(wave: Wave, rampMs = 8): Wave {
  const ramp = Math.min(Math.round((wave.sampleRate * rampMs) / 1000), Math.floor(wave.samples.length / 2));
  const samples = wave.samples.slice();
  for (let k = 0; k < ramp; k++) {
    samples[k] = (samples[k] as number) * (k / ramp);
    const end = samples.length - 1 - k;
    samples[end] = (samples[end] as number) * (k / ramp);
  }
  return { ...wave, samples };
}
