import { FalinkError, type Locale } from '@falink/protocol';
import { type SpeechEngine, toOpus } from '@falink/stories/speech';

export type Engines = Readonly<Record<Locale, SpeechEngine>>;

export interface RendererLimits {
  /** Utterances rendered at once. */
  readonly atOnce: number;
  /** Utterances that wait for their turn; further ones are refused. */
  readonly waiting: number;
  /** An utterance that takes longer is given up. */
  readonly timeLimitMs: number;
}

const LIMITS: RendererLimits = { atOnce: 2, waiting: 24, timeLimitMs: 20_000 };

/** Renders utterances as Opus, a few at once: a flood of them is refused and never slows the calls down. */
export class Renderer {
  #running = 0;
  readonly #waiting: Array<() => void> = [];
  readonly #stopping = new AbortController();

  constructor(
    private readonly engines: Engines,
    private readonly limits: RendererLimits = LIMITS,
  ) {}

  /** @throws FalinkError voice.busy, voice.silent; voice.unavailable when the voice fails or takes too long */
  async render(text: string, locale: Locale): Promise<Buffer> {
    await this.#turn();
    try {
      const limit = AbortSignal.any([AbortSignal.timeout(this.limits.timeLimitMs), this.#stopping.signal]);
      const sound = await toOpus(await this.engines[locale].speak(text, limit), limit);
      if (sound === null) throw new FalinkError('voice.silent');
      return sound;
    } catch (error) {
      // The program's own words could hold the text.
      throw error instanceof FalinkError ? error : new FalinkError('voice.unavailable');
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }

  /** Gives up what is being rendered. */
  stop(): void {
    this.#stopping.abort();
  }

  async #turn(): Promise<void> {
    if (this.#running >= this.limits.atOnce) {
      if (this.#waiting.length >= this.limits.waiting) throw new FalinkError('voice.busy', { retryAfterS: 5 });
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#running += 1;
  }
}
