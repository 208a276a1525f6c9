const TONE_HZ = 660;
const TONE_S = 0.6;
const LOUDNESS = 0.25;

/** A short tone through the loudspeaker, by the person's press. */
export function playTone(): void {
  if (typeof AudioContext === 'undefined') return;
  const context = new AudioContext();
  const tone = new OscillatorNode(context, { frequency: TONE_HZ });
  const gain = new GainNode(context, { gain: LOUDNESS });
  tone.connect(gain).connect(context.destination);
  gain.gain.setTargetAtTime(0, context.currentTime + TONE_S - 0.1, 0.03);
  tone.onended = () => void context.close().catch(() => undefined);
  tone.start();
  tone.stop(context.currentTime + TONE_S);
}
