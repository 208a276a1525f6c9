import type { SoundPlayer, VoiceStyle } from './Platform.js';

/** Plays a sound until a test ends it. */
export class FakePlayer implements SoundPlayer {
  possible = true;
  readonly played: Array<{ readonly sound: Blob; readonly style: VoiceStyle }> = [];
  private finish: ((isWhole: boolean) => void) | undefined;

  /** Whether a sound is heard now. */
  get isPlaying(): boolean {
    return this.finish !== undefined;
  }
  play(sound: Blob, style: VoiceStyle): Promise<boolean> {
    this.stop();
    this.played.push({ sound, style });
    return new Promise((resolve) => {
      this.finish = resolve;
    });
  }
  stop(): void {
    this.end(false);
  }
  /** The sound reaches its end. */
  end(isWhole = true): void {
    const { finish } = this;
    this.finish = undefined;
    finish?.(isWhole);
  }
}
