import { SingleFlight } from '@falink/client';
import type { Context } from '../../../kernel/context.js';
import type { Change } from '../../../kernel/delivery/change-feed.js';
import { agentChanged, queueChanged } from '../changes.js';
import { assignWaiting } from './assign.js';

const ROUTING = new Set([queueChanged.kind.type, agentChanged.type]);

/**
 * Routes whenever a call may wait or an agent may be free. Nudges that arrive while it works are one more round, not
 * one each. A round that fails is left to the timer, which nudges every second.
 */
export class Router {
  readonly #routing = new SingleFlight(() => this.#route());
  #stopped = false;
  #unsubscribe: () => void = () => {};

  constructor(private readonly ctx: Context) {}

  start(): void {
    this.#unsubscribe = this.ctx.changes.subscribe((changes: readonly Change[]) => {
      if (changes.some(({ type }) => ROUTING.has(type))) this.nudge();
    });
    this.nudge();
  }

  /** Resolves when the round under way is over. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unsubscribe();
    await this.#routing.stop();
  }

  nudge(): void {
    void this.#routing.run();
  }

  async #route(): Promise<void> {
    try {
      // A full round may leave calls that the next lot of agents can take.
      while ((await assignWaiting(this.ctx)) > 0 && !this.#stopped);
    } catch (err) {
      this.ctx.log.warn({ err }, 'a round of routing failed');
    }
  }
}
