const MINUTE_MS = 60_000;

/** Failures of the present minute, by where they came from. What is counted is forgotten as a whole each minute. */
export class Failures {
  readonly #counts = new Map<string, number>();
  readonly #now: () => number;
  #began: number;

  constructor(
    private readonly limit: number,
    now: () => number = () => performance.now(),
  ) {
    this.#now = now;
    this.#began = now();
  }

  /** Counts one more. */
  add(key: string): void {
    this.#turn();
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  /** Takes one back that was counted before its end was known. */
  takeBack(key: string): void {
    const count = this.#counts.get(key) ?? 0;
    if (count > 0) this.#counts.set(key, count - 1);
  }

  /** Seconds until another failure is answered as such again; null: now. */
  waitS(key: string): number | null {
    this.#turn();
    if ((this.#counts.get(key) ?? 0) < this.limit) return null;
    return Math.max(1, Math.ceil((this.#began + MINUTE_MS - this.#now()) / 1000));
  }

  #turn(): void {
    const now = this.#now();
    if (now - this.#began < MINUTE_MS) return;
    this.#began = now;
    this.#counts.clear();
  }
}

/** The last so many keys that were remembered. */
export class Remembered {
  readonly #keys = new Set<string>();
  constructor(private readonly most: number) {}

  add(key: string): void {
    this.#keys.delete(key);
    this.#keys.add(key);
    if (this.#keys.size <= this.most) return;
    const [oldest] = this.#keys;
    if (oldest !== undefined) this.#keys.delete(oldest);
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }
}
