import { describe, expect, it } from '@jest/globals';
import { durationMs, formatWav, normalise, parseWav, trim, voicedLevel, type Wave } from './wave.js';

/** A tone between two silences. */
function tone(level: number, beforeMs = 300, toneMs = 500, afterMs = 400): Wave {
  const sampleRate = 22_050;
  const count = (ms: number) => Math.round((ms * sampleRate) / 1000);
  const samples = new Float32Array(count(beforeMs) + count(toneMs) + count(afterMs));
  for (let k = 0; k < count(toneMs); k++) samples[count(beforeMs) + k] = Math.sin(k / 8) * level;
  return { sampleRate, samples };
}

describe('trim', () => {
  it('cuts to the voice within its 10 ms windows', () => {
    expect(Math.abs(durationMs(trim(tone(0.4))) - 500)).toBeLessThanOrEqual(20);
  });

  it('leaves nothing of silence', () => {
    expect(trim({ sampleRate: 8000, samples: new Float32Array(8000) }).samples).toHaveLength(0);
  });
});

describe('normalise', () => {
  it('brings a whisper and a shout to one loudness', () => {
    for (const level of [0.02, 0.9]) expect(voicedLevel(normalise(tone(level), 0.12))).toBeCloseTo(0.12, 2);
  });

  it('never clips', () => {
    expect(Math.max(...normalise(tone(0.5), 3).samples)).toBeLessThan(1);
  });
});

describe('WAV', () => {
  it('survives writing and reading', () => {
    const back = parseWav(formatWav(tone(0.5)));
    expect(back.sampleRate).toBe(22_050);
    expect(back.samples[8000]).toBeCloseTo(tone(0.5).samples[8000] ?? Number.NaN, 3);
  });

  it('takes what came when a streamed header promises more', () => {
    const bytes = formatWav(tone(0.5));
    bytes.writeUInt32LE(0x7ffff000, 40);
    expect(parseWav(bytes).samples).toHaveLength(tone(0.5).samples.length);
  });

  it('refuses other files', () => {
    expect(() => parseWav(Buffer.from('not a wave file at all'))).toThrow(TypeError);
  });
});
