/** Two soft bells, then a pause: heard across a room, bearable for a day. Offsets in ms. */
const BELLS = [
  { atMs: 0, hz: 784 },
  { atMs: 190, hz: 988 },
  { atMs: 700, hz: 784 },
  { atMs: 890, hz: 988 },
] as const;
const PERIOD_MS = 2_600;
const BELL_S = 0.5;
const VOLUME = 0.22;

/**
 * The ringing sound, made with WebAudio (no file to load). A browser lets a page sound only after a click or key;
 * `blocked` says that it would not be heard.
 */
export class Ringer {
  #context: AudioContext | null = null;
  #timer: ReturnType<typeof setInterval> | null = null;
  #muted = false;

  /** Call from a click or key press: from then on the page may ring. */
  async unlock(): Promise<void> {
    this.#context ??= typeof AudioContext === 'undefined' ? null : new AudioContext();
    await this.#context?.resume().catch(() => undefined);
  }

  get blocked(): boolean {
    return this.#context?.state !== 'running';
  }

  start(): void {
    if (this.#timer !== null) return;
    this.#muted = false;
    void this.unlock();
    this.#peal();
    this.#timer = setInterval(() => this.#peal(), PERIOD_MS);
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  /** Silences this ringing only. */
  mute(): void {
    this.#muted = true;
  }

  /** One peal, to hear whether it can be heard. */
  async test(): Promise<void> {
    await this.unlock();
    this.#muted = false;
    this.#peal();
  }

  close(): void {
    this.stop();
    void this.#context?.close().catch(() => undefined);
    this.#context = null;
  }

  #peal(): void {
    const context = this.#context;
    if (!context || this.#muted || context.state !== 'running') return;
    for (const bell of BELLS) {
      const at = context.currentTime + bell.atMs / 1000;
      const tone = context.createOscillator();
      const gain = context.createGain();
      tone.type = 'sine';
      tone.frequency.value = bell.hz;
      gain.gain.setValueAtTime(0, at);
      gain.gain.linearRampToValueAtTime(VOLUME, at + 0.015);
      gain.gain.exponentialRampToValueAtTime(0.001, at + BELL_S);
      tone.connect(gain).connect(context.destination);
      tone.start(at);
      tone.stop(at + BELL_S);
    }
  }
}
