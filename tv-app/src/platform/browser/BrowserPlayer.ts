import type { SoundPlayer, VoiceStyle } from '../Platform.js';

/** Sounds through one audio element, which keeps the pitch at any speed. */
export class BrowserPlayer implements SoundPlayer {
  readonly possible = typeof Audio !== 'undefined' && new Audio().canPlayType('audio/ogg; codecs=opus') !== '';
  private element: HTMLAudioElement | undefined;
  private finish: ((isWhole: boolean) => void) | undefined;

  play(sound: Blob, { rate, volume }: VoiceStyle): Promise<boolean> {
    this.stop();
    this.element ??= new Audio();
    const { element } = this;
    const url = URL.createObjectURL(sound);
    return new Promise((resolve) => {
      this.finish = (isWhole) => {
        this.finish = undefined;
        URL.revokeObjectURL(url);
        element.onended = null;
        element.onerror = null;
        element.removeAttribute('src');
        resolve(isWhole);
      };
      const { finish } = this;
      element.onended = () => finish(true);
      element.onerror = () => finish(false);
      element.src = url;
      element.playbackRate = rate;
      element.volume = volume;
      // Refused before the first key in a browser that asks for one.
      element.play().catch(() => {
        if (this.finish === finish) finish(false);
      });
    });
  }

  stop(): void {
    this.element?.pause();
    this.finish?.(false);
  }
}
