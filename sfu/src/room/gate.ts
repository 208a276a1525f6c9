import { SingleFlight } from '@falink/client';

/**
 * Brings something to a requested state by asynchronous steps: however often the request changes during a step, no two
 * steps run at once and the last request wins.
 */
export class Gate {
  #open: boolean;
  #wanted: boolean;
  readonly #moving = new SingleFlight(() => this.#move());
  readonly #apply: (open: boolean) => Promise<void>;

  constructor(open: boolean, apply: (open: boolean) => Promise<void>) {
    this.#apply = apply;
    this.#open = open;
    this.#wanted = open;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** Resolves when the gate has reached the last requested state; rejects when a step failed, and the next call retries. */
  set(open: boolean): Promise<void> {
    this.#wanted = open;
    return this.#moving.run();
  }

  async #move(): Promise<void> {
    while (this.#open !== this.#wanted) {
      const next = this.#wanted;
      await this.#apply(next);
      this.#open = next;
    }
  }
}
