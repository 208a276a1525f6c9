import type { Router } from '../areas/calls/routing/router.js';
import type { Context } from '../kernel/context.js';
import {
  beat,
  endLostCalls,
  endWrapUps,
  releaseUnattended,
  returnExpiredOffers,
  sealAuditEvents,
  tidy,
} from './sweep.js';

interface Task {
  readonly name: string;
  readonly everyMs: number;
  readonly run: (ctx: Context) => Promise<void>;
}

/**
 * What is due is written in the database and decided by its clock; this only looks often enough. So timers survive a
 * restart, and several processes may look at the same time.
 */
const TASKS: readonly Task[] = [
  { name: 'offers', everyMs: 250, run: returnExpiredOffers },
  { name: 'wrap-up', everyMs: 250, run: endWrapUps },
  { name: 'lost calls', everyMs: 1_000, run: endLostCalls },
  { name: 'unattended agents', everyMs: 1_000, run: releaseUnattended },
  { name: 'audit seal', everyMs: 1_000, run: sealAuditEvents },
  { name: 'beat', everyMs: 5_000, run: beat },
  { name: 'tidy', everyMs: 60_000, run: tidy },
];
const TICK_MS = 250;
const NUDGE_MS = 1_000;

/** Runs what is due, one task after the other, and goes on whatever fails. */
export class Sweeper {
  private readonly due = new Map<Task, number>();
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;
  private nudgeAt = 0;

  constructor(
    private readonly ctx: Context,
    private readonly router: Router,
  ) {}

  start(): void {
    this.schedule(0);
  }

  /** Resolves when the task under way is over. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.running;
  }

  private schedule(delayMs: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.sweep().finally(() => this.schedule(TICK_MS));
    }, delayMs);
  }

  private async sweep(): Promise<void> {
    for (const task of TASKS) {
      const now = performance.now();
      if (this.stopped) return;
      if (now < (this.due.get(task) ?? 0)) continue;
      this.due.set(task, now + task.everyMs);
      try {
        await task.run(this.ctx);
      } catch (err) {
        this.ctx.log.warn({ err, task: task.name }, 'a periodic task failed; it will be tried again');
      }
    }
    if (performance.now() < this.nudgeAt) return;
    this.nudgeAt = performance.now() + NUDGE_MS;
    this.router.nudge();
  }
}
