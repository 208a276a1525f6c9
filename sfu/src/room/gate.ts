/**
 * Brings something to a wanted state through asynchronous steps, one at a time: however often the wish changes
 * meanwhile, no two steps run at once and the last wish wins.
 */
export class Gate {
  #open: boolean;
  #wanted: boolean;
  #running: Promise<void> | undefined;

  constructor(
    open: boolean,
    private readonly apply: (open: boolean) => Promise<void>,
  ) {
    this.#open = open;
    this.#wanted = open;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** Settles when the gate stands as last wished, or rejects when a step failed; the next wish tries again. */
  set(open: boolean): Promise<void> {
    this.#wanted = open;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #run(): Promise<void> {
    while (this.#open !== this.#wanted) {
      const next = this.#wanted;
      await this.apply(next);
      this.#open = next;
    }
  }
}
