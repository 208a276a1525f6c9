/** Callers that ask while a task runs share its result. */
export class Shared<T> {
  #running: Promise<T> | null = null;

  constructor(private readonly task: () => Promise<T>) {}

  run(): Promise<T> {
    this.#running ??= this.task().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }
}
