import { FalinkError } from '@falink/protocol';

/** A first guess of how long one admission takes; measured from then on. */
const FIRST_GUESS_MS = 20;
/** How much the latest admission counts in the mean. */
const WEIGHT = 0.1;
const LONGEST_WAIT_S = 60;

export interface GateOptions {
  /** Admitted at a time. */
  readonly atOnce: number;
  /** Who may wait in line besides. */
  readonly line: number;
  /** Who waited longer than this is refused, ms: a client does not wait for ever either. */
  readonly patienceMs: number;
  readonly now?: () => number;
}

interface Waiting {
  readonly gone: () => boolean;
  readonly enter: () => void;
  readonly refuse: (error: FalinkError) => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * Lets in a few at a time, in the order in which they came. After an outage everybody comes back at once: without it
 * they would take every connection of the database from each other, and from those who are in.
 */
export class Gate {
  readonly #options: Required<GateOptions>;
  readonly #line: Waiting[] = [];
  #inside = 0;
  #meanMs = FIRST_GUESS_MS;
  /** When the last of those who were refused was asked to come back. */
  #promisedAt = 0;

  constructor(options: GateOptions) {
    this.#options = { now: () => performance.now(), ...options };
  }

  get inside(): number {
    return this.#inside;
  }

  get waiting(): number {
    return this.#line.length;
  }

  /**
   * Resolves when it is this one's turn, with the function that ends it; calling that twice is once.
   *
   * @param gone whether nobody waits for this any more: its turn is then passed on
   * @throws FalinkError service.busy with the time after which a place can be expected
   */
  async enter(gone: () => boolean = () => false): Promise<() => void> {
    if (this.#inside < this.#options.atOnce) return this.#admitted();
    if (this.#line.length >= this.#options.line) throw this.#busy();
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        gone,
        enter: () => {
          clearTimeout(waiting.timer);
          resolve(this.#admitted());
        },
        refuse: (error) => {
          clearTimeout(waiting.timer);
          reject(error);
        },
        timer: setTimeout(() => {
          this.#line.splice(this.#line.indexOf(waiting), 1);
          waiting.refuse(this.#busy());
        }, this.#options.patienceMs),
      };
      this.#line.push(waiting);
    });
  }

  /** Does one piece of work when it is its turn. @throws FalinkError service.busy, and what the work throws */
  async run<T>(work: () => Promise<T>, gone?: () => boolean): Promise<T> {
    const leave = await this.enter(gone);
    try {
      return await work();
    } finally {
      leave();
    }
  }

  #admitted(): () => void {
    this.#inside += 1;
    const startedAt = this.#options.now();
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#inside -= 1;
      this.#meanMs += WEIGHT * (this.#options.now() - startedAt - this.#meanMs);
      this.#next();
    };
  }

  #next(): void {
    for (let next = this.#line.shift(); next; next = this.#line.shift()) {
      if (!next.gone()) {
        next.enter();
        return;
      }
      next.refuse(new FalinkError('service.busy'));
    }
  }

  /** Everybody who is refused gets a time of their own: they come back one after the other, as fast as they are let in. */
  #busy(): FalinkError {
    const { atOnce, now } = this.#options;
    const eachMs = this.#meanMs / atOnce;
    this.#promisedAt = Math.max(this.#promisedAt, now() + this.#line.length * eachMs) + eachMs;
    const waitS = Math.ceil((this.#promisedAt - now()) / 1000);
    return new FalinkError('service.busy', { retryAfterS: Math.min(LONGEST_WAIT_S, waitS) });
  }
}
