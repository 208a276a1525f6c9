import { Store } from '@falink/client';
import { companionRoutes, type TerminalCall } from '@falink/protocol';
import type { Platform } from '../platform/Platform.js';
import { type ApiClient, refusalOf } from './ApiClient.js';
import { type CallViewState, isOpen } from './callView.js';

/** Another link is fetched so long before the one that is shown ends. */
const RENEW_BEFORE_MS = 20_000;
const RETRY_AFTER_MS = 3_000;

export interface CompanionViewState {
  /** What the QR says; null: not fetched yet, or no link is wanted. */
  readonly link: string | null;
  /** The service cannot be reached just now. */
  readonly failed: boolean;
}

const NOTHING: CompanionViewState = { link: null, failed: false };

/**
 * The link for a phone that is to be this box's camera: fetched while a page shows it, renewed before it ends, and gone
 * once a phone has opened it (SPEC N1, N2).
 */
export class CompanionModel {
  readonly store = new Store<CompanionViewState>(NOTHING);
  #shownBy = 0;
  #callId: string | null = null;
  #asked = 0;
  #cancel: (() => void) | undefined;

  constructor(
    private readonly platform: Pick<Platform, 'clock' | 'device'>,
    private readonly api: ApiClient,
    private readonly token: () => Promise<string>,
    private readonly call: Store<CallViewState>,
  ) {
    call.subscribe(() => this.#follow());
  }

  /** A page shows the link from now on. @returns what ends that */
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

  /** The phone is no longer the camera. */
  async stop(): Promise<void> {
    const { call } = this.call.state;
    if (!isOpen(call)) return;
    try {
      await this.api.call(companionRoutes.endCompanion, { params: { id: call.id }, token: await this.token() });
    } catch {
      this.store.set({ failed: true });
    }
  }

  #follow(): void {
    const { call } = this.call.state;
    const wanted = this.#shownBy > 0 && isOpen(call) && isFree(call) ? call.id : null;
    if (wanted === this.#callId) return;
    this.#callId = wanted;
    this.#forget();
    if (wanted !== null) void this.#fetch(wanted);
  }

  #forget(): void {
    this.#asked += 1;
    this.#cancel?.();
    this.#cancel = undefined;
    if (this.store.state.link !== null || this.store.state.failed) this.store.set(NOTHING);
  }

  async #fetch(callId: string): Promise<void> {
    const asked = ++this.#asked;
    try {
      const { url, expiresInMs } = await this.api.call(companionRoutes.offerCompanion, {
        params: { id: callId },
        token: await this.token(),
        body: { requestId: this.platform.device.uuid() },
      });
      if (asked !== this.#asked) return;
      this.store.set({ link: url, failed: false });
      this.#again(callId, Math.max(RETRY_AFTER_MS, expiresInMs - RENEW_BEFORE_MS));
    } catch (error) {
      if (asked !== this.#asked) return;
      this.store.set({ link: null, failed: true });
      // A call that is over needs none.
      if (refusalOf(error)?.code !== 'call.ended') this.#again(callId, RETRY_AFTER_MS);
    }
  }

  #again(callId: string, afterMs: number): void {
    this.#cancel = this.platform.clock.after(afterMs, () => void this.#fetch(callId));
  }
}

/** No phone has opened a link, or the one that did has gone. */
const isFree = ({ companion }: TerminalCall): boolean => (companion ?? null) === null || companion === 'away';
