import { Store } from '@falink/client';
import { bellSamples } from './bell-sound.js';

/**
 * Whether this window can ring. `off`: not asked yet. `blocked`: the browser waits for a click or key in this page.
 * `no_speaker`: nothing to play it on.
 */
export type BellState = 'off' | 'ready' | 'blocked' | 'no_speaker';

/** A browser that allows sound starts it well within this. */
const START_MS = 1_000;
const GESTURES = ['pointerdown', 'keydown'] as const;

/**
 * The ringing sound, made with WebAudio (no file to load). It loops inside the audio engine, because the timers of a
 * page in the background may be a minute late. A browser lets a page sound only after a click or key: `arm` finds out,
 * and from then on any click or key in the page unlocks the bell.
 */
export class Ringer {
  readonly #state = new Store<BellState>('off');
  #context: AudioContext | null = null;
  #bell: AudioBufferSourceNode | null = null;
  #ringing = false;
  #judging: ReturnType<typeof setTimeout> | undefined;

  readonly subscribe = this.#state.subscribe;
  readonly snapshot = this.#state.snapshot;

  /** Gets ready to ring, and finds out whether it could; may be called again, after what might have changed that. */
  arm(): void {
    if (typeof AudioContext === 'undefined') {
      this.#state.replace('no_speaker');
      return;
    }
    if (!this.#context) {
      this.#context = new AudioContext();
      this.#context.addEventListener('statechange', this.#judge);
      for (const gesture of GESTURES) addEventListener(gesture, this.#resume, { capture: true, passive: true });
      navigator.mediaDevices?.addEventListener('devicechange', this.#judge);
    }
    this.#resume();
    // Without an answer a browser goes on waiting for a click.
    this.#judging ??= setTimeout(() => {
      this.#judging = undefined;
      this.#judge();
    }, START_MS);
  }

  /** Rings until `stop`; while the bell is blocked, from the moment that it no longer is. */
  start(): void {
    if (this.#ringing) return;
    this.#ringing = true;
    this.arm();
    this.#play(true);
  }

  stop(): void {
    if (!this.#ringing) return;
    this.#ringing = false;
    this.#silence();
  }

  /** Silences this ringing only. */
  mute(): void {
    this.#silence();
  }

  /** One peal, to hear whether it can be heard. Call from a click or key press. */
  test(): void {
    this.arm();
    if (!this.#ringing) this.#play(false);
  }

  /** Off duty: nothing rings here. */
  close(): void {
    this.stop();
    clearTimeout(this.#judging);
    this.#judging = undefined;
    const context = this.#context;
    this.#context = null;
    if (context) {
      for (const gesture of GESTURES) removeEventListener(gesture, this.#resume, { capture: true });
      navigator.mediaDevices?.removeEventListener('devicechange', this.#judge);
      context.removeEventListener('statechange', this.#judge);
      void context.close().catch(() => undefined);
    }
    this.#state.replace('off');
  }

  readonly #resume = (): void => {
    if (this.#context && this.#context.state !== 'running') void this.#context.resume().catch(() => undefined);
  };

  readonly #judge = (): void => {
    void this.#find().then((state) => {
      if (this.#context) this.#state.replace(state);
    });
  };

  async #find(): Promise<BellState> {
    if (!(await hasSpeaker())) return 'no_speaker';
    return this.#context?.state === 'running' ? 'ready' : 'blocked';
  }

  #play(loop: boolean): void {
    const context = this.#context;
    if (!context) return;
    this.#silence();
    const samples = bellSamples(context.sampleRate);
    const buffer = context.createBuffer(1, samples.length, context.sampleRate);
    buffer.copyToChannel(samples, 0);
    this.#bell = new AudioBufferSourceNode(context, { buffer, loop });
    this.#bell.connect(context.destination);
    this.#bell.start();
  }

  #silence(): void {
    this.#bell?.stop();
    this.#bell?.disconnect();
    this.#bell = null;
  }
}

/** Only engines that can choose an output list them all; elsewhere an empty list says nothing. */
async function hasSpeaker(): Promise<boolean> {
  if (!navigator.mediaDevices || !('setSinkId' in AudioContext.prototype)) return true;
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => null);
  return devices === null || devices.some(({ kind }) => kind === 'audiooutput');
}
