import { Listeners } from '@falink/client';
import { type Cue, cueAt, parseWebVtt } from '../webvtt.js';

const TICK_MS = 100;

/** The captions of one programme at a time: fetched once, emitted as they change. */
export class Captions {
  #cues: readonly Cue[] = [];
  #shown = '';
  #timer: number | undefined;
  #request = 0;
  readonly #listeners = new Listeners<string>();

  /** @param seconds where in the video the picture on the screen is; negative: not known */
  constructor(private readonly seconds: () => number) {}

  readonly subscribe = (listener: (text: string) => void): (() => void) => this.#listeners.add(listener);

  /** Shows the track at this address; null: none. A track that cannot be fetched is none. */
  show(url: string | null): void {
    this.#request += 1;
    const request = this.#request;
    if (url === null) {
      this.#set([]);
      return;
    }
    void fetch(url)
      .then((response) => (response.ok ? response.text() : ''))
      .then((text) => {
        if (request === this.#request) this.#set(parseWebVtt(text));
      })
      .catch(() => undefined);
  }

  clear(): void {
    this.#request += 1;
    this.#set([]);
  }

  #set(cues: readonly Cue[]): void {
    this.#cues = cues;
    window.clearInterval(this.#timer);
    this.#timer = undefined;
    this.#tell('');
    if (cues.length > 0)
      this.#timer = window.setInterval(() => this.#tell(cueAt([...this.#cues], this.seconds())), TICK_MS);
  }

  #tell(text: string): void {
    if (text === this.#shown) return;
    this.#shown = text;
    this.#listeners.notify(text);
  }
}
