import { Store } from '@falink/client';
import { type ScreenOffer, screenRoutes } from '@falink/protocol';
import type { Platform } from '../platform/Platform.js';
import { type ApiClient, refusalOf } from './ApiClient.js';
import { type CallViewState, isOpen } from './callView.js';
import { RenewedOffer } from './RenewedOffer.js';

export interface HandoverViewState {
  /** `busy`: this television has a call, and offers no code; `failed`: the service cannot be reached just now. */
  readonly phase: 'fetching' | 'shown' | 'failed' | 'busy';
  /** What the QR and the digits say; null: nothing to show. */
  readonly offer: { readonly url: string; readonly code: string } | null;
}

const NOTHING: HandoverViewState = { phase: 'fetching', offer: null };

/**
 * The code with which a call from a browser goes on on this television: fetched while a page shows it and no call is
 * open here (SPEC U9).
 */
export class HandoverModel {
  readonly store = new Store<HandoverViewState>(NOTHING);
  readonly #offer: RenewedOffer<ScreenOffer>;
  /** A repetition of a request whose answer was lost has the same code. */
  #requestId: string | undefined;

  constructor(
    platform: Pick<Platform, 'clock' | 'device'>,
    api: ApiClient,
    token: () => Promise<string>,
    private readonly call: Store<CallViewState>,
  ) {
    this.#offer = new RenewedOffer({
      clock: platform.clock,
      wanted: () => (this.#isBusy ? null : 'this television'),
      fetch: async () => {
        this.#requestId ??= platform.device.uuid();
        return api.call(screenRoutes.offerScreen, { token: await token(), body: { requestId: this.#requestId } });
      },
      taken: ({ url, code }) => {
        this.#requestId = undefined;
        this.store.set({ phase: 'shown', offer: { url, code } });
      },
      failed: (error) => {
        this.store.set({ phase: refusalOf(error)?.code === 'call.already_open' ? 'busy' : 'failed', offer: null });
        return true;
      },
      forgotten: () => {
        this.#requestId = undefined;
        this.store.set({ phase: this.#offer.isShown && this.#isBusy ? 'busy' : 'fetching', offer: null });
      },
    });
    call.subscribe(() => this.#offer.follow());
  }

  /** A page shows the code from now on. @returns what ends that */
  show(): () => void {
    return this.#offer.show();
  }

  /** Somebody does not want to wait for the next attempt. */
  retry(): void {
    if (this.store.state.phase !== 'shown') this.#offer.retry();
  }

  get #isBusy(): boolean {
    const { call, phase } = this.call.state;
    return isOpen(call) || phase === 'starting';
  }
}
