import { runPiped } from './run-piped.js';
import { formatWav, normalise, soften, trim, type Wave } from './wave.js';

/** RMS of the voice: that of the programmes. */
const VOICE_LEVEL = 0.115;
/** Speech in mono is clear at this rate (RFC 6716, 2.1.1: 16-20 kbit/s for wideband). */
const BIT_RATE = '18k';

/** One utterance as Opus in Ogg, trimmed to the voice and brought to one loudness; null when the voice says nothing. */
export async function toOpus(wave: Wave, signal?: AbortSignal): Promise<Buffer | null> {
  const trimmed = trim(wave);
  if (trimmed.samples.length === 0) return null;
  const input = formatWav(soften(normalise(trimmed, VOICE_LEVEL)));
  const encode = ['-c:a', 'libopus', '-b:a', BIT_RATE, '-application', 'voip', '-ac', '1', '-f', 'ogg', 'pipe:1'];
  return runPiped('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-i', 'pipe:0', ...encode], { input, signal });
}
