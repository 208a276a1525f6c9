import { callRoutes } from '@falink/protocol';
import type { Clock } from '../platform/Platform.js';
import type { ApiClient } from './ApiClient.js';
import { persist } from './persist.js';

/** Reports that a call is over: left, declined or hung up. */
export class EndReports {
  #latest: Promise<void> = Promise.resolve();
  #of: string | undefined;

  constructor(
    private readonly clock: Pick<Clock, 'after'>,
    private readonly api: ApiClient,
    private readonly token: () => Promise<string>,
  ) {}

  /** The latest report is done with, or given up. */
  get settled(): Promise<void> {
    return this.#latest;
  }

  /** Retries; if that fails for good, the service ends the call once its media, or its time to ring, is over. */
  send(callId: string): Promise<void> {
    if (this.#of === callId) return this.#latest;
    this.#of = callId;
    const done = (): void => {
      if (this.#of === callId) this.#of = undefined;
    };
    this.#latest = persist(this.clock, async () =>
      this.api.call(callRoutes.endCall, { params: { id: callId }, token: await this.token() }),
    ).then(done, done);
    return this.#latest;
  }
}
