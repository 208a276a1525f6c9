/**
 * Runs a task, never twice at once. Asked while it runs, it runs once more: what the last run reads is not older than
 * the last request.
 */
export class SingleFlight {
  #running: Promise<void> | null = null;
  #again = false;
  #stopped = false;

  constructor(private readonly task: () => Promise<void>) {}

  /**
   * Resolves when a run that began after this request is over. Rejects when a run fails: then nothing is repeated, and
   * the next request runs again. After `stop` it does nothing.
   */
  run(): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    this.#again = true;
    this.#running ??= this.#work();
    return this.#running;
  }

  /** Starts nothing more. Resolves when the run under way is over, however it ends. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running?.catch(() => undefined);
  }

  async #work(): Promise<void> {
    try {
      while (this.#again && !this.#stopped) {
        this.#again = false;
        await this.#once();
      }
    } finally {
      // In the same turn as the last look at #again: with `.finally()` a request in between would be lost.
      this.#running = null;
    }
  }

  /** Asynchronous even when the task throws at once, so that #running is set before it is cleared. */
  async #once(): Promise<void> {
    await this.task();
  }
}
