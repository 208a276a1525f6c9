import { Store } from '@falink/client';
import { screenRoutes } from '@falink/protocol';
import type { Platform } from '../platform/Platform.js';
import { type ApiClient, refusalOf } from './ApiClient.js';
import { type CallViewState, isOpen } from './callView.js';

/** Another code is fetched so long before the one that is shown ends. */
const RENEW_BEFORE_MS = 20_000;
const RETRY_AFTER_MS = 3_000;

export interface HandoverViewState {
  /** `busy`: this television has a call, and offers no code; `failed`: the service cannot be reached just now. */
  readonly phase: 'fetching' | 'shown' | 'failed' | 'busy';
  /** What the QR and the digits say; null: nothing to show. */
  readonly offer: { readonly url: string; readonly code: string } | null;
}

const NOTHING: HandoverViewState = { phase: 'fetching', offer: null };

/**
 * The code with which a call from a browser goes on on this television: fetched while a page shows it and no call is
 * open here, renewed before it ends (SPEC U9).
 */
export class HandoverModel {
  readonly store = new Store<HandoverViewState>(NOTHING);
  #shownBy = 0;
  #isWanted = false;
  #asked = 0;
  /** A repetition of a request whose answer was lost has the same code. */
  #requestId: string | undefined;
  #cancel: (() => void) | undefined;

  constructor(
    private readonly platform: Pick<Platform, 'clock' | 'device'>,
    private readonly api: ApiClient,
    private readonly token: () => Promise<string>,
    private readonly call: Store<CallViewState>,
  ) {
    call.subscribe(() => this.#follow());
  }

  /** A page shows the code from now on. @returns what ends that */
  show(): () => void {
    this.#shownBy += 1;
    this.#follow();
    let shown = true;
    return () => {
      if (!shown) return;
      shown = false;
      this.#shownBy -= 1;
      this.#follow();
    };
  }

  /** Somebody does not want to wait for the next attempt. */
  retry(): void {
    if (!this.#isWanted || this.store.state.phase === 'shown') return;
    this.#cancel?.();
    void this.#fetch();
  }

  #follow(): void {
    const { call, phase } = this.call.state;
    const isBusy = isOpen(call) || phase === 'starting';
    const isWanted = this.#shownBy > 0 && !isBusy;
    if (isWanted && this.#isWanted) return;
    if (!isWanted) this.#forget(this.#shownBy > 0 ? 'busy' : 'fetching');
    this.#isWanted = isWanted;
    if (isWanted) {
      this.store.set(NOTHING);
      void this.#fetch();
    }
  }

  #forget(phase: HandoverViewState['phase']): void {
    this.#asked += 1;
    this.#requestId = undefined;
    this.#cancel?.();
    this.#cancel = undefined;
    this.store.set({ phase, offer: null });
  }

  async #fetch(): Promise<void> {
    const asked = ++this.#asked;
    this.#requestId ??= this.platform.device.uuid();
    try {
      const { url, code, expiresInMs } = await this.api.call(screenRoutes.offerScreen, {
        token: await this.token(),
        body: { requestId: this.#requestId },
      });
      if (asked !== this.#asked) return;
      this.#requestId = undefined;
      this.store.set({ phase: 'shown', offer: { url, code } });
      this.#again(Math.max(RETRY_AFTER_MS, expiresInMs - RENEW_BEFORE_MS));
    } catch (error) {
      if (asked !== this.#asked) return;
      this.store.set({ phase: refusalOf(error)?.code === 'call.already_open' ? 'busy' : 'failed', offer: null });
      this.#again(RETRY_AFTER_MS);
    }
  }

  #again(afterMs: number): void {
    this.#cancel = this.platform.clock.after(afterMs, () => void this.#fetch());
  }
}
