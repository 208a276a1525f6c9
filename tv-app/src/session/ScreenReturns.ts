import { screenRoutes, type TerminalCall } from '@falink/protocol';
import type { Clock } from '../platform/Platform.js';
import type { ApiClient } from './ApiClient.js';
import { persist } from './persist.js';

/** Calls of browsers that were given back here: a late notification must not bring one back, another handover may. */
export class ScreenReturns {
  /** The last revision that this television showed, by the call's id. */
  readonly #revisions = new Map<string, number>();

  constructor(
    private readonly clock: Pick<Clock, 'after'>,
    private readonly api: ApiClient,
    private readonly token: () => Promise<string>,
  ) {}

  /** Whether the call was given back at this state of it. */
  has({ id, revision }: TerminalCall): boolean {
    return revision <= (this.#revisions.get(id) ?? 0);
  }

  /** Reports that this television no longer shows the call. Retries; if that fails for good, it shows it again. */
  async send({ id, revision }: TerminalCall): Promise<void> {
    // Until the service has received it, every state of the call is one from before.
    this.#revisions.set(id, Number.POSITIVE_INFINITY);
    try {
      await persist(this.clock, async () =>
        this.api.call(screenRoutes.leaveScreen, { params: { id }, token: await this.token() }),
      );
      this.#revisions.set(id, revision);
    } catch {
      this.#revisions.delete(id);
    }
  }
}
