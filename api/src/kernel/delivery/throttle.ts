/** Runs a task soon, at most once an interval, and always once more after the last request. Never two at a time. */
export class Throttle {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private wanted = false;
  private stopped = false;
  private lastAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly intervalMs: () => number,
    private readonly task: () => Promise<void>,
  ) {}

  run(): void {
    this.wanted = true;
    this.schedule();
  }

  /** Resolves when the task under way is over; nothing runs afterwards. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.running;
  }

  private schedule(): void {
    if (this.stopped || this.timer || this.running || !this.wanted) return;
    const delayMs = Math.max(0, this.lastAt + this.intervalMs() - performance.now());
    this.timer = setTimeout(() => {
      this.timer = null;
      this.wanted = false;
      this.lastAt = performance.now();
      this.running = this.task().finally(() => {
        this.running = null;
        this.schedule();
      });
    }, delayMs);
  }
}
