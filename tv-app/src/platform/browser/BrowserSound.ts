import type { Sound } from '../Platform.js';

/** Tones made by the box itself: no file to miss when it matters. */
export class BrowserSound implements Sound {
  private context: AudioContext | undefined;

  alarm(): () => void {
    const ring = () => {
      for (const [index, pitch] of [660, 880, 1100].entries()) this.tone(pitch, index * 0.24, 0.2, 0.5);
    };
    ring();
    const timer = window.setInterval(ring, 1_800);
    return () => window.clearInterval(timer);
  }

  chime(): void {
    this.tone(784, 0, 0.18, 0.18);
    this.tone(1046, 0.14, 0.24, 0.18);
  }

  private tone(pitch: number, delayS: number, lengthS: number, volume: number): void {
    if (typeof AudioContext === 'undefined') return;
    this.context ??= new AudioContext();
    const context = this.context;
    const start = context.currentTime + delayS;
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    oscillator.frequency.value = pitch;
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(volume, start + 0.02);
    gain.gain.linearRampToValueAtTime(0, start + lengthS);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(start);
    oscillator.stop(start + lengthS + 0.05);
  }
}
