import { Unreachable } from './unreachable.js';

/** Ends what is given its signal after a time, or when the caller's own signal says so. */
export class TimeLimit {
  readonly #controller = new AbortController();
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #stop: () => void;

  /** @param ms how long it may take; `signal` ends it earlier, with its own reason */
  constructor(
    ms: number,
    private readonly outer?: AbortSignal,
  ) {
    this.#timer = setTimeout(() => this.#controller.abort(new Unreachable(`no answer within ${ms} ms`)), ms);
    // AbortSignal.any and .timeout are missing from the oldest boxes.
    this.#stop = () => this.#controller.abort();
    if (outer?.aborted) this.#stop();
    outer?.addEventListener('abort', this.#stop);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The caller gave up; the failure is his, not the service's. */
  get cancelled(): boolean {
    return this.outer?.aborted ?? false;
  }

  /** Frees the timer and the listener. */
  release(): void {
    clearTimeout(this.#timer);
    this.outer?.removeEventListener('abort', this.#stop);
  }
}
