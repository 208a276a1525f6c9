import type { Context } from '../../../kernel/context.js';
import type { Change } from '../../../kernel/delivery/change-feed.js';
import { assignWaiting } from './assign.js';

/**
 * Routes whenever a call may wait or an agent may be free. Nudges that arrive while it works are one more round, not
 * one each. A round that fails is left to the sweeper, which nudges every second.
 */
export class Router {
  private running: Promise<void> | null = null;
  private again = false;
  private stopped = false;
  private unsubscribe: () => void = () => {};

  constructor(private readonly ctx: Context) {}

  start(): void {
    this.unsubscribe = this.ctx.changes.subscribe((changes) => {
      if (changes.some(concernsRouting)) this.nudge();
    });
    this.nudge();
  }

  /** Resolves when the round under way is over. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.unsubscribe();
    await this.running;
  }

  nudge(): void {
    if (this.stopped) return;
    this.again = true;
    this.running ??= this.work().finally(() => {
      this.running = null;
    });
  }

  private async work(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        // A full round may leave calls that the next lot of agents can take.
        while ((await assignWaiting(this.ctx)) > 0 && !this.stopped);
      } catch (err) {
        this.ctx.log.warn({ err }, 'a round of routing failed');
        return;
      }
    }
  }
}

function concernsRouting(change: Change): boolean {
  return change.type === 'queue' || change.type === 'agent';
}
