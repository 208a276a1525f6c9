import { Store } from '@falink/client';
import { callRoutes, type Goodbye } from '@falink/protocol';
import type { Platform } from '../platform/Platform.js';
import type { ApiClient } from './ApiClient.js';
import { persist } from './persist.js';

export interface GoodbyeState {
  /** What the agent wrote down for the resident; null: not known, or there is none. */
  readonly goodbye: Goodbye | null;
}

/** What was agreed in the call that is over, in the agent's words (SPEC C17). It is kept only while its page is open. */
export class GoodbyeModel {
  readonly store = new Store<GoodbyeState>({ goodbye: null });
  #callId: string | null = null;
  #asked = 0;

  constructor(
    private readonly platform: Pick<Platform, 'clock'>,
    private readonly api: ApiClient,
    private readonly token: () => Promise<string>,
  ) {}

  /** The page of a call that is over is open. What cannot be fetched is not shown; a notification fetches it again. */
  async load(callId: string): Promise<void> {
    this.#callId = callId;
    const asked = ++this.#asked;
    try {
      const goodbye = await persist(this.platform.clock, async () =>
        this.api.call(callRoutes.goodbye, { params: { id: callId }, token: await this.token() }),
      );
      // A slow response may be older than a later one, or of a call that is forgotten.
      if (asked === this.#asked) this.store.set({ goodbye: goodbye.state === 'none' ? null : goodbye });
    } catch {
      // The page stays as it is: thanks, and what happens next.
    }
  }

  /** Something was written, or a phone took it along; null: the line was lost, and anything may have happened. */
  notified(callId: string | null): void {
    if (this.#callId !== null && (callId ?? this.#callId) === this.#callId) void this.load(this.#callId);
  }

  forget(): void {
    this.#callId = null;
    this.#asked += 1;
    this.store.set({ goodbye: null });
  }
}
